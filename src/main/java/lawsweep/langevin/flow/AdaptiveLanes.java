package lawsweep.langevin.flow;

import lawsweep.langevin.cell.Break;

/** {@link DormandPrinceLanes} as a solver of flows. */
final class AdaptiveLanes implements LaneSolver {

  private final DormandPrinceLanes lanes;

  AdaptiveLanes(LaneField field, int size) {
    lanes = new DormandPrinceLanes(field, size);
  }

  @Override
  public void load(int lane, FlowSolver solution) {
    lanes.load(lane, (DormandPrince) solution);
  }

  @Override
  public void leave(int lane) {
    lanes.leave(lane);
  }

  @Override
  public void store(int lane, FlowSolver solution) {
    lanes.store(lane, (DormandPrince) solution);
  }

  @Override
  public boolean advance(double span, double after, int used, Break pause) {
    return lanes.advance(span, after, used, pause);
  }

  @Override
  public boolean finished(int lane) {
    return lanes.finished(lane);
  }
}
