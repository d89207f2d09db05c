package lawsweep.langevin.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.pack.Replica;

/** A replica of a flow: state, right-hand side and how a step is done. The state is the factors or, downstairs, W. */
final class FlowReplica implements Replica {

  private final FlowSide side;
  private final FlowSolver solver;

  FlowReplica(FlowSide side, FlowSolver solver) {
    this.side = side;
    this.solver = solver;
  }

  @Override
  public void start(long number) {
    side.start(number, solver.state());
    solver.begin();
  }

  @Override
  public void advance(Interval interval, int step) {
    solver.advance(interval.step());
    side.keepRank(solver.state());
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
}
