package lawsweep.langevin.state;

import lawsweep.dense.PlacedProducts;

/**
 * Products of the factors W_1..W_N of a network. The factors are kept one after the other in one array: factor p,
 * row-major d × d, starts at (p-1) d². Allocates nothing after construction.
 */
public final class FactorProducts {

  private final int depth;
  private final PlacedProducts products;
  private final int size;
  /** Block p is W_p ⋯ W_1. */
  private final double[] prefix;
  private final double[] endToEnd;
  private final double[] left;
  private final double[] next;

  public FactorProducts(int depth, int width) {
    this.depth = depth;
    products = new PlacedProducts(width);
    size = width * width;
    prefix = new double[depth * size];
    endToEnd = new double[size];
    left = new double[size];
    next = new double[size];
  }

  /** Takes factors: their product W = W_N ⋯ W_1, overwritten by the next call. */
  public double[] endToEnd(double[] factors) {
    System.arraycopy(factors, 0, prefix, 0, size);
    for (int p = 1; p < depth; p++) {
      products.multiply(factors, p * size, prefix, (p - 1) * size, prefix, p * size);
    }
    System.arraycopy(prefix, (depth - 1) * size, endToEnd, 0, size);
    return endToEnd;
  }

  /**
   * Writes factor times (W_N ⋯ W_{p+1})ᵀ E' (W_{p-1} ⋯ W_1)ᵀ for all p, papers/004, (3.6). The factors
   * are those that {@link #endToEnd} took last.
   *
   * @param derivative E'(W), row-major
   */
  public void pullBack(double factor, double[] factors, double[] derivative, double[] out) {
    for (int i = 0; i < size; i++) {
      left[i] = factor * derivative[i];
    }
    for (int p = depth - 1; p > 0; p--) {
      products.multiplyTransposedRight(left, 0, prefix, (p - 1) * size, out, p * size);
      products.multiplyTransposedLeft(factors, p * size, left, 0, next, 0);
      System.arraycopy(next, 0, left, 0, size);
    }
    System.arraycopy(left, 0, out, 0, size);
  }

  /** Writes G_p = W_p W_pᵀ - W_{p+1}ᵀ W_{p+1}, (4.2), for p = 1..N-1, as factors are kept. */
  public void balances(double[] factors, double[] out) {
    for (int p = 0; p < depth - 1; p++) {
      products.multiplyTransposedRight(factors, p * size, factors, p * size, out, p * size);
      products.multiplyTransposedLeft(factors, (p + 1) * size, factors, (p + 1) * size, next, 0);
      for (int i = 0; i < size; i++) {
        out[p * size + i] -= next[i];
      }
    }
  }
}
