package lawsweep.formula.scalar;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.flow.DormandPrince;
import lawsweep.langevin.flow.VectorField;

/** f(t, s) ∇s - λ θ of a block 1,n_1,n_2,1 in plain loops, integrated with error control; time is the last unknown. */
final class BlockFlow implements VectorField {

  private final int n;
  private final int m;
  private final DoubleBinaryOperator control;
  private final double decay;

  BlockFlow(int n, int m, DoubleBinaryOperator control) {
    this(n, m, control, 0);
  }

  BlockFlow(int n, int m, DoubleBinaryOperator control, double decay) {
    this.decay = decay;
    this.n = n;
    this.m = m;
    this.control = control;
  }

  int size() {
    return n + n * m + m;
  }

  static double[] start(int n, int m, Random random) {
    return random.doubles(n + n * m + m, -1, 1).toArray();
  }

  BlockWeights weights(double[] y) {
    return new BlockWeights(n, m, Arrays.copyOf(y, n), Arrays.copyOfRange(y, n, n + n * m),
        Arrays.copyOfRange(y, n + n * m, size()));
  }

  CurvePoint point(double[] y) {
    return Curve.of(weights(y)).point();
  }

  /** ∇s. */
  double[] gradient(double[] y) {
    double[] g = new double[size()];
    int v = n + n * m;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        double w = y[n + i * m + j];
        g[i] += w * y[v + j];
        g[n + i * m + j] = y[i] * y[v + j];
        g[v + j] += y[i] * w;
      }
    }
    return g;
  }

  @Override
  public void at(double[] y, double[] velocity) {
    double[] g = gradient(y);
    double s = 0;
    for (int i = 0; i < n; i++) {
      s += y[i] * g[i];
    }
    double f = control.applyAsDouble(y[size()], s);
    for (int i = 0; i < size(); i++) {
      velocity[i] = f * g[i] - decay * y[i];
    }
    velocity[size()] = 1;
  }

  /** The states at times span, 2 span, …, steps span; the first is the start. */
  double[][] run(double[] start, double span, int steps) {
    DormandPrince solver = new DormandPrince(this, size() + 1);
    System.arraycopy(start, 0, solver.state(), 0, size());
    solver.begin();
    double[][] states = new double[steps + 1][];
    states[0] = start.clone();
    for (int i = 1; i <= steps; i++) {
      solver.advance(span, span * (steps - i), Break.NEVER);
      states[i] = Arrays.copyOf(solver.state(), size());
    }
    return states;
  }
}
