package lawsweep.langevin.flow;

import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.pack.LaneSteps;

/** The steps of {@link FlowReplica} in lanes, for flows of factors, which have nothing but these. */
final class FlowLanes implements LaneSteps<FlowReplica<FactorSide>> {

  private final FactorLanes factors;
  private final LaneSolver solver;
  private final double end;

  FlowLanes(LangevinCell cell) {
    int size = cell.depth() * cell.width() * cell.width();
    factors = new FactorLanes(cell);
    solver = cell.scheme().adaptive() ? new AdaptiveLanes(factors, size) : new EulerLanes(factors, size);
    end = cell.time();
  }

  @Override
  public void start(long firstReplica) {
    // Flows have no random numbers.
  }

  @Override
  public void load(int lane, FlowReplica<FactorSide> replica) {
    solver.load(lane, replica.solver());
    factors.load(lane, replica.side().spaces());
  }

  @Override
  public void fill(int lane, FlowReplica<FactorSide> replica) {
    load(lane, replica);
    solver.leave(lane);
  }

  @Override
  public void store(int lane, FlowReplica<FactorSide> replica) {
    solver.store(lane, replica.solver());
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
