package lawsweep.sweep;

import lawsweep.adam.SignFlowCounter;
import lawsweep.data.DataCounter;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.Team;
import lawsweep.law.Estimate;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.LawCounter;
import lawsweep.law.Limits;
import lawsweep.kernel.Stop;
import lawsweep.symmetric.SymmetricCounter;

/** The counter of real runs: each cell is estimated and counted on the road that is its own. */
public final class EngineCounter implements CellCounter {

  private final Road road;
  private final LawCounter dense;
  private final SymmetricCounter symmetric;
  private final SignFlowCounter signFlows = new SignFlowCounter();
  private final DataCounter data;
  private final DataCounter inFloat64;

  /**
   * A counter.
   *
   * @param kernels compute
   * @param road chooses the road of each cell
   */
  public EngineCounter(Kernels kernels, Road road) {
    this.road = road;
    this.dense = new LawCounter(kernels);
    this.symmetric = new SymmetricCounter(kernels);
    this.data = new DataCounter(kernels);
    this.inFloat64 = DataCounter.inFloat64();
  }

  @Override
  public String method(LawCell cell) {
    return road.of(cell).label();
  }

  @Override
  public Estimate estimate(LawCell cell) {
    return switch (road.of(cell)) {
      case SYMMETRIC -> symmetric.estimate(cell);
      case DENSE -> cell.fields() == Fields.DATA ? data.estimate(cell) : dense.estimate(cell);
      case FLOAT64 -> inFloat64.estimate(cell);
      case ARRANGEMENT -> signFlows.estimate(cell);
      case AUTO -> throw noRoad(cell);
    };
  }

  @Override
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return switch (road.of(cell)) {
      case SYMMETRIC -> symmetric.count(cell, limits, team, stop);
      case DENSE ->
        cell.fields() == Fields.DATA ? data.count(cell, limits, team, stop) : dense.count(cell, limits, team, stop);
      case FLOAT64 -> inFloat64.count(cell, limits, team, stop);
      case ARRANGEMENT -> signFlows.count(cell, limits, team, stop);
      case AUTO -> throw noRoad(cell);
    };
  }

  private IllegalArgumentException noRoad(LawCell cell) {
    return new IllegalArgumentException("no road counts " + cell.key());
  }
}
