package lawsweep.langevin.geometry;

import lawsweep.dense.Products;
import lawsweep.dense.SmallSvd;
import lawsweep.dense.SymmetricEigen;

/**
 * The Bures-Wasserstein geometry of positive definite matrices, row-major, d × d: the one that depth N = 2 induces on W
 * = W_1ᵀ W_1, Remark 9. With d(A, B)² = min over orthogonal U of |A^{1/2} - B^{1/2} U|², the metric g^2 of
 * {@link Metric} restricted to symmetric matrices is twice that of this distance, since |W_2|² + |W_1|² counts W_1
 * twice; the paper leaves the factor out.
 *
 * {@snippet file="GeometryExampleTest.java" region="bures-wasserstein"}
 */
public final class BuresWasserstein {

  private BuresWasserstein() {}

  /**
   * The squared length of a symmetric matrix X in the tangent space at A: ½ Σ_kl (q_kᵀ X q_l)² / (a_k + a_l), where A =
   * Σ a_k q_k q_kᵀ.
   *
   * @throws IllegalArgumentException if A is not positive definite
   */
  public static double normSquared(double[] a, double[] x, int d) {
    SymmetricEigen eigen = SymmetricEigen.of(a, d);
    if (!(eigen.values()[d - 1] > 0)) {
      throw new IllegalArgumentException(
          "expected a positive definite matrix, found smallest eigenvalue " + eigen.values()[d - 1]);
    }
    double[] seen =
        Products.multiply(Products.multiplyTransposedLeft(eigen.vectors(), x, d), eigen.vectors(), d);
    double sum = 0;
    for (int i = 0; i < d * d; i++) {
      sum += seen[i] * seen[i] / (eigen.values()[i / d] + eigen.values()[i % d]);
    }
    return 0.5 * sum;
  }

  /**
   * The distance of positive semidefinite A and B: d² = Tr A + Tr B - 2 Σ σ_k(A^{1/2} B^{1/2}), as the norm of A^{1/2}
   * - B^{1/2} U.
   */
  public static double distance(double[] a, double[] b, int d) {
    double[] rootA = root(a, d);
    double[] rootB = root(b, d);
    // The best U is the polar factor of B^{1/2} A^{1/2}; the difference of roots keeps digits that the traces lose.
    double[] u = SmallSvd.of(Products.multiply(rootB, rootA, d), d).polarFactor();
    double[] difference = Products.add(rootA, -1, Products.multiply(rootB, u, d));
    return Math.sqrt(Products.inner(difference, difference));
  }

  private static double[] root(double[] a, int d) {
    return SymmetricEigen.of(a, d).apply(value -> Math.sqrt(Math.max(0, value)));
  }
}
