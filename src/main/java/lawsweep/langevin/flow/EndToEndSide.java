package lawsweep.langevin.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.pack.Doubles;
import lawsweep.langevin.state.EndToEndStart;
import lawsweep.langevin.state.EndToEndView;
import lawsweep.langevin.state.MovingFrame;

/** A flow of the end-to-end matrix. */
final class EndToEndSide implements FlowSide {

  private final LangevinCell cell;
  private final EndToEndFlow flow;
  private final EndToEndStart start;
  private final MovingFrame viewFrame;

  /**
   * The side of a cell.
   *
   * @param entropic true for the flow of its free energy, false for that of its energy
   */
  EndToEndSide(LangevinCell cell, boolean entropic) {
    this.cell = cell;
    flow = new EndToEndFlow(cell, entropic);
    start = new EndToEndStart(cell);
    viewFrame = new MovingFrame(cell.width());
  }

  @Override
  public int size() {
    return cell.width() * cell.width();
  }

  @Override
  public VectorField field() {
    return flow;
  }

  @Override
  public void start(long number, double[] state) {
    start.of(number);
    start.write(state);
    flow.frame().reset();
  }

  @Override
  public void keepRank(double[] state) {
    if (cell.rank() < cell.width()) {
      start.truncate(state);
    }
  }

  @Override
  public void show(double[] state, ReplicaView out) {
    EndToEndView.show(state, viewFrame, cell, out);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Doubles.write(flow.frame().right(), out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    Doubles.read(in, flow.frame().right());
  }
}
