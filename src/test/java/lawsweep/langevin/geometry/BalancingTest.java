package lawsweep.langevin.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import lawsweep.dense.Products;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

class BalancingTest {

  /** Closed form against Newton's method on the gauge, for factors far from balanced. */
  @Test
  void closedFormAgreesWithNewton() {
    for (int d = 1; d <= 3; d++) {
      for (int depth = 1; depth <= 5; depth++) {
        Random random = Seeds.random("newton", 10L * d + depth);
        Factors x =
            Points.balanced(Points.lambda(d), depth, random).factors().plus(0.3, Points.factors(d, depth, random));
        Factors closed = Balancing.balance(x).factors();
        String what = "d " + d + ", N " + depth;
        assertArrayEquals(x.endToEnd(), closed.endToEnd(), 1e-12 * Math.pow(x.normSquared(), depth / 2.0), what);
        assertEquals(0, closed.balanceDefect(), 1e-13 * x.normSquared(), what);
        assertTrue(closed.normSquared() <= x.normSquared() * (1 + 1e-14), what);
        Points.assertClose(NewtonBalancing.balance(x), closed, 1e-8, what);
      }
    }
  }

  @Test
  void balancedFactorsStay() {
    BalancedPoint point = Points.balanced(Points.lambda(4), 6, Seeds.random("stay", 0));
    Points.assertClose(point.factors(), Balancing.balance(point.factors()).factors(), 1e-12, "balanced");
  }

  /**
   * The gauge is positive definite: W_p = g_p^{-1} X_p g_{p-1}, so W_1 X_1^{-1} = g_1^{-1} is symmetric with positive
   * eigenvalues.
   */
  @Test
  void gaugeIsPositiveDefinite() {
    Random random = Seeds.random("gauge", 0);
    Factors x = Points.factors(2, 3, random);
    double[] w = Balancing.balance(x).factors().factor(1);
    double[] a = x.factor(1);
    double determinant = a[0] * a[3] - a[1] * a[2];
    double[] inverse = {a[3] / determinant, -a[1] / determinant, -a[2] / determinant, a[0] / determinant};
    double[] g = Products.multiply(w, inverse, 2);
    assertEquals(g[1], g[2], 1e-12 * Products.largest(g));
    assertTrue(g[0] + g[3] > 0 && g[0] * g[3] - g[1] * g[2] > 0);
  }

  /** Second order: a tangent step is followed by one normal to the manifold, up to third order in its length. */
  @Test
  void displacementIsNormal() {
    Random random = Seeds.random("second order", 0);
    BalancedPoint point = Points.balanced(Points.lambda(2), 3, random);
    FrameSplitting splitting = new FrameSplitting(point);
    Factors any = Points.factors(2, 3, random);
    Factors tangent = splitting.orbit(any).plus(1, splitting.horizontal(any));
    double[] defects = new double[2];
    for (int i = 0; i < 2; i++) {
      double e = 0.02 / (1 << i);
      Factors x = point.factors().plus(e, tangent);
      Factors moved = Balancing.balance(x).factors().plus(-1, x);
      Factors along = splitting.orbit(moved).plus(1, splitting.horizontal(moved));
      defects[i] = Math.sqrt(along.normSquared());
      assertTrue(Math.sqrt(moved.normSquared()) > 0.02 * e * e);
    }
    assertEquals(8, defects[0] / defects[1], 1.5);
  }

  @Test
  void manyLayersAndSmallSingularValues() {
    Random random = Seeds.random("deep", 0);
    double[] lambda = {1.2, 0.9, 0.5, 0.02};
    Factors near = Points.balanced(lambda, 16, random).factors().plus(1e-3, Points.factors(4, 16, random));
    Factors closed = Balancing.balance(near).factors();
    assertArrayEquals(near.endToEnd(), closed.endToEnd(), 1e-12 * Products.largest(near.endToEnd()));
    assertEquals(0, closed.balanceDefect(), 1e-13);
    assertTrue(closed.plus(-1, near).normSquared() < 1);
  }

  @Test
  void singularProductsAreRefused() {
    Factors x = new Factors(2, List.of(new double[] {1, 0, 0, 0}, new double[] {1, 0, 0, 1}));
    String message = assertThrows(IllegalArgumentException.class, () -> Balancing.balance(x)).getMessage();
    assertTrue(message.contains("expected a regular end-to-end matrix"), message);
  }
}
