package lawsweep.langevin.flow;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.state.LaneFactors;

/** {@link FactorFlow} for eight replicas. */
final class FactorLanes implements LaneSide, LaneField {

  private final LaneFactors products;

  FactorLanes(LangevinCell cell) {
    products = new LaneFactors(cell);
  }

  @Override
  public LaneField field() {
    return this;
  }

  @Override
  public void at(int part, double[] factors, double[] velocity) {
    products.gradient(part, -1, factors, velocity);
  }

  @Override
  public void load(int lane, FlowSide side) {
    products.load(lane, ((FactorSide) side).spaces());
  }

  @Override
  public void store(int lane, FlowSide side) {
    // The factors are all there is.
  }
}
