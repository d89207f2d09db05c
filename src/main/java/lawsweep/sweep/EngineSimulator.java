package lawsweep.sweep;

import java.io.IOException;
import lawsweep.kernel.Stop;
import lawsweep.kernel.Team;
import lawsweep.langevin.CheckpointStore;
import lawsweep.langevin.LangevinCell;
import lawsweep.langevin.LangevinResult;
import lawsweep.langevin.LangevinSimulator;
import lawsweep.law.Estimate;
import lawsweep.law.Limits;

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
