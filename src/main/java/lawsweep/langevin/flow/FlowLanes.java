package lawsweep.langevin.flow;

import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.pack.LaneSteps;

/** The steps of {@link FlowReplica} in lanes. */
final class FlowLanes implements LaneSteps<FlowReplica> {

  private final LaneSide side;
  private final LaneSolver solver;
  private final double end;

  private FlowLanes(LangevinCell cell, LaneSide side, int size) {
    this.side = side;
    solver = cell.scheme().adaptive() ? new AdaptiveLanes(side.field(), size) : new EulerLanes(side.field(), size);
    end = cell.time();
  }

  /** The steps of a flow of factors. */
  static FlowLanes ofFactors(LangevinCell cell) {
    return new FlowLanes(cell, new FactorLanes(cell), cell.depth() * cell.width() * cell.width());
  }

  @Override
  public void start(long firstReplica) {
    // Flows have no random numbers.
  }

  @Override
  public void load(int lane, FlowReplica replica) {
    solver.load(lane, replica.solver());
    side.load(lane, replica.side());
  }

  @Override
  public void fill(int lane, FlowReplica replica) {
    load(lane, replica);
    solver.leave(lane);
  }

  @Override
  public void store(int lane, FlowReplica replica) {
    solver.store(lane, replica.solver());
    side.store(lane, replica.side());
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
