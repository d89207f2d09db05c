package lawsweep.langevin.geometry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lawsweep.dense.Products;
import lawsweep.dense.SymmetricEigen;

/**
 * The factors with given balances, W_{p+1}ᵀ W_{p+1} = W_p W_pᵀ - G_p, (4.2): the variety on which gradient flow stays,
 * Theorem 1, with its parametrisations by polar factors (5.5)-(5.8), (5.11) and (5.12). (In the recursion (5.9) the
 * first line should read P_1 = (W_1ᵀ W_1)^{1/2}.)
 *
 * {@snippet file="GeometryExampleTest.java" region="variety"}
 *
 * @param width d
 * @param balances G_1, …, G_{N-1}, symmetric, row-major
 */
public record BalancedVariety(int width, List<double[]> balances) {

  /** An eigenvalue of R_p² - G_p that is negative by no more than this part of the largest counts as 0. */
  private static final double ROUNDING = 1e-12;

  /** Copies the list (not the arrays). */
  public BalancedVariety {
    balances = List.copyOf(balances);
  }

  /** The variety that given factors lie on. */
  public static BalancedVariety of(Factors factors) {
    List<double[]> balances = new ArrayList<>();
    for (int p = 1; p < factors.depth(); p++) {
      balances.add(factors.balance(p));
    }
    return new BalancedVariety(factors.width(), balances);
  }

  /** N. */
  public int depth() {
    return balances.size() + 1;
  }

  /**
   * From right to left, (5.7) and (5.8): R_p² = W_p W_pᵀ, W_{p+1} = Q_{p+1} (R_p² - G_p)^{1/2}.
   *
   * @param first W_1
   * @param rotations Q_2, …, Q_N, orthogonal
   * @throws IllegalArgumentException if some R_p² - G_p has a negative eigenvalue: no such point exists
   */
  public Factors fromRight(double[] first, List<double[]> rotations) {
    requireRotations(rotations);
    List<double[]> made = new ArrayList<>(List.of(first));
    for (int p = 1; p < depth(); p++) {
      double[] square = Products.multiplyTransposedRight(made.getLast(), made.getLast(), width);
      double[] root = root(Products.add(square, -1, balances.get(p - 1)), "W_p W_pᵀ - G_p", p);
      made.add(Products.multiply(rotations.get(p - 1), root, width));
    }
    return new Factors(width, made);
  }

  /**
   * From left to right, (5.12): P_{p+1}² = W_{p+1}ᵀ W_{p+1}, W_p = (P_{p+1}² + G_p)^{1/2} U_pᵀ.
   *
   * @param last W_N
   * @param rotations U_{N-1}, …, U_1, orthogonal, in this order
   * @throws IllegalArgumentException if some P_{p+1}² + G_p has a negative eigenvalue: no such point exists
   */
  public Factors fromLeft(double[] last, List<double[]> rotations) {
    requireRotations(rotations);
    List<double[]> made = new ArrayList<>(List.of(last));
    for (int p = depth() - 1; p >= 1; p--) {
      double[] square = Products.multiplyTransposedLeft(made.getLast(), made.getLast(), width);
      double[] root = root(Products.add(square, 1, balances.get(p - 1)), "W_{p+1}ᵀ W_{p+1} + G_p", p);
      made.add(Products.multiplyTransposedRight(root, rotations.get(depth() - 1 - p), width));
    }
    Collections.reverse(made);
    return new Factors(width, made);
  }

  private void requireRotations(List<double[]> rotations) {
    if (rotations.size() != depth() - 1) {
      throw new IllegalArgumentException(
          "expected " + (depth() - 1) + " orthogonal matrices, found " + rotations.size());
    }
  }

  private double[] root(double[] square, String what, int p) {
    SymmetricEigen eigen = SymmetricEigen.of(square, width);
    double least = eigen.values()[width - 1];
    if (least < -ROUNDING * Products.largest(square)) {
      throw new IllegalArgumentException(
          "expected " + what + " without negative eigenvalues, found " + least + " at p = " + p);
    }
    return eigen.apply(value -> Math.sqrt(Math.max(0, value)));
  }
}
