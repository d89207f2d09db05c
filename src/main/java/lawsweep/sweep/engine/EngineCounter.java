package lawsweep.sweep.engine;

import lawsweep.kernel.Kernels;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.count.Roads;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** The counter of real runs: each cell is estimated and counted on the road that is its own. */
public final class EngineCounter implements CellCounter {

  private final Roads roads;
  private final RoadChoice choice;

  /**
   * A counter.
   *
   * @param kernels compute
   * @param choice chooses the road of each cell
   */
  public EngineCounter(Kernels kernels, RoadChoice choice) {
    this.roads = Roads.of(kernels);
    this.choice = choice;
  }

  @Override
  public String method(LawCell cell) {
    return roads.choose(choice, cell).label();
  }

  @Override
  public Estimate estimate(LawCell cell) {
    return roads.choose(choice, cell).estimate(cell);
  }

  @Override
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return roads.choose(choice, cell).count(cell, limits, team, stop);
  }
}
