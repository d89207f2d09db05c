package lawsweep.sweep;

import lawsweep.kernel.Stop;
import lawsweep.kernel.Team;
import lawsweep.langevin.CheckpointStore;
import lawsweep.langevin.LangevinCell;
import lawsweep.langevin.LangevinResult;
import lawsweep.law.Estimate;
import lawsweep.law.Limits;

/** The simulator of real runs. */
public final class EngineSimulator implements CellSimulator {

  @Override
  public String engine() {
    return "1";
  }

  @Override
  public Estimate estimate(LangevinCell cell) {
    return new Estimate(1, 1, 0);
  }

  @Override
  public boolean spreads(LangevinCell cell) {
    return cell.replicas() > 1;
  }

  @Override
  public LangevinResult simulate(LangevinCell cell, Limits limits, Team team, Stop stop, CheckpointStore checkpoints) {
    throw new UnsupportedOperationException("simulations are not there yet");
  }
}
