package lawsweep.lie;

import java.util.Arrays;
import lawsweep.kernel.Kernels;
import lawsweep.residue.PrimeField;
import lawsweep.work.Watch;

/**
 * Brackets of any length, for a batch of {@link Kernels#LANES} samples, as Taylor coefficients.
 *
 * <p>Let X_1, …, X_K and Y be random fields. Pull Y back to θ along the flows of X_1, …, X_K, each followed for the
 * time t. The result is e^{t ad X_1} ⋯ e^{t ad X_K} Y at θ (up to signs). Its coefficient of t^k is a combination of
 * right-nested brackets [X_i1, [X_i2, … Y]] of k + 1 fields, hence lies in W_k(θ). The part that is linear in each of
 * k different X_i is one such bracket, and the fields are random: over all samples the coefficients of t^k span these
 * brackets for every k ≤ K, and nothing longer.
 *
 * <p>One flow started on a curve θ(t) is a series in t and its own time u; at u = t it ends on the next curve. The
 * recurrence (n + 1) θ_{n+1,m} = X(θ)_{n,m} needs no inverse. The pullback is the same recurrence for the field's
 * linearisation, run back along -X_K, …, -X_1. A sample costs about K^5 D / 2 multiply-adds.
 */
final class FlowPullback {

  private static final int LANES = Kernels.LANES;

  private final Point point;
  private final PrimeField field;
  private final Kernels kernels;
  private final FieldStreams streams;
  private final int order;
  private final Watch watch;
  private final int parameters;
  private final BivariateChains chains;
  private final double[] curve;
  private final double[] vector;
  private final double[] theta;
  private final double[] tangent;

  /**
   * Prepares samples of a given order at a point.
   *
   * @param order K, less than p
   * @param watch asked now and then; may end the work
   */
  FlowPullback(Point point, Kernels kernels, FieldStreams streams, int order, Watch watch) {
    this.point = point;
    this.field = point.field();
    this.kernels = kernels;
    this.streams = streams;
    this.order = order;
    this.watch = watch;
    this.parameters = point.layout().size();
    this.chains = new BivariateChains(point, kernels, order);
    curve = new double[Math.multiplyExact((order + 1) * LANES, parameters)];
    vector = new double[curve.length];
    theta = new double[Math.multiplyExact(chains.coefficients() * LANES, parameters)];
    tangent = new double[theta.length];
  }

  /**
   * Computes samples first..first+{@link Kernels#LANES}-1.
   *
   * @param lowest the lowest power of t asked for
   * @return the coefficients of t^lowest, …, t^K, each D batched entries
   */
  double[] compute(int first, int lowest) {
    int size = parameters * LANES;
    Arrays.fill(curve, 0);
    for (int e = 0; e < parameters; e++) {
      Arrays.fill(curve, e * LANES, (e + 1) * LANES, point.values()[e]);
    }
    double[][][] fields = new double[order + 1][][];
    for (int f = 0; f <= order; f++) {
      fields[f] = LaneGates.draw(point, streams, order, f, first);
    }
    for (int f = 1; f <= order; f++) {
      follow(fields[f], 1, false);
    }
    evaluate(fields[0], size);
    for (int f = order; f >= 1; f--) {
      follow(fields[f], -1, true);
    }
    return Arrays.copyOfRange(vector, lowest * size, vector.length);
  }

  /** The curve that {@link #compute} ended on: θ again, constant. For tests. */
  double[] endCurve() {
    return curve;
  }

  /** Sets the vector to a field's value along the curve. */
  private void evaluate(double[][] gates, int size) {
    chains.fields(gates);
    for (int m = 0; m <= order; m++) {
      System.arraycopy(curve, m * size, theta, m * size, size);
      chains.compute(theta, 0, m);
      chains.writeFields(0, m, vector, m * size);
    }
  }

  /** Moves the curve along a field (sign 1) or against it (sign -1) for the time t, and the vector with it if asked. */
  private void follow(double[][] gates, int sign, boolean withVector) {
    int size = parameters * LANES;
    chains.fields(gates);
    System.arraycopy(curve, 0, theta, 0, curve.length);
    if (withVector) {
      System.arraycopy(vector, 0, tangent, 0, vector.length);
    }
    for (int n = 0; n < order; n++) {
      watch.ask();
      double factor = field.reduce(sign * field.invert(n + 1));
      for (int m = 0; n + m < order; m++) {
        int next = chains.index(n + 1, m) * size;
        chains.compute(theta, n, m);
        chains.writeFields(n, m, theta, next);
        kernels.scale(field, factor, theta, next, size);
        if (withVector) {
          chains.computeTangent(theta, tangent, n, m);
          chains.writeDerivatives(n, m, tangent, next);
          kernels.scale(field, factor, tangent, next, size);
        }
      }
    }
    collect(theta, curve, size);
    if (withVector) {
      collect(tangent, vector, size);
    }
  }

  /** Sets u = t: coefficient k of {@code to} becomes the sum of all coefficients (n, k - n). */
  private void collect(double[] from, double[] to, int size) {
    for (int k = 0; k <= order; k++) {
      int at = k * size;
      System.arraycopy(from, chains.index(0, k) * size, to, at, size);
      for (int n = 1; n <= k; n++) {
        int source = chains.index(n, k - n) * size;
        for (int i = 0; i < size; i++) {
          to[at + i] += from[source + i];
        }
      }
      kernels.laneReduce(field, to, at, size);
    }
  }
}
