package lawsweep.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.Limits;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/** Sweeps for tests: their spec is the text {@code name cells}. */
final class Sweeps {

  static final Function<byte[], Sweep> READER = source -> {
    String[] words = new String(source, StandardCharsets.UTF_8).split(" ");
    return of(words[0], Integer.parseInt(words[1]));
  };

  private Sweeps() {}

  static Sweep of(String name, int cells) {
    return of(name, cells, Limits.DEFAULT);
  }

  static Sweep of(String name, int cells, Limits limits) {
    List<LawCell> list = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      list.add(cell(i));
    }
    return new Sweep(name, limits, list, name + "-" + cells, (name + " " + cells).getBytes(StandardCharsets.UTF_8));
  }

  static LawCell cell(int i) {
    boolean linear = i % 3 == 0;
    Bias bias = linear ? Bias.NONE : List.of(Bias.NONE, Bias.HIDDEN, Bias.ALL).get(i % 3);
    return new LawCell(new Architecture(linear ? Family.LINEAR : Family.RELU,
        List.of(1 + i / 2 % 4, 1 + i % 7, 2 + i / 50 % 40, 2), bias), Fields.GENERIC, 77, i);
  }

  static ResultDirectory prepare(Path path, Sweep sweep) throws IOException {
    return ResultDirectory.prepare(path, sweep, Manifest.of(sweep, "dense", "0.1", Map.of("host", "here")));
  }

  static RunSettings settings(Shard shard, int threads) {
    return RunSettings.of(shard, threads, false, "fake");
  }

  static RunResult run(ResultDirectory directory, CellCounter counter, Shard shard, int threads) throws IOException {
    return new SweepRunner(counter, settings(shard, threads), new StopSwitch(), new RunMeter()).run(directory);
  }

  /** The results of a directory without what depends on the machine. */
  static List<String> results(ResultDirectory directory) throws IOException {
    List<String> lines = new ArrayList<>();
    try (ResultReader reader = ResultReader.open(directory)) {
      for (Optional<CellRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
        CellRecord r = record.get();
        lines.add(new String(RecordCodec.write(new CellRecord(r.schema(), r.status(), r.cell(), r.count(), r.method(),
            "", 0, r.reason())), StandardCharsets.UTF_8));
      }
    }
    return lines;
  }

  static CellRecord done(int i) {
    LawCell cell = cell(i);
    return CellRecord.done(cell, FakeCounter.countOf(cell), "fake", i * 1e-3);
  }
}
