package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.count.CountOutcome;
import lawsweep.kind.count.FakeCounter;
import lawsweep.kind.simulation.FakeSimulator;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Records;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunResult;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.work.Limits;

/** Sweeps for tests: their spec is the text {@code name cells}. */
public final class Sweeps {

  static final ResultDirectory.SpecSource READER = (source, files) -> {
    String[] words = new String(source, StandardCharsets.UTF_8).split(" ");
    return of(words[0], Integer.parseInt(words[1]));
  };

  private Sweeps() {}

  public static Sweep of(String name, int cells) {
    return of(name, cells, Limits.DEFAULT);
  }

  public static Sweep of(String name, int cells, Limits limits) {
    List<Cell> list = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      list.add(new CountCell(cell(i)));
    }
    return new Sweep(name, 77, limits, list,
        new Sweep.Source((name + " " + cells).getBytes(StandardCharsets.UTF_8), Map.of()), FakeKinds.FAKE);
  }

  public static LawCell cell(int i) {
    boolean linear = i % 3 == 0;
    Bias bias = linear ? Bias.NONE : List.of(Bias.NONE, Bias.HIDDEN, Bias.ALL).get(i % 3);
    return new LawCell(new Architecture(linear ? Family.LINEAR : Family.RELU,
        List.of(1 + i / 2 % 4, 1 + i % 7, 2 + i / 50 % 40, 2), bias), Fields.GENERIC, 77, i);
  }

  public static ResultDirectory prepare(Path path, Sweep sweep) throws IOException {
    return ResultDirectory.prepare(path, sweep, Manifest.of(sweep, "dense", "0.1", Map.of("host", "here")));
  }

  public static RunSettings settings(Shard shard, int threads) {
    return RunSettings.of(shard, threads, Retry.NONE, "fake");
  }

  public static RunResult run(ResultDirectory directory, CountKind counter, Shard shard, int threads)
      throws IOException {
    return new SweepRunner(engines(counter), settings(shard, threads), new StopSwitch(), new RunMeter()).run(directory);
  }

  /** The results of a directory without what depends on the machine. */
  public static List<String> results(ResultDirectory directory) throws IOException {
    List<String> lines = new ArrayList<>();
    try (ResultReader reader = ResultReader.open(directory)) {
      for (Optional<CellRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
        CellRecord r = record.get();
        lines.add(new String(Records.write(new CellRecord(r.schema(), r.status(), r.cell(), r.outcome(), r.method(),
            "", 0, r.reason())), StandardCharsets.UTF_8));
      }
    }
    return lines;
  }

  /** With a simulator that makes things up. */
  public static Kinds engines(CountKind counter) {
    return FakeKinds.of(counter, new FakeSimulator());
  }

  /** The only kind of cells in these sweeps. */
  public static LawCell law(Cell cell) {
    return cell instanceof CountCell(LawCell law) ? law : fail("expected a count, got " + cell);
  }

  public static CellRecord done(LawCell cell, LawCount count, double seconds) {
    return CellRecord.done(new CountCell(cell), new CountOutcome(count), count.certificate().method(), "fake",
        seconds);
  }

  public static CellRecord done(int i) {
    LawCell cell = cell(i);
    return done(cell, FakeCounter.countOf(cell), i * 1e-3);
  }
}
