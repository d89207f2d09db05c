package lawsweep.langevin.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import lawsweep.dense.Products;
import lawsweep.dense.Transpose;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

class FactorsTest {

  private static final Energy TARGET =
      new Energy.Completion(
          List.of(new Energy.Entry(0, 0, 1), new Energy.Entry(0, 1, -0.5), new Energy.Entry(1, 0, 0.3)),
          0.2);

  /** (3.6) against central differences of E(W_N ⋯ W_1). */
  @Test
  void gradientIsThatOfTheEnergyOfTheProduct() {
    for (int depth = 1; depth <= 4; depth++) {
      Random random = Seeds.random("gradient", depth);
      Factors x = Points.factors(2, depth, random);
      Factors v = Points.factors(2, depth, random);
      double e = 1e-5;
      double slope = (energy(x.plus(e, v)) - energy(x.plus(-e, v))) / (2 * e);
      double[] derivative = new double[4];
      TARGET.gradient(x.endToEnd(), 2, derivative);
      assertEquals(slope, x.gradient(derivative).inner(v), 1e-7 * (1 + Math.abs(slope)), "N " + depth);
      double[] rate = Products.add(x.plus(e, v).endToEnd(), -1, x.plus(-e, v).endToEnd());
      assertArrayEquals(Points.pushForward(x, v), Products.add(new double[4], 1 / (2 * e), rate), 1e-7);
    }
  }

  /**
   * Theorem 1 with (4.8) corrected: W_{p+1}ᵀ W_{p+1} = W_p W_pᵀ - G_p all along gradient flow, from factors that are
   * not balanced.
   */
  @Test
  void gradientFlowConservesTheBalances() {
    Factors x = Points.times(0.7, Points.factors(2, 3, Seeds.random("conserved", 3)));
    Factors y = x;
    for (int step = 0; step < 200; step++) {
      y = rungeKutta(y, 0.005);
    }
    assertTrue(Products.largest(Products.add(x.factor(1), -1, y.factor(1))) > 0.05, "it moved");
    for (int p = 1; p < 3; p++) {
      assertArrayEquals(x.balance(p), y.balance(p), 1e-8);
      double[] above = Products.multiplyTransposedLeft(y.factor(p + 1), y.factor(p + 1), 2);
      double[] below = Products.multiplyTransposedRight(y.factor(p), y.factor(p), 2);
      assertArrayEquals(above, Products.add(below, -1, x.balance(p)), 1e-8);
    }
  }

  /** (7.11) corrected: A_p = Q_N Λ^{N-p+1} Q_{p-1}ᵀ, B_p = Q_p Λ^p Q_0ᵀ. */
  @Test
  void partialProductsOfBalancedFactors() {
    int d = 3;
    int depth = 4;
    BalancedPoint point = Points.balanced(Points.lambda(d), depth, Seeds.random("partial", d));
    Factors x = point.factors();
    assertEquals(0, x.balanceDefect(), 1e-14);
    assertArrayEquals(point.frame().endToEnd(), x.endToEnd(), 1e-14);
    for (int p = 1; p <= depth; p++) {
      double[] suffix = Products.sandwich(point.rotation(depth), powers(d, depth - p + 1), point.rotation(p - 1), d);
      double[] prefix = Products.sandwich(point.rotation(p), powers(d, p), point.rotation(0), d);
      assertArrayEquals(suffix, x.suffix(p), 1e-13);
      assertArrayEquals(prefix, x.prefix(p), 1e-13);
    }
  }

  /** (4.9), for any factors: the end-to-end matrix moves along Σ_p A_{p+1} A_{p+1}ᵀ E' B_{p-1}ᵀ B_{p-1}. */
  @Test
  void endToEndMatrixMovesAlongItsGradient() {
    Random random = Seeds.random("downstairs", 0);
    Factors x = Points.factors(3, 3, random);
    double[] derivative = Points.matrix(3, random);
    double[] sum = new double[9];
    for (int p = 1; p <= 3; p++) {
      double[] a = x.suffix(p + 1);
      double[] b = x.prefix(p - 1);
      double[] left = Products.multiply(Products.multiplyTransposedRight(a, a, 3), derivative, 3);
      sum = Products.add(sum, 1, Products.multiply(left, Products.multiplyTransposedLeft(b, b, 3), 3));
    }
    assertArrayEquals(sum, Points.pushForward(x, x.gradient(derivative)), 1e-12 * Products.largest(sum));
  }

  @Test
  void liftsAreBalancedAndDoNotDependOnSigns() {
    double[] w = Points.matrix(3, Seeds.random("lift", 0));
    BalancedPoint point = BalancedPoint.lift(SingularFrame.of(w, 3, 4));
    Factors x = point.factors();
    assertArrayEquals(w, x.endToEnd(), 1e-13);
    assertEquals(0, x.balanceDefect(), 1e-14 * x.normSquared());
    assertArrayEquals(x.factor(1), Transpose.of(x.factor(1), 3), 1e-14);
    assertEquals(4 * Products.inner(point.frame().lambda(), point.frame().lambda()), x.normSquared(), 1e-12);
    BalancedPoint single = BalancedPoint.lift(SingularFrame.of(w, 3, 1));
    assertArrayEquals(w, single.factors().factor(1), 1e-14);
    BalancedPoint deficient = BalancedPoint.lift(SingularFrame.of(w, 3, 3, 1));
    assertEquals(0, deficient.factors().balanceDefect(), 1e-14);
  }

  @Test
  void infiniteDepthHasNoFactors() {
    SingularFrame frame = SingularFrame.of(new double[] {1, 0, 0, 2}, 2, LangevinCell.INFINITE);
    String message = assertThrows(IllegalArgumentException.class, () -> BalancedPoint.lift(frame)).getMessage();
    assertTrue(message.contains("infinite depth has no factors"), message);
    assertThrows(IllegalArgumentException.class, () -> SingularFrame.of(new double[4], 2, 3, 3));
    assertThrows(IllegalArgumentException.class, () -> SingularFrame.of(new double[4], 2, 0));
  }

  private static double[] powers(int d, int power) {
    return java.util.Arrays.stream(Points.lambda(d)).map(x -> Math.pow(x, power)).toArray();
  }

  private static double energy(Factors x) {
    return TARGET.value(x.endToEnd(), 2);
  }

  private static Factors velocity(Factors x) {
    double[] derivative = new double[4];
    TARGET.gradient(x.endToEnd(), 2, derivative);
    return Points.times(-1, x.gradient(derivative));
  }

  private static Factors rungeKutta(Factors x, double h) {
    Factors k1 = velocity(x);
    Factors k2 = velocity(x.plus(h / 2, k1));
    Factors k3 = velocity(x.plus(h / 2, k2));
    Factors k4 = velocity(x.plus(h, k3));
    return x.plus(h / 6, k1.plus(2, k2).plus(2, k3).plus(1, k4));
  }
}
