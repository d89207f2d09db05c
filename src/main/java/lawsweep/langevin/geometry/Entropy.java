package lawsweep.langevin.geometry;

import java.util.Collections;

/**
 * The Boltzmann entropy S(W) = log vol(O_W), (6.5): the volume of the balanced networks with end-to-end matrix W, with
 * its constant. Theorem 10: vol(O_W) = c_d^{N-1} Π_{k&lt;l} √h_kl, with c_d of {@link OrthogonalVolume}.
 *
 * <p>At rank r the orbit is that of (St_{r,d})^{N-1}: c_d gives way to c_d / c_{d-r}, and the product runs over pairs k
 * &lt; l with k ≤ r.
 *
 * <p>At infinite depth the entropy is the limit of what depends on W, S_N - (N-1) log(c_d/c_{d-r}) - r(r-1)/4 log N:
 * for full rank S_∞ = ½ Σ_{k&lt;l} log((σ_k² - σ_l²)/(2 log(σ_k/σ_l))). The paper's (14.11) lacks the ½. At rank r
 * pairs k ≤ r &lt; l contribute log σ_k each.
 */
public final class Entropy {

  private Entropy() {}

  /** S(W); -∞ where the orbit degenerates (two zero singular values, one at infinite depth). */
  public static double of(SingularFrame frame) {
    int d = frame.width();
    int r = frame.rank();
    double sum = 0;
    for (int k = 0; k < r; k++) {
      for (int l = k + 1; l < r; l++) {
        sum += 0.5 * Spectrum.logH(frame.lambda()[k], frame.lambda()[l], frame.depth());
      }
      if (r < d) {
        sum += (d - r) * logMixed(frame, k);
      }
    }
    return frame.infinite() ? sum : sum + (frame.depth() - 1) * OrthogonalVolume.logStiefel(r, d);
  }

  /** ½ log h_kl for k ≤ r &lt; l: (N-1) log λ_k, which tends to log σ_k. */
  private static double logMixed(SingularFrame frame, int k) {
    return frame.infinite()
        ? StrictMath.log(frame.sigma()[k])
        : 0.5 * Spectrum.logH(frame.lambda()[k], 0, frame.depth());
  }

  /**
   * Σ' of (12.8): grad S = A(S'(W)) = Q_N Σ' Q_0ᵀ, with Σ'_kk = λ_k^{N-2} Σ_{l≠k} T_kl and T of {@link Spectrum#t}. At
   * rank r: pairs with l > r contribute (N-1) λ_k^{N-2}, and Σ'_kk = 0 for k > r. At infinite depth the limit of Σ'/N,
   * σ_k Σ_{l≠k} ψ(2 log(σ_k/σ_l)).
   */
  public static double[] sigmaPrime(SingularFrame frame) {
    double[] prime = new double[frame.width()];
    for (int k = 0; k < frame.rank(); k++) {
      double repulsion = repulsion(frame, k);
      prime[k] = repulsion == 0 ? 0 : repulsion * scale(frame, k);
    }
    return prime;
  }

  /** Σ_{l≠k} T_kl, 0-based; k below the rank. */
  static double repulsion(SingularFrame frame, int k) {
    double sum = 0;
    for (int l = 0; l < frame.width(); l++) {
      if (l != k) {
        sum += Spectrum.t(frame.lambda()[k], frame.lambda()[l], frame.depth());
      }
    }
    return sum;
  }

  /**
   * Σ'' of (12.9), the Itô drift of Brownian motion of g^N, Theorem 18: (N-1) λ_k^{N-2} for k ≤ r, else 0. At infinite
   * depth (not in the paper) the limit of Σ''/N: σ_k.
   */
  public static double[] sigmaSecond(SingularFrame frame) {
    double[] second = new double[frame.width()];
    for (int k = 0; k < frame.rank(); k++) {
      second[k] = frame.depth() == 1 ? 0 : scale(frame, k) * (frame.infinite() ? 1 : frame.depth() - 1);
    }
    return second;
  }

  /** λ_k^{N-2}; σ_k at infinite depth. */
  private static double scale(SingularFrame frame, int k) {
    double lambda = frame.lambda()[k];
    return frame.infinite() ? lambda : frame.depth() == 1 ? 1 / lambda : Spectrum.power(lambda, frame.depth() - 2);
  }

  /** The Riemannian gradient Q_N Σ' Q_0ᵀ of S; smooth where singular values coincide. */
  public static double[] gradient(SingularFrame frame) {
    return frame.conjugate(sigmaPrime(frame));
  }

  /**
   * The gradient of S∘φ on the balanced manifold: Q_p diag(Σ_{l≠k} T_kl / (N λ_k)) Q_{p-1}ᵀ for every p, which φ_* maps
   * to {@link #gradient(SingularFrame)}. It is minus the mean curvature vector of the orbit O_W in the balanced
   * manifold: Section 12.1 (2) of the paper leaves the sign open.
   */
  public static Factors gradient(BalancedPoint point) {
    SingularFrame frame = point.frame();
    double[] values = new double[frame.width()];
    for (int k = 0; k < frame.rank(); k++) {
      double repulsion = repulsion(frame, k);
      values[k] = repulsion == 0 ? 0 : repulsion / (frame.depth() * frame.lambda()[k]);
    }
    return point.diagonal(Collections.nCopies(frame.depth(), values));
  }

  /** The Itô drift Q_N Σ'' Q_0ᵀ of Brownian motion of g^N (12.10). */
  public static double[] itoDrift(SingularFrame frame) {
    return frame.conjugate(sigmaSecond(frame));
  }
}
