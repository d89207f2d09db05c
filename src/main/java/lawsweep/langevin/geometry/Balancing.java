package lawsweep.langevin.geometry;

import java.util.ArrayList;
import java.util.List;
import lawsweep.dense.Products;
import lawsweep.dense.SmallSvd;

/**
 * Balancing: the balanced point W_p = g_p^{-1} X_p g_{p-1} that arbitrary factors X reach by positive definite changes
 * of gauge g_1, …, g_{N-1}, g_0 = g_N = 1. The end-to-end matrix stays; the norm becomes the least that it can be in
 * any gauge. As a retraction it is of second order: a tangent displacement is followed by one that is normal up to
 * third order, as schemes of weak order 1 need.
 */
public final class Balancing {

  private Balancing() {}

  /**
   * Balances factors whose end-to-end matrix is regular, in closed form: with X_N ⋯ X_1 = U Λ^N Vᵀ, X_p ⋯ X_1 V Λ^{-p}
   * = g_p Q_p, so Q_p is the orthogonal polar factor of the left side, and also that of (X_N ⋯ X_{p+1})ᵀ U Λ^{-(N-p)} =
   * g_p^{-1} Q_p. Whatever the rounding, the result is balanced to a few units of it, with the end-to-end matrix of X;
   * the gauge loses digits as (λ_1/λ_d)^{N/2} grows.
   *
   * @throws IllegalArgumentException if the end-to-end matrix is singular: then no gauge balances in general, and
   *     {@link BalancedPoint#lift} gives a balanced point with that matrix
   */
  public static BalancedPoint balance(Factors x) {
    return balance(x, x.width());
  }

  /**
   * Balances factors near those of rank r: the end-to-end matrix becomes the nearest of rank r, and the first r columns
   * of Q_p are as above.
   *
   * @param rank r, 1..d
   * @throws IllegalArgumentException if the rank of the end-to-end matrix is below r
   */
  public static BalancedPoint balance(Factors x, int rank) {
    int d = x.width();
    int n = x.depth();
    SingularFrame frame = SingularFrame.of(x.endToEnd(), d, n, rank);
    if (frame.lambda()[rank - 1] == 0) {
      throw new IllegalArgumentException(
          "expected a regular end-to-end matrix, found a singular one: lift the matrix instead");
    }
    List<double[]> inner = new ArrayList<>();
    for (int p = 1; p < n; p++) {
      // From the nearer end, where less is divided by.
      inner.add(p <= n / 2
          ? rotation(Products.multiply(x.prefix(p), frame.right(), d), frame, p)
          : rotation(Products.multiplyTransposedLeft(x.suffix(p + 1), frame.left(), d), frame, n - p));
    }
    return BalancedPoint.of(frame, inner);
  }

  /**
   * The polar factor of the first r columns of M Λ^{-power}, completed; powers of λ_1/λ_k, since a scalar changes
   * nothing.
   */
  private static double[] rotation(double[] m, SingularFrame frame, int power) {
    int d = frame.width();
    double[] scaled = m.clone();
    for (int i = 0; i < d * d; i++) {
      int k = i % d;
      scaled[i] *= k < frame.rank() ? Spectrum.power(frame.lambda()[0] / frame.lambda()[k], power) : 0;
    }
    return SmallSvd.of(scaled, d).polarFactor();
  }
}
