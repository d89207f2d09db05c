package lawsweep.langevin.dyson;

import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.flow.DormandPrinceLanes;
import lawsweep.langevin.pack.LaneSteps;

/** The steps of {@link DysonFlow} in lanes. */
final class DysonFlowLanes implements LaneSteps<DysonFlow> {

  private final DormandPrinceLanes solver;
  private final double end;

  DysonFlowLanes(LangevinCell cell) {
    solver = new DormandPrinceLanes(new DysonDrift(cell), cell.width());
    end = cell.time();
  }

  @Override
  public void start(long firstReplica) {
    // A flow has no random numbers.
  }

  @Override
  public void load(int lane, DysonFlow replica) {
    solver.load(lane, replica.solver());
  }

  @Override
  public void fill(int lane, DysonFlow replica) {
    load(lane, replica);
    solver.leave(lane);
  }

  @Override
  public void store(int lane, DysonFlow replica) {
    solver.store(lane, replica.solver());
    replica.show();
  }

  @Override
  public boolean advance(Interval interval, int step, int lanes, Break pause) {
    return solver.advance(interval.step(), end - interval.end(), lanes, pause);
  }

  @Override
  public boolean finished(int lane) {
    return solver.finished(lane);
  }
}
