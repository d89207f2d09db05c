package lawsweep.sweep.engine;

import lawsweep.kernel.Kernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.road.data.DataCounter;
import lawsweep.road.dense.DenseCounter;
import lawsweep.road.sign.SignFlowCounter;
import lawsweep.road.symmetric.SymmetricCounter;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** The counter of real runs: each cell is estimated and counted on the road that is its own. */
public final class EngineCounter implements CellCounter {

  private final RoadChoice road;
  private final DenseCounter dense;
  private final SymmetricCounter symmetric;
  private final DataCounter data;
  private final DataCounter inFloat64;
  private final SignFlowCounter signFlows = new SignFlowCounter();

  /**
   * A counter.
   *
   * @param kernels compute
   * @param road chooses the road of each cell
   */
  public EngineCounter(Kernels kernels, RoadChoice road) {
    this.road = road;
    this.dense = new DenseCounter(kernels);
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
