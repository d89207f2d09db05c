package lawsweep.langevin.flow;

import java.io.DataInput;
import java.io.DataOutput;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.state.EndToEndStart;
import lawsweep.langevin.state.FactorView;
import lawsweep.langevin.state.InnerSpaces;

/** A flow of factors, which start balanced. Their equation keeps the rank by itself. */
final class FactorSide implements FlowSide {

  private final int depth;
  private final int d;
  private final FactorFlow flow;
  private final FactorView view;
  private final EndToEndStart start;

  FactorSide(LangevinCell cell) {
    depth = cell.depth();
    d = cell.width();
    flow = new FactorFlow(cell);
    view = new FactorView(cell);
    start = new EndToEndStart(cell);
  }

  /** The inner spaces of the factors. */
  InnerSpaces spaces() {
    return flow.spaces();
  }

  @Override
  public int size() {
    return depth * d * d;
  }

  @Override
  public VectorField field() {
    return flow;
  }

  @Override
  public void start(long number, double[] state) {
    start.of(number);
    start.lift(state);
    flow.start(start);
    view.start(state);
  }

  @Override
  public void keepRank(double[] state) {
    // The equation does it.
  }

  @Override
  public void show(double[] state, ReplicaView out) {
    view.show(state, out);
  }

  @Override
  public void save(DataOutput out) {
    // The factors are all there is.
  }

  @Override
  public void restore(DataInput in) {
    // The factors are all there is.
  }
}
