package lawsweep.langevin.geometry;

import lawsweep.dense.Products;
import lawsweep.dense.SmallSvd;
import lawsweep.langevin.cell.LangevinCell;

/**
 * An end-to-end matrix in its singular value decomposition W = Q_N Σ Q_0ᵀ, (5.17), and the depth of the network that it
 * belongs to. Matrices are row-major, d × d.
 *
 * <p>The working rank r is given, never found by a threshold: the geometry is that of the matrices of rank r, (4.20),
 * and singular values beyond the r-th are 0. With r = d singular values may be zero too; where that makes an expression
 * infinite it says so.
 *
 * @param depth N ≥ 1, or {@link LangevinCell#INFINITE}
 * @param width d
 * @param rank the working rank r, 1..d
 * @param left Q_N, orthogonal, left singular vectors u_k in its columns
 * @param sigma σ_1 ≥ … ≥ σ_r ≥ 0, and zeros
 * @param lambda λ_k = σ_k^{1/N}, the singular values of each factor; σ_k at infinite depth
 * @param right Q_0, orthogonal, right singular vectors v_k in its columns
 */
public record SingularFrame(
    int depth,
    int width,
    int rank,
    double[] left,
    double[] sigma,
    double[] lambda,
    double[] right) {

  /** Checks the sizes; depth, width, rank and lengths of arrays. */
  public SingularFrame {
    if (depth < 1) {
      throw new IllegalArgumentException("expected a depth of at least 1, found " + depth);
    }
    if (width < 1 || rank < 1 || rank > width) {
      throw new IllegalArgumentException("expected 1 <= rank <= width, found rank " + rank + ", width " + width);
    }
    if (left.length != width * width || right.length != width * width || sigma.length != width
        || lambda.length != width) {
      throw new IllegalArgumentException("expected arrays for width " + width);
    }
  }

  /** Full rank: that of W of shape width × width at a given depth. */
  public static SingularFrame of(double[] w, int width, int depth) {
    return of(w, width, depth, width);
  }

  /**
   * The frame of the best approximation of W by a matrix of rank at most r.
   *
   * @param w row-major, width × width, finite
   * @param rank r, 1..width
   */
  public static SingularFrame of(double[] w, int width, int depth, int rank) {
    if (width < 1 || w.length != width * width) {
      throw new IllegalArgumentException("expected " + width + " × " + width + " entries, found " + w.length);
    }
    SmallSvd svd = SmallSvd.of(w, width);
    return new SingularFrame(depth, width, rank, svd.u(), truncated(svd.sigma(), rank),
        roots(svd.sigma(), depth, rank), svd.v());
  }

  private static double[] truncated(double[] sigma, int rank) {
    double[] kept = new double[sigma.length];
    System.arraycopy(sigma, 0, kept, 0, Math.min(rank, sigma.length));
    return kept;
  }

  private static double[] roots(double[] sigma, int depth, int rank) {
    double[] lambda = new double[sigma.length];
    for (int k = 0; k < Math.min(rank, sigma.length); k++) {
      lambda[k] = Spectrum.root(sigma[k], depth);
    }
    return lambda;
  }

  /** True for the limit of infinite depth. */
  public boolean infinite() {
    return depth == LangevinCell.INFINITE;
  }

  /** True if u_k v_lᵀ (0-based) is tangent to the matrices of rank r at W: not both indices lie beyond r. */
  public boolean tangent(int k, int l) {
    return k < rank || l < rank;
  }

  /** h_kl of {@link Spectrum#h}, 0-based; 0 on directions that are not tangent. */
  public double h(int k, int l) {
    return tangent(k, l) ? Spectrum.h(lambda[k], lambda[l], depth) : 0;
  }

  /** W = Q_N Σ Q_0ᵀ. */
  public double[] endToEnd() {
    return Products.sandwich(left, sigma, right, width);
  }

  /** Q_N diag(values) Q_0ᵀ. */
  public double[] conjugate(double[] values) {
    return Products.sandwich(left, values, right, width);
  }

  /** Q_Nᵀ Z Q_0: entry (k, l) is u_kᵀ Z v_l. */
  public double[] toFrame(double[] z) {
    return Products.multiply(Products.multiplyTransposedLeft(left, z, width), right, width);
  }

  /** Q_N Z Q_0ᵀ, the inverse of {@link #toFrame}. */
  public double[] fromFrame(double[] z) {
    return Products.multiplyTransposedRight(Products.multiply(left, z, width), right, width);
  }
}
