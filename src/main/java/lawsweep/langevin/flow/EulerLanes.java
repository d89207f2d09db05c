package lawsweep.langevin.flow;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;
import static lawsweep.lanes.LaneMatrices.VECTOR;

import jdk.incubator.vector.DoubleVector;
import lawsweep.lanes.LaneArrays;
import lawsweep.langevin.cell.Break;

/** {@link ExplicitEuler} for eight replicas. */
final class EulerLanes implements LaneSolver {

  private final LaneField field;
  private final double[] y;
  private final double[] velocity;

  EulerLanes(LaneField field, int size) {
    this.field = field;
    y = new double[size * LANES];
    velocity = new double[size * LANES];
  }

  @Override
  public void load(int lane, FlowSolver solution) {
    LaneArrays.put(solution.state(), y, lane);
  }

  @Override
  public void leave(int lane) {
    // A step takes as long for any state.
  }

  @Override
  public void store(int lane, FlowSolver solution) {
    LaneArrays.take(y, lane, solution.state());
  }

  @Override
  public boolean advance(double span, double after, int lanes, Break pause) {
    DoubleVector step = DoubleVector.broadcast(SPECIES, span);
    for (int part = 0; part < lanes; part += VECTOR) {
      field.at(part, y, velocity);
      for (int i = part; i < y.length; i += LANES) {
        step.fma(DoubleVector.fromArray(SPECIES, velocity, i), DoubleVector.fromArray(SPECIES, y, i)).intoArray(y, i);
      }
    }
    return true;
  }

  @Override
  public boolean finished(int lane) {
    return true;
  }
}
