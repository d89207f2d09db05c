package lawsweep.langevin.state;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.geometry.Spectrum;

/**
 * What the deep linear network's geometry makes of singular values, in their frame. It has the eigenvalues h_kl of
 * A_{N,W} on u_k v_lᵀ (papers/004, (7.13); (14.8) for N = ∞), the gradient Σ' of the entropy (12.8) and the Itô
 * drift Σ'' (12.9). Allocates nothing after construction.
 *
 * <p>With q = (λ_l/λ_k)² ≤ 1 and weights q^i, i = 0..N-1, every number is a sum of positive terms:
 * h_kl = λ_k^{2N-2} Σ q^i, and the two coefficients of the pair in Σ' are T_kl = Σ (N-1-i) q^i / Σ q^i and
 * T_lk = Σ i q^i / Σ q^i. So nothing cancels for equal, nearly equal or vanishing singular values, and no exponential
 * is needed. The numbers are those of {@link Spectrum}, which serves N = ∞.
 *
 * <p>Singular values beyond the working rank count as zero; h_kl = 0 where both are.
 */
public final class FrameSpectrum {

  private final int depth;
  private final boolean infinite;
  private final int d;
  private final int rank;
  private final double[] lambda;
  private final double[] h;
  private final double[] coefficient;
  /** Where {@link #pair} leaves its results. */
  private double pairH;
  private double pairLarge;
  private double pairSmall;

  /** The spectrum of a cell's matrices. */
  public FrameSpectrum(LangevinCell cell) {
    depth = cell.depth();
    infinite = depth == LangevinCell.INFINITE;
    d = cell.width();
    rank = cell.rank();
    lambda = new double[d];
    h = new double[d * d];
    coefficient = new double[d];
  }

  /** Takes new singular values, decreasing. */
  public void look(double[] sigma) {
    for (int k = 0; k < d; k++) {
      lambda[k] = k < rank ? Spectrum.root(sigma[k], depth) : 0;
      coefficient[k] = 0;
    }
    for (int k = 0; k < d; k++) {
      for (int l = k; l < d; l++) {
        pair(k, lambda[k], lambda[l]);
        h[k * d + l] = pairH;
        h[l * d + k] = pairH;
        if (l > k) {
          coefficient[k] += pairLarge;
          coefficient[l] += pairSmall;
        }
      }
    }
  }

  /** Looks at λ_k and at one that is not larger. */
  private void pair(int k, double large, double small) {
    boolean still = k >= rank || large == 0;
    pairH = depth == 1 && k < rank ? 1 : 0;
    pairLarge = 0;
    pairSmall = 0;
    if (!still && infinite) {
      pairH = Spectrum.h(large, small, depth);
      pairLarge = Spectrum.t(large, small, depth);
      pairSmall = Spectrum.t(small, large, depth);
    } else if (!still) {
      finite(large, small);
    }
  }

  private void finite(double large, double small) {
    double q = (small / large) * (small / large);
    double term = 1;
    double sum = 1;
    double moment = 0;
    double comoment = depth - 1.0;
    double power = 1;
    for (int i = 1; i < depth; i++) {
      term *= q;
      sum += term;
      moment = Math.fma(i, term, moment);
      comoment = Math.fma(depth - 1.0 - i, term, comoment);
      power *= large * large;
    }
    pairH = power * sum;
    pairLarge = comoment / sum;
    pairSmall = moment / sum;
  }

  /** λ_k = σ_k^{1/N}, σ_k for N = ∞; zero beyond the rank. */
  public double[] lambda() {
    return lambda;
  }

  /** h_kl, row-major. */
  public double[] h() {
    return h;
  }

  /** Σ'_kk: λ_k^{N-2} Σ_l T_kl, for N = ∞ σ_k Σ_l ψ(2 log(σ_k/σ_l)). */
  public double entropyGradient(int k) {
    return coefficient[k] == 0 ? 0 : coefficient[k] * power(lambda[k]);
  }

  /** Σ''_kk: (N-1) λ_k^{N-2}, for N = ∞ σ_k. */
  public double itoDrift(int k) {
    if (k >= rank || depth == 1) {
      return 0;
    }
    return infinite ? lambda[k] : (depth - 1) * power(lambda[k]);
  }

  /** λ^{N-2}, λ for N = ∞. */
  private double power(double x) {
    double power = 1;
    if (infinite) {
      return x;
    }
    for (int i = 2; i < depth; i++) {
      power *= x;
    }
    return power;
  }
}
