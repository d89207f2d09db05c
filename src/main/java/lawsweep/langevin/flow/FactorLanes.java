package lawsweep.langevin.flow;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.state.InnerSpaces;
import lawsweep.langevin.state.LaneFactors;

/** {@link FactorFlow} for eight replicas, one a lane. */
final class FactorLanes implements LaneField {

  private final LaneFactors products;

  FactorLanes(LangevinCell cell) {
    products = new LaneFactors(cell);
  }

  @Override
  public void at(int part, double[] factors, double[] velocity) {
    products.gradient(part, -1, factors, velocity);
  }

  /** Takes the inner spaces of a replica's factors into its lane. */
  void load(int lane, InnerSpaces spaces) {
    products.load(lane, spaces);
  }
}
