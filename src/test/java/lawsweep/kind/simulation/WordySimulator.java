package lawsweep.kind.simulation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import lawsweep.kind.count.FakeCounter;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.sweep.store.Manifest;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.Shard;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** Simulates nothing, and has a lot to say of it. */
public final class WordySimulator extends FakeSimulator {

  /** Eight counts, and three simulations with a record of more than a megabyte each. */
  private static final String SPEC = """
      name: wordy
      networks: [{family: linear, depth: 2, each: 1..2}]
      langevin: [{dynamics: downstairs, depth: 1..3, width: 2, time: 1, step: 0.01, replicas: 2}]
      """;

  /** Rows of each simulation. */
  public static final int ROWS = 30_000;

  @Override
  public LangevinResult simulate(LangevinCell cell, Limits limits, Team team, Stop stop, CheckpointStore checkpoints) {
    return new LangevinResult(IntStream.range(0, ROWS).mapToObj(
        i -> new ObservableRow(Math.floorDiv(i, 8) / (double) ROWS, "observable_" + i % 8, "", Math.sin(i),
            Math.abs(Math.cos(i)), 2))
        .toList(), 0, -1, ROWS);
  }

  /** Runs a small sweep whose records of simulations are long. */
  public static ResultDirectory run(Path path) throws Exception {
    Sweep sweep = FakeKinds.read("wordy.yaml", SPEC.getBytes(StandardCharsets.UTF_8));
    ResultDirectory directory = ResultDirectory.prepare(path, sweep, Manifest.of(sweep, "auto", "1", Map.of()));
    new SweepRunner(FakeKinds.of(new FakeCounter(), new WordySimulator()),
        RunSettings.of(Shard.WHOLE, 1, Retry.NONE, "fake"), new StopSwitch(), new RunMeter()).run(directory);
    return directory;
  }
}
