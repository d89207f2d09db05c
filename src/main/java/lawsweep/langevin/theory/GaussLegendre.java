package lawsweep.langevin.theory;

import java.util.function.DoubleUnaryOperator;

/** Integrals by the rule of Gauss and Legendre with {@value #POINTS} points. */
final class GaussLegendre {

  private static final int POINTS = 16;
  private static final double[] NODES = new double[POINTS];
  private static final double[] WEIGHTS = new double[POINTS];

  static {
    for (int i = 0; i < POINTS; i++) {
      root(i);
    }
  }

  private GaussLegendre() {}

  /** ∫ f over [from, to]. */
  static double integral(double from, double to, DoubleUnaryOperator f) {
    double middle = 0.5 * (from + to);
    double half = 0.5 * (to - from);
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      sum += WEIGHTS[i] * f.applyAsDouble(middle + half * NODES[i]);
    }
    return half * sum;
  }

  /** Newton's method for the zeros of the Legendre polynomial. */
  private static void root(int i) {
    double x = StrictMath.cos(StrictMath.PI * (i + 0.75) / (POINTS + 0.5));
    double slope = 1;
    for (int step = 0; step < 20; step++) {
      double last = 1;
      double value = x;
      for (int n = 2; n <= POINTS; n++) {
        double next = ((2 * n - 1) * x * value - (n - 1) * last) / n;
        last = value;
        value = next;
      }
      slope = POINTS * (x * value - last) / (x * x - 1);
      x -= value / slope;
    }
    NODES[i] = x;
    WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
  }
}
