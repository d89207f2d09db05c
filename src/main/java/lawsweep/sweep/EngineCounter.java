package lawsweep.sweep;

import lawsweep.kernel.Kernels;
import lawsweep.kernel.Team;
import lawsweep.law.Estimate;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.LawCounter;
import lawsweep.law.Limits;
import lawsweep.law.Stop;

/** The counter of real runs. There is one road so far, the dense one, so every method takes it. */
public final class EngineCounter implements CellCounter {

  private final LawCounter dense;

  /** A counter that computes with the given kernels. */
  public EngineCounter(Kernels kernels) {
    this.dense = new LawCounter(kernels);
  }

  @Override
  public Estimate estimate(LawCell cell) {
    return dense.estimate(cell);
  }

  @Override
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return dense.count(cell, limits, team, stop);
  }
}
