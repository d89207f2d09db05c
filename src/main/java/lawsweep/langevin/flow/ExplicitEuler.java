package lawsweep.langevin.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.pack.Doubles;

/** Euler's method, one step for each advance: order 1; for flows it is gradient descent with the step as its rate. */
final class ExplicitEuler implements FlowSolver {

  private final VectorField field;
  private final double[] y;
  private final double[] velocity;

  /** An integrator of equations with {@code size} unknowns. */
  ExplicitEuler(VectorField field, int size) {
    this.field = field;
    y = new double[size];
    velocity = new double[size];
  }

  @Override
  public double[] state() {
    return y;
  }

  @Override
  public void begin() {
    // A step needs the state alone.
  }

  @Override
  public boolean advance(double span, double after, Break pause) {
    field.at(y, velocity);
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.fma(span, velocity[i], y[i]);
    }
    return true;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Doubles.write(y, out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    Doubles.read(in, y);
  }
}
