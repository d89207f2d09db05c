package lawsweep.langevin.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lawsweep.dense.Products;
import lawsweep.dense.SmallSvd;
import lawsweep.dense.SymmetricEigen;
import lawsweep.dense.Transpose;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

class BalancedVarietyTest {

  /** (5.7)-(5.8) and (5.12) find any factors again from their balances, an end and the polar factors. */
  @Test
  void polarCoordinatesFindTheFactorsAgain() {
    for (int depth = 1; depth <= 4; depth++) {
      Factors x = Points.factors(3, depth, Seeds.random("polar", depth));
      BalancedVariety variety = BalancedVariety.of(x);
      List<double[]> right = new ArrayList<>();
      List<double[]> left = new ArrayList<>();
      for (int p = 2; p <= depth; p++) {
        right.add(SmallSvd.of(x.factor(p), 3).polarFactor());
        double[] below = x.factor(depth + 1 - p);
        left.add(Transpose.of(SmallSvd.of(below, 3).polarFactor(), 3));
      }
      Points.assertClose(x, variety.fromRight(x.factor(1), right), 1e-10, "N " + depth);
      Points.assertClose(x, variety.fromLeft(x.factor(depth), left), 1e-10, "N " + depth);
    }
  }

  /** Definite balances that leave room: a point with those balances exists for all rotations. */
  @Test
  void pointsHaveTheBalancesAskedFor() {
    Random random = Seeds.random("asked", 0);
    double[] one = Products.multiplyTransposedRight(Points.matrix(2, random), Points.rotation(2, random), 2);
    double[] negative = Products.add(new double[4], -1, Products.multiplyTransposedRight(one, one, 2));
    double[] other = {-1, 0.2, 0.2, -0.5};
    BalancedVariety variety = new BalancedVariety(2, List.of(negative, other));
    List<double[]> rotations = List.of(Points.rotation(2, random), Points.rotation(2, random));
    Factors x = variety.fromRight(Points.matrix(2, random), rotations);
    assertArrayEquals(negative, x.balance(1), 1e-13);
    assertArrayEquals(other, x.balance(2), 1e-13);
    Factors y = new BalancedVariety(2, List.of(other, other)).fromLeft(new double[] {3, 0, 1, 3}, rotations);
    assertArrayEquals(other, y.balance(1), 1e-13);
    assertArrayEquals(other, y.balance(2), 1e-13);
  }

  /**
   * (5.9), corrected: P_{p+1}² = Q_p P_p² Q_pᵀ - G_p from P_1 = (W_1ᵀ W_1)^{1/2}; from W_1ᵀ W_1 as printed it goes
   * wrong.
   */
  @Test
  void recursionOfPolarFactors() {
    Factors x = Points.factors(3, 3, Seeds.random("5.9", 0));
    double[] square = Products.multiplyTransposedLeft(x.factor(1), x.factor(1), 3);
    double[] start = SymmetricEigen.of(square, 3).apply(Math::sqrt);
    assertArrayEquals(x.factor(1), Products.multiply(SmallSvd.of(x.factor(1), 3).polarFactor(), start, 3), 1e-12);
    assertEquals(0, recursionError(x, Products.multiply(start, start, 3)), 1e-12);
    assertTrue(recursionError(x, Products.multiply(square, square, 3)) > 0.1);
  }

  private static double recursionError(Factors x, double[] square) {
    double[] p = square;
    for (int s = 1; s < 3; s++) {
      double[] q = SmallSvd.of(x.factor(s), 3).polarFactor();
      double[] turned = Products.multiplyTransposedRight(Products.multiply(q, p, 3), q, 3);
      p = Products.add(turned, -1, x.balance(s));
    }
    double[] expected = Products.multiplyTransposedLeft(x.factor(3), x.factor(3), 3);
    return Products.largest(Products.add(expected, -1, p));
  }

  /** (5.10), d = 1: hyperbolas, and the condition under the root. */
  @Test
  void widthOneIsAHyperbola() {
    BalancedVariety variety = new BalancedVariety(1, List.of(new double[] {0.5}));
    Factors x = variety.fromRight(new double[] {1.5}, List.of(new double[] {-1}));
    assertEquals(-Math.sqrt(1.75), x.factor(2)[0], 1e-15);
    String message = assertThrows(IllegalArgumentException.class,
        () -> variety.fromRight(new double[] {0.5}, List.of(new double[] {1}))).getMessage();
    assertTrue(message.contains("without negative eigenvalues, found -0.25 at p = 1"), message);
    assertThrows(IllegalArgumentException.class, () -> variety.fromRight(new double[] {1}, List.of()));
  }
}
