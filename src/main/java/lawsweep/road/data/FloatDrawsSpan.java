package lawsweep.road.data;

import lawsweep.dense.RankEstimate;
import lawsweep.dense.RankEstimator;
import lawsweep.lie.RealFields;
import lawsweep.random.Normals;
import lawsweep.work.Watch;

/** What fields and first brackets of one draw span, in float64. */
final class FloatDrawsSpan {

  /** So many brackets more than the dimensions that are missing. */
  private static final int MORE = 8;

  private final int parameters;
  private final Normals normals;
  private final RankEstimator estimator;

  /**
   * Nothing yet.
   *
   * @param parameters D
   * @param roundings by how many units of rounding fields may be wrong
   * @param normals the draw's random numbers: streams below 2^30 are this class's
   */
  FloatDrawsSpan(int parameters, double roundings, Normals normals) {
    this.parameters = parameters;
    this.normals = normals;
    this.estimator = new RankEstimator(parameters, roundings, normals);
  }

  /** Adds the rows of all inputs and outputs. */
  void add(RealFields fields) {
    double[] rows = new double[fields.rows() * parameters];
    fields.rows(rows);
    for (int i = 0; i < fields.rows(); i++) {
      estimator.add(rows, i * parameters);
    }
  }

  /** Adds one field. */
  void add(double[] field) {
    estimator.add(field, 0);
  }

  /**
   * Adds brackets [X, Y] = DX·Y - DY·X of random combinations of the fields, {@link #MORE} more than {@code missing}.
   * Each samples all brackets at once, so the first that adds nothing would do.
   */
  void addBrackets(RealFields fields, int missing, Watch watch) {
    int weights = fields.rows();
    double[] wx = new double[weights];
    double[] wy = new double[weights];
    double[] x = new double[parameters];
    double[] y = new double[parameters];
    double[] left = new double[parameters];
    double[] right = new double[parameters];
    for (int sample = 0; sample < missing + MORE; sample++) {
      watch.ask();
      normals.fill((1L << 29) + 2L * sample, 0, weights, wx, 0);
      normals.fill((1L << 29) + 2L * sample + 1, 0, weights, wy, 0);
      fields.sum(wx, x);
      fields.sum(wy, y);
      fields.derivative(wx, y, left);
      fields.derivative(wy, x, right);
      double terms = length(left) + length(right);
      for (int i = 0; i < parameters; i++) {
        left[i] -= right[i];
      }
      estimator.add(left, 0, terms);
    }
  }

  /** The rank so far. */
  RankEstimate rank() {
    return estimator.estimate();
  }

  private static double length(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum = Math.fma(v, v, sum);
    }
    return Math.sqrt(sum);
  }
}
