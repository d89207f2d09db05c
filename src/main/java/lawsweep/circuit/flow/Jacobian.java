package lawsweep.circuit.flow;

import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/**
 * The field that a flow follows and its Jacobian along the curve, power by power of the time: dual numbers, with the
 * derivative by each parameter in a lane.
 */
final class Jacobian {

  private final PrimeField field;
  private final int d;
  private final int lanes;
  private final Jets theta;
  private final SeriesField source;
  private final double[][] gradients;
  private final double[][] derivatives;
  private final Matrix transposes;

  /**
   * No powers yet.
   *
   * @param flow which of several flows
   * @param most the largest order that is computed
   */
  Jacobian(FlowFields fields, int flow, int most) {
    this.field = fields.field();
    this.d = fields.theta().length;
    this.lanes = lanes(d);
    Algebra algebra = new Algebra(1, new int[2], 2 * most + 2, most + 1,
        (a, b) -> a % 2 + b % 2 < 2 && a / 2 + b / 2 <= most ? a + b : -1);
    this.theta = new Jets(algebra.parts(), d, lanes);
    double[] directions = new double[Math.multiplyExact(d, lanes)];
    for (int e = 0; e < d; e++) {
      directions[e * lanes + e] = 1;
    }
    theta.attach(1, directions);
    this.source = fields.followed(flow, algebra, lanes, theta);
    this.gradients = new double[most + 1][];
    this.derivatives = new double[most + 1][];
    this.transposes = Matrix.zero(d, Math.multiplyExact(most + 1, d));
  }

  /** How many derivatives at a time. */
  static int lanes(int parameters) {
    return (parameters + 7) / 8 * 8;
  }

  /** The transposes, D × D each: that of power n in columns n D up to (n + 1) D. */
  Matrix transposes() {
    return transposes;
  }

  /**
   * Computes the next power.
   *
   * @param curve θ of this power
   * @param metric what gradients are multiplied with; null for nothing
   * @return the field: D numbers
   */
  double[] compute(int n, double[] curve, MetricSeries metric) {
    theta.attach(2 * n, curve, /* once= */ true);
    Jets gradient = source.compute(2 * n, 2 * n + 2);
    gradients[n] = new double[d];
    derivatives[n] = new double[d * lanes];
    for (int e = 0; gradient.has(2 * n) && e < d; e++) {
      gradients[n][e] = gradient.data(2 * n)[gradient.at(2 * n) + e * gradient.step(2 * n)];
    }
    if (gradient.has(2 * n + 1)) {
      PullBack.copy(gradient, 2 * n + 1, derivatives[n]);
    }
    double[] out = new double[d];
    for (int e = 0; e < d; e++) {
      double[] row = new double[lanes];
      double turn = 0;
      for (int i = metric == null ? n : 0; i <= n; i++) {
        double factor = metric == null ? 1 : metric.values()[n - i][e];
        out[e] += factor * gradients[i][e];
        turn += metric == null ? 0 : metric.slopes()[n - i][e] * gradients[i][e];
        for (int l = 0; l < d; l++) {
          row[l] += factor * derivatives[i][e * lanes + l];
        }
      }
      row[e] = field.reduce(row[e]) + field.reduce(turn);
      out[e] = field.reduce(out[e]);
      for (int l = 0; l < d; l++) {
        transposes.data()[transposes.index(l, n * d + e)] = field.reduce(row[l]);
      }
    }
    if (metric == null) {
      derivatives[n] = null;
    }
    return out;
  }
}
