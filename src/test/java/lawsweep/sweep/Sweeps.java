package lawsweep.sweep;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Limits;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/** Sweeps for tests: their spec is the text {@code name cells}. */
final class Sweeps {

  static final ResultDirectory.SpecSource READER = (source, files) -> {
    String[] words = new String(source, StandardCharsets.UTF_8).split(" ");
    return of(words[0], Integer.parseInt(words[1]));
  };

  private Sweeps() {}

  static Sweep of(String name, int cells) {
    return of(name, cells, Limits.DEFAULT);
  }

  static Sweep of(String name, int cells, Limits limits) {
    List<Cell> list = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      list.add(new Cell.Count(cell(i)));
    }
    return new Sweep(name, limits, list, name + "-" + cells, (name + " " + cells).getBytes(StandardCharsets.UTF_8),
        Map.of());
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
    return new SweepRunner(engines(counter), settings(shard, threads), new StopSwitch(), new RunMeter()).run(directory);
  }

  /** The results of a directory without what depends on the machine. */
  static List<String> results(ResultDirectory directory) throws IOException {
    List<String> lines = new ArrayList<>();
    try (ResultReader reader = ResultReader.open(directory)) {
      for (Optional<CellRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
        CellRecord r = record.get();
        lines.add(new String(RecordCodec.write(new CellRecord(r.schema(), r.status(), r.cell(), r.outcome(), r.method(),
            "", 0, r.reason())), StandardCharsets.UTF_8));
      }
    }
    return lines;
  }

  /** With a simulator that makes things up. */
  static Engines engines(CellCounter counter) {
    return new Engines(counter, new FakeSimulator());
  }

  /** The only kind of cells in these sweeps. */
  static LawCell law(Cell cell) {
    return cell instanceof Cell.Count(LawCell law) ? law : fail("expected a count, got " + cell);
  }

  static CellRecord done(LawCell cell, LawCount count, double seconds) {
    return CellRecord.done(new Cell.Count(cell), new Outcome.Count(count), count.certificate().method(), "fake",
        seconds);
  }

  static CellRecord done(int i) {
    LawCell cell = cell(i);
    return done(cell, FakeCounter.countOf(cell), i * 1e-3);
  }
}
