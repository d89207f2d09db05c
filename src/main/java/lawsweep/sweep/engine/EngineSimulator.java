package lawsweep.sweep.engine;

import java.io.IOException;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.ensemble.LangevinSimulator;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** The simulator of real runs. */
public final class EngineSimulator implements CellSimulator {

  /** Threads for which memory is estimated: the estimate is to be the same on every machine. */
  private static final int THREADS = 16;

  private final LangevinSimulator simulator = new LangevinSimulator();

  @Override
  public String engine() {
    return LangevinSimulator.ENGINE;
  }

  @Override
  public Estimate estimate(LangevinCell cell) {
    int threads = Math.min(THREADS, simulator.parallelism(cell));
    return new Estimate(simulator.flops(cell), simulator.memoryBytes(cell, threads), 0);
  }

  @Override
  public boolean spreads(LangevinCell cell) {
    return simulator.parallelism(cell) > 1;
  }

  @Override
  public LangevinResult simulate(LangevinCell cell, Limits limits, Team team, Stop stop, CheckpointStore checkpoints)
      throws IOException {
    return simulator.simulate(cell, limits.seconds(), team, stop, checkpoints);
  }
}
