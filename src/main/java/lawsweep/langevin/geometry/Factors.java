package lawsweep.langevin.geometry;

import java.util.ArrayList;
import java.util.List;
import lawsweep.dense.Products;

/**
 * The factors W_1, …, W_N of a deep linear network of finite depth, balanced or not: W = φ(W_1, …, W_N) = W_N ⋯ W_1.
 * Matrices are row-major, d × d.
 *
 * @param width d
 * @param weights W_1 first, W_N last
 */
public record Factors(int width, List<double[]> weights) {

  /** Copies the list (not the arrays) and checks sizes. */
  public Factors {
    weights = List.copyOf(weights);
    if (weights.isEmpty()) {
      throw new IllegalArgumentException("expected at least one factor, found none");
    }
    for (double[] w : weights) {
      if (w.length != width * width) {
        throw new IllegalArgumentException(
            "expected factors of " + width + " × " + width + " entries, found " + w.length);
      }
    }
  }

  /** N. */
  public int depth() {
    return weights.size();
  }

  /** W_p, 1 ≤ p ≤ N; the array itself. */
  public double[] factor(int p) {
    return weights.get(p - 1);
  }

  /** φ: the end-to-end matrix W_N ⋯ W_1. */
  public double[] endToEnd() {
    return prefix(depth());
  }

  /** B_p = W_p ⋯ W_1, (4.10); the identity for p = 0. */
  public double[] prefix(int p) {
    double[] product = Products.identity(width);
    for (int s = 1; s <= p; s++) {
      product = Products.multiply(factor(s), product, width);
    }
    return product;
  }

  /** A_p = W_N ⋯ W_p, (4.10); the identity for p = N + 1. */
  public double[] suffix(int p) {
    double[] product = Products.identity(width);
    for (int s = depth(); s >= p; s--) {
      product = Products.multiply(product, factor(s), width);
    }
    return product;
  }

  /**
   * G_p = W_p W_pᵀ - W_{p+1}ᵀ W_{p+1}, 1 ≤ p ≤ N-1, which gradient flow conserves, (4.2). (In (4.8) of the paper the
   * sign is reversed, and p runs too far.)
   */
  public double[] balance(int p) {
    double[] below = Products.multiplyTransposedRight(factor(p), factor(p), width);
    return Products.add(below, -1, Products.multiplyTransposedLeft(factor(p + 1), factor(p + 1), width));
  }

  /** The largest absolute entry of all G_p: 0 on the balanced manifold. */
  public double balanceDefect() {
    double defect = 0;
    for (int p = 1; p < depth(); p++) {
      defect = Math.max(defect, Products.largest(balance(p)));
    }
    return defect;
  }

  /** Σ_p |W_p|², the squared Frobenius norm. */
  public double normSquared() {
    return inner(this);
  }

  /** Σ_p Tr W_pᵀ V_p. */
  public double inner(Factors other) {
    double sum = 0;
    for (int p = 1; p <= depth(); p++) {
      sum += Products.inner(factor(p), other.factor(p));
    }
    return sum;
  }

  /** W_p + factor V_p for all p. */
  public Factors plus(double factor, Factors direction) {
    List<double[]> moved = new ArrayList<>();
    for (int p = 1; p <= depth(); p++) {
      moved.add(Products.add(factor(p), factor, direction.factor(p)));
    }
    return new Factors(width, moved);
  }

  /**
   * The gradient of E∘φ, (3.6) and (7.5): its p-th factor is (W_N ⋯ W_{p+1})ᵀ E'(W) (W_{p-1} ⋯ W_1)ᵀ.
   *
   * @param derivative E'(W) at W = {@link #endToEnd}, row-major
   */
  public Factors gradient(double[] derivative) {
    List<double[]> gradient = new ArrayList<>();
    for (int p = 1; p <= depth(); p++) {
      double[] left = Products.multiplyTransposedLeft(suffix(p + 1), derivative, width);
      gradient.add(Products.multiplyTransposedRight(left, prefix(p - 1), width));
    }
    return new Factors(width, gradient);
  }
}
