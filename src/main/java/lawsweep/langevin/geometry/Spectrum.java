package lawsweep.langevin.geometry;

import lawsweep.langevin.cell.LangevinCell;

/**
 * The two functions of singular values from which the geometry of the deep linear network is made, without
 * cancellation: relative errors of a few units of rounding for all depths up to hundreds and all gaps, zero and equal
 * values included.
 *
 * <p>Arguments are λ_k and λ_l, the singular values of the factors, λ = σ^{1/N}; for depth
 * {@link LangevinCell#INFINITE} they are σ_k and σ_l, and everything is the limit of 1/N times its value at depth N:
 * {@code A_∞ = lim A_N / N} as in (14.6).
 */
public final class Spectrum {

  /** Where ψ changes from its quotients to its series. */
  private static final double NEAR = 0.25;

  /** B_{2j}/(2j)! for j = 1..5: the Taylor coefficients of ψ at 0 beyond 1/2; the next adds 10^-16 at most. */
  private static final double[] BERNOULLI =
      {1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160};

  private Spectrum() {}

  /**
   * h_kl, the eigenvalue of A_{N,W} on u_k v_lᵀ, (7.13) and (7.14): the sum over j = 0..N-1 of λ_k^{2(N-1-j)} λ_l^{2j},
   * so (σ_k² - σ_l²) / (λ_k² - λ_l²), and N λ_k^{2N-2} for k = l. At infinite depth (14.8), (σ_k² - σ_l²) / (2
   * log(σ_k/σ_l)), and σ_k² for k = l. Symmetric. If one argument is 0: the other to the power 2N-2, and 0 at infinite
   * depth.
   *
   * @param lambdaK not negative
   * @param lambdaL not negative
   * @param depth N ≥ 1, or {@link LangevinCell#INFINITE}
   */
  public static double h(double lambdaK, double lambdaL, int depth) {
    double larger = Math.max(lambdaK, lambdaL);
    double smaller = Math.min(lambdaK, lambdaL);
    if (depth == 1) {
      return 1;
    }
    if (depth == LangevinCell.INFINITE) {
      return infinite(larger, smaller);
    }
    double top = power(larger, 2L * depth - 2);
    if (smaller == 0) {
      return top;
    }
    double y = 2 * logRatio(larger, smaller);
    return y == 0 ? depth * top : top * (StrictMath.expm1(-depth * y) / StrictMath.expm1(-y));
  }

  private static double infinite(double larger, double smaller) {
    if (smaller == 0) {
      return 0;
    }
    double x = logRatio(larger, smaller);
    if (x == 0) {
      return larger * larger;
    }
    return larger * larger * (StrictMath.expm1(-2 * x) / (-2 * x));
  }

  /** log h_kl; -∞ where h_kl is 0. It neither overflows nor underflows where {@link #h} would. */
  public static double logH(double lambdaK, double lambdaL, int depth) {
    double larger = Math.max(lambdaK, lambdaL);
    if (depth == 1) {
      return 0;
    }
    if (larger == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double exponent = depth == LangevinCell.INFINITE ? 2 : 2.0 * depth - 2;
    double scaled = h(1, Math.min(lambdaK, lambdaL) / larger, depth);
    if (lambdaK == lambdaL) {
      scaled = depth == LangevinCell.INFINITE ? 1 : depth;
    }
    return exponent * StrictMath.log(larger) + StrictMath.log(scaled);
  }

  /**
   * T_kl = N/(1-(λ_l/λ_k)^{2N}) - 1/(1-(λ_l/λ_k)²), the repulsion of the k-th from the l-th singular value: (12.8) is
   * Σ'_kk = λ_k^{N-2} Σ_{l≠k} T_kl. It lies between 0 and N-1, T_kl + T_lk = N-1, T_kl = (N-1)/2 if λ_k = λ_l, N-1 if
   * λ_l = 0 and 0 if only λ_k is 0. At infinite depth ψ(2 log(σ_k/σ_l)) with {@link #psi}.
   *
   * @param lambdaK not negative
   * @param lambdaL not negative
   * @param depth N ≥ 1, or {@link LangevinCell#INFINITE}
   */
  public static double t(double lambdaK, double lambdaL, int depth) {
    boolean limit = depth == LangevinCell.INFINITE;
    double most = limit ? 1 : depth - 1;
    if (lambdaK == lambdaL) {
      return 0.5 * most;
    }
    if (lambdaL == 0) {
      return most;
    }
    if (lambdaK == 0 || depth == 1) {
      return 0;
    }
    double y = 2 * logRatio(lambdaK, lambdaL);
    if (limit) {
      return psi(y);
    }
    // Far apart the two poles at y = 0 are far away; close by they cancel, and psi is what is left of each.
    return Math.abs(y) < NEAR
        ? depth * psi(depth * y) - psi(y)
        : 1 / StrictMath.expm1(-y) - depth / StrictMath.expm1(-depth * y);
  }

  /** ψ(y) = 1/(1-e^{-y}) - 1/y, increasing from 0 at -∞ to 1 at ∞, ψ(0) = 1/2. */
  public static double psi(double y) {
    if (Math.abs(y) >= NEAR) {
      return -1 / StrictMath.expm1(-y) - 1 / y;
    }
    double square = y * y;
    double sum = 0;
    for (int j = BERNOULLI.length - 1; j >= 0; j--) {
      sum = Math.fma(sum, square, BERNOULLI[j]);
    }
    return Math.fma(sum, y, 0.5);
  }

  /**
   * λ_k^{N-s} λ_l^{s-1} / √h_kl: the share of level s in the horizontal unit vector along u_k v_lᵀ, (8.20), (8.23) and
   * (8.24) in one formula; its squares sum to 1 over s = 1..N. 1/√N for equal arguments, zeros too.
   *
   * @param depth N, finite
   * @param level s, 1..N
   */
  public static double share(double lambdaK, double lambdaL, int depth, int level) {
    if (lambdaK == lambdaL) {
      return 1 / Math.sqrt(depth);
    }
    double larger = Math.max(lambdaK, lambdaL);
    double k = lambdaK / larger;
    double l = lambdaL / larger;
    return power(k, depth - level) * power(l, level - 1L) / Math.sqrt(h(k, l, depth));
  }

  /** log(a/b) of positive numbers, accurate also if they are close. */
  static double logRatio(double a, double b) {
    if (a < b) {
      return -logRatio(b, a);
    }
    // a - b is exact in the first case (Sterbenz).
    if (b > 0.5 * a) {
      return -StrictMath.log1p(-(a - b) / a);
    }
    double ratio = a / b;
    return Double.isInfinite(ratio) ? StrictMath.log(a) - StrictMath.log(b) : StrictMath.log(ratio);
  }

  /** x^n, with 0^0 = 1. */
  static double power(double x, long n) {
    return n == 0 ? 1 : StrictMath.pow(x, (double) n);
  }

  /** Sizes at depth N from sizes at depth 1: σ^{1/N}; σ itself at infinite depth. */
  public static double root(double sigma, int depth) {
    return switch (depth) {
      case 1, LangevinCell.INFINITE -> sigma;
      case 2 -> Math.sqrt(sigma);
      case 3 -> StrictMath.cbrt(sigma);
      case 4 -> Math.sqrt(Math.sqrt(sigma));
      default -> StrictMath.pow(sigma, 1.0 / depth);
    };
  }
}
