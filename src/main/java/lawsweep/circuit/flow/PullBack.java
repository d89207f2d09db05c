package lawsweep.circuit.flow;

import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/** Fields that stand still, along a curve, power by power of the time: what they do to velocities, or to parameters. */
final class PullBack {

  /** Fields besides as many as there are parameters. */
  static final int MARGIN = 4;

  /** The same where fields range over a finite set. */
  static final int FINITE_MARGIN = 60;

  private final PrimeField field;
  private final int d;
  private final int lanes;
  private final Jets theta;
  private final SeriesField source;
  private final Matrix values;
  private final double[][] gradients;

  /**
   * No powers yet.
   *
   * @param flow which of several flows
   * @param most the largest order
   */
  PullBack(FlowFields fields, int flow, int most) {
    this.field = fields.field();
    this.d = fields.theta().length;
    this.lanes = lanes(d, fields.finite());
    Algebra algebra = new Algebra(1, new int[2], most + 1, most, (a, b) -> a + b <= most ? a + b : -1);
    this.theta = new Jets(algebra.parts(), d, lanes);
    this.source = fields.pulled(flow, algebra, lanes, theta);
    this.values = Matrix.zero(lanes, Math.multiplyExact(most + 1, d));
    this.gradients = new double[most + 1][];
  }

  /** How many fields. */
  static int lanes(int parameters, boolean finite) {
    return (parameters + (finite ? FINITE_MARGIN : MARGIN) + 7) / 8 * 8;
  }

  /** A row for each field; power n of the time in columns n D up to (n + 1) D. */
  Matrix values() {
    return values;
  }

  /**
   * Computes the next power.
   *
   * @param curve θ of this power
   * @param metric what gradients are multiplied with; null for nothing
   */
  void compute(int n, double[] curve, MetricSeries metric) {
    theta.attach(n, curve, /* once= */ true);
    Jets gradient = source.compute(n, n + 1);
    gradients[n] = new double[d * lanes];
    if (gradient.has(n)) {
      copy(gradient, n, gradients[n]);
    }
    for (int e = 0; e < d; e++) {
      double[] sums = new double[lanes];
      for (int i = metric == null ? n : 0; i <= n; i++) {
        double factor = metric == null ? 1 : metric.values()[n - i][e];
        for (int lane = 0; lane < lanes; lane++) {
          sums[lane] += factor * gradients[i][e * lanes + lane];
        }
      }
      for (int lane = 0; lane < lanes; lane++) {
        values.data()[values.index(lane, n * d + e)] = field.reduce(sums[lane]);
      }
    }
    if (metric == null) {
      gradients[n] = null;
    }
  }

  /** Gives each lane its own numbers. */
  static void copy(Jets from, int part, double[] out) {
    int lanes = out.length / from.entries();
    for (int i = 0; i < out.length; i++) {
      out[i] = from.data(part)[from.at(part) + (from.uniform(part) ? i / lanes : i)];
    }
  }
}
