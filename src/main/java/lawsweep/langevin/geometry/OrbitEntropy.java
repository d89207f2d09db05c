package lawsweep.langevin.geometry;

import lawsweep.langevin.cell.LangevinCell;

/**
 * The Boltzmann entropy S(W) = log vol(O_W) of the balanced factors over W, papers/004, Theorem 10, with its constant.
 * The same number as {@link Entropy}'s, but without allocation and with one logarithm. For rank r
 *
 * <pre>{@code
 * S = (N - 1) log(c_d / c_{d-r}) + ½ Σ_{k < l, k ≤ r} log h_kl
 * h_kl = Σ_j λ_k^{2(N-1-j)} λ_l^{2j},   λ_l = 0 for l > r
 * }</pre>
 *
 * <p>with c_d of {@link OrthogonalVolume}. For r = d it is (6.2) without differences, so coincident singular values
 * are harmless.
 *
 * <p>For N = ∞ it is the limit of what depends on W: the sum of ½ log((σ_k² - σ_l²) / (2 log(σ_k/σ_l))) over pairs,
 * which is S_∞, and of log σ_k over pairs of k within the rank and l beyond it. (14.11) lacks the ½ in print.
 *
 * <p>S is -∞ if some h_kl = 0: two zero singular values within the rank, or one for N = ∞. Used by one thread.
 */
public final class OrbitEntropy {

  private static final double SERIES_BELOW = 0.1;

  private final int width;
  private final int rank;
  private final int depth;
  private final double constant;
  private final double[] logs;
  private final LogProduct product = new LogProduct();

  /**
   * The entropy of fibres.
   *
   * @param depth N, or {@link LangevinCell#INFINITE}
   */
  public OrbitEntropy(int width, int rank, int depth) {
    this.width = width;
    this.rank = rank;
    this.depth = depth;
    logs = new double[width];
    constant = depth == LangevinCell.INFINITE ? 0 : (depth - 1) * OrthogonalVolume.logStiefel(rank, width);
  }

  /**
   * S(W).
   *
   * @param lambda σ_k^{1/N}, decreasing; σ_k for N = ∞
   */
  public double of(double[] lambda) {
    if (depth == LangevinCell.INFINITE) {
      for (int k = 0; k < rank; k++) {
        logs[k] = StrictMath.log(lambda[k]);
      }
    }
    product.clear();
    for (int k = 0; k < rank; k++) {
      for (int l = k + 1; l < width; l++) {
        if (depth < LangevinCell.INFINITE) {
          product.times(h(lambda[k], l < rank ? lambda[l] : 0));
        } else {
          product.times(l < rank ? limit(lambda[k], lambda[l], k, l) : lambda[k] * lambda[k]);
        }
      }
    }
    return constant + 0.5 * product.log();
  }

  private double h(double larger, double smaller) {
    double a = larger * larger;
    double b = smaller * smaller;
    double power = 1;
    double sum = 1;
    for (int j = 1; j < depth; j++) {
      power *= b;
      sum = Math.fma(sum, a, power);
    }
    return sum;
  }

  private double limit(double larger, double smaller, int k, int l) {
    if (smaller == 0) {
      return 0;
    }
    double x = logs[k] - logs[l];
    if (x < SERIES_BELOW) {
      double y = x * x;
      return larger * smaller * (1 + y / 6 * (1 + y / 20 * (1 + y / 42 * (1 + y / 72))));
    }
    return (larger - smaller) * (larger + smaller) / (2 * x);
  }
}
