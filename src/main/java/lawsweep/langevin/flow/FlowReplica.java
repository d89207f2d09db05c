package lawsweep.langevin.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.pack.Replica;

/**
 * A replica of a flow: state, right-hand side and how a step is done. The state is the factors or, downstairs, W.
 *
 * @param <S> which of them
 */
final class FlowReplica<S extends FlowSide> implements Replica {

  private final S side;
  private final FlowSolver solver;
  private final double end;

  /**
   * A replica.
   *
   * @param end when its simulation ends
   */
  FlowReplica(S side, FlowSolver solver, double end) {
    this.side = side;
    this.solver = solver;
    this.end = end;
  }

  /** Whose flow it is. */
  S side() {
    return side;
  }

  /** What does its steps. */
  FlowSolver solver() {
    return solver;
  }

  @Override
  public void start(long number) {
    side.start(number, solver.state());
    solver.begin();
  }

  @Override
  public void advance(Interval interval, int step) {
    advance(interval, step, Break.NEVER);
  }

  @Override
  public boolean advance(Interval interval, int step, Break pause) {
    if (!solver.advance(interval.step(), end - interval.end(), pause)) {
      return false;
    }
    side.keepRank(solver.state());
    return true;
  }

  @Override
  public void view(ReplicaView out) {
    side.show(solver.state(), out);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    solver.save(out);
    side.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    solver.restore(in);
    side.restore(in);
  }

  @Override
  public void saveBreak(DataOutput out) throws IOException {
    solver.saveBreak(out);
  }

  @Override
  public void restoreBreak(DataInput in) throws IOException {
    solver.restoreBreak(in);
  }
}
