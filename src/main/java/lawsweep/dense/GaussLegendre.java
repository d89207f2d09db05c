package lawsweep.dense;

import java.util.function.DoubleUnaryOperator;

/** Integrals by the rule of Gauss and Legendre with a number of points: exact for polynomials of degree 2n - 1. */
public final class GaussLegendre {

  private final double[] nodes;
  private final double[] weights;

  /**
   * The rule.
   *
   * @param points n, at least 1
   */
  public GaussLegendre(int points) {
    this.nodes = new double[points];
    this.weights = new double[points];
    for (int i = 0; i < points; i++) {
      root(i);
    }
  }

  /** ∫ f over [from, to]. */
  public double integral(double from, double to, DoubleUnaryOperator f) {
    double middle = 0.5 * (from + to);
    double half = 0.5 * (to - from);
    double sum = 0;
    for (int i = 0; i < nodes.length; i++) {
      sum += weights[i] * f.applyAsDouble(middle + half * nodes[i]);
    }
    return half * sum;
  }

  /** Newton's method for the zeros of the Legendre polynomial. */
  private void root(int i) {
    int points = nodes.length;
    double x = StrictMath.cos(StrictMath.PI * (i + 0.75) / (points + 0.5));
    double slope = 1;
    for (int step = 0; step < 20; step++) {
      double last = 1;
      double value = x;
      for (int n = 2; n <= points; n++) {
        double next = ((2 * n - 1) * x * value - (n - 1) * last) / n;
        last = value;
        value = next;
      }
      slope = points * (x * value - last) / (x * x - 1);
      x -= value / slope;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
}
