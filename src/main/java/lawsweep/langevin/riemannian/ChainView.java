package lawsweep.langevin.riemannian;

import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;

/** Shows single replicas of a {@link ChainState}; measures balance and length on the factors themselves. */
public final class ChainView {

  private final int d;
  private final int depth;
  private final boolean factors;
  private final double[] left;
  private final double[] right;
  private final double[] upper;
  private final double[] lower;

  /**
   * A view of networks of one shape.
   *
   * @param factors whether factors move, or the end-to-end matrix alone
   */
  public ChainView(int d, int depth, boolean factors) {
    this.d = d;
    this.depth = depth;
    this.factors = factors;
    this.left = new double[d * d];
    this.right = new double[d * d];
    this.upper = new double[d * d];
    this.lower = new double[d * d];
  }

  /** Shows a replica. */
  public void read(ChainState state, int lane, ReplicaView out) {
    for (int k = 0; k < d; k++) {
      double lambda = state.lambda[k * Pack.LANES + lane];
      double power = 1;
      for (int p = 0; p < depth; p++) {
        power *= lambda;
      }
      out.lambda[k] = lambda;
      out.sigma[k] = power;
    }
    state.frame(0, lane, right);
    state.frame(depth, lane, left);
    product(left, out.sigma, right, out.endToEnd);
    out.normSquared = Double.NaN;
    out.balanceDefect = Double.NaN;
    out.lawDrift = Double.NaN;
    if (factors) {
      measureFactors(state, lane, out);
    }
  }

  private void measureFactors(ChainState state, int lane, ReplicaView out) {
    double norm = 0;
    double defect = 0;
    double drift = 0;
    for (int p = 1; p <= depth; p++) {
      state.frame(p - 1, lane, right);
      state.frame(p, lane, left);
      product(left, out.lambda, right, upper);
      norm += square(upper);
      if (p > 1) {
        for (int i = 0; i < d; i++) {
          for (int j = 0; j <= i; j++) {
            double gap = balance(i, j);
            defect = Math.max(defect, Math.abs(gap));
            drift += i == j ? gap * gap : 2 * gap * gap;
          }
        }
      }
      System.arraycopy(upper, 0, lower, 0, d * d);
    }
    out.normSquared = norm;
    out.balanceDefect = Double.isFinite(norm) ? defect : Double.NaN;
    out.lawDrift = Math.sqrt(drift);
  }

  /** Entry of W_{p+1}ᵀ W_{p+1} - W_p W_pᵀ. */
  private double balance(int i, int j) {
    double gap = 0;
    for (int k = 0; k < d; k++) {
      gap = Math.fma(upper[k * d + i], upper[k * d + j], gap);
      gap = Math.fma(-lower[i * d + k], lower[j * d + k], gap);
    }
    return gap;
  }

  private static double square(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum = Math.fma(v, v, sum);
    }
    return sum;
  }

  /** A diag(s) Bᵀ. */
  private void product(double[] a, double[] s, double[] b, double[] out) {
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        double sum = 0;
        for (int k = 0; k < d; k++) {
          sum = Math.fma(a[i * d + k] * s[k], b[j * d + k], sum);
        }
        out[i * d + j] = sum;
      }
    }
  }
}
