package lawsweep.langevin.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lawsweep.dense.Products;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

class OrthonormalBasisTest {

  private static final int[][] CASES =
      {{1, 1, 3}, {2, 2, 1}, {2, 2, 2}, {2, 2, 5}, {3, 3, 2}, {3, 3, 4}, {4, 4, 3}, {2, 1, 3}, {3, 1, 4}, {4, 2, 3},
          {3, 3, 16}};

  /**
   * Theorem 14 with (8.21) corrected: orthonormal, tangent, and as many as (4.6) says; at rank r, r + (N+1)(r(r-1)/2 +
   * r(d-r)).
   */
  @Test
  void basisIsOrthonormalTangentAndComplete() {
    for (int[] c : CASES) {
      BalancedPoint point = point(c);
      List<Factors> all = all(point);
      int r = c[1];
      assertEquals(r + (c[2] + 1) * (r * (r - 1) / 2 + r * (c[0] - r)), all.size());
      assertOrthonormal(all.size(), (i, j) -> all.get(i).inner(all.get(j)), 1e-13);
      for (Factors u : all) {
        assertEquals(0, Points.balanceRate(point.factors(), u), 1e-13, "tangent");
      }
    }
  }

  /** φ_* kills the second kind and maps the first kind to an orthonormal basis of g^N. */
  @Test
  void endToEndMatrixMovesIsometrically() {
    for (int[] c : CASES) {
      BalancedPoint point = point(c);
      Factors x = point.factors();
      OrthonormalBasis basis = OrthonormalBasis.at(point);
      for (Factors u : basis.orbit()) {
        assertEquals(0, Products.largest(Points.pushForward(x, u)), 1e-12 * Math.pow(1.5, c[2]));
      }
      Metric metric = new Metric(point.frame());
      List<double[]> images = basis.horizontal().stream().map(u -> Points.pushForward(x, u)).toList();
      assertOrthonormal(images.size(), (i, j) -> metric.inner(images.get(i), images.get(j)), 1e-11);
    }
  }

  /** With the sign as printed the vectors are orthonormal, and φ_* kills them, but they leave the manifold. */
  @Test
  void printedSignIsNotTangent() {
    BalancedPoint point = point(new int[] {2, 2, 3});
    Factors u = point.toFrame(OrthonormalBasis.at(point).orbit().get(0));
    List<double[]> levels = new ArrayList<>();
    for (int s = 1; s <= 3; s++) {
      levels.add(new double[] {0, u.factor(s)[1], -u.factor(s)[2], 0});
    }
    Factors printed = point.fromFrame(new Factors(2, levels));
    assertEquals(1, printed.normSquared(), 1e-14);
    assertEquals(0, Products.largest(Points.pushForward(point.factors(), printed)), 1e-14);
    assertTrue(Points.balanceRate(point.factors(), printed) > 0.3);
  }

  /** (8.20), (8.23) and (8.24) as they are printed. */
  @Test
  void horizontalVectorsAreThePrintedOnes() {
    BalancedPoint point = point(new int[] {2, 2, 3});
    double k = 1.5;
    double l = 1.1;
    double scale = Math.sqrt((k * k - l * l) / (Math.pow(k, 6) - Math.pow(l, 6)));
    List<Factors> horizontal = OrthonormalBasis.at(point).horizontal();
    for (int s = 1; s <= 3; s++) {
      double u3 = scale * Math.pow(k, 3 - s) * Math.pow(l, s - 1);
      double u0 = scale * Math.pow(k, s - 1) * Math.pow(l, 3 - s);
      double[] first = point.toFrame(horizontal.get(0)).factor(s);
      double[] second = point.toFrame(horizontal.get(1)).factor(s);
      double[] third = point.toFrame(horizontal.get(2)).factor(s);
      assertArrayEquals(new double[] {1 / Math.sqrt(3), 0, 0, 0}, first, 1e-14);
      assertArrayEquals(new double[] {0, u3, 0, 0}, second, 1e-14);
      assertArrayEquals(new double[] {0, 0, u0, 0}, third, 1e-14);
    }
  }

  @Test
  void coincidentAndVanishingSingularValues() {
    for (double[] lambda : new double[][] {{1, 1, 1}, {1, 1, 0.3}, {1, 0.5, 0}, {1, 1 - 1e-13, 1e-9}}) {
      BalancedPoint point = Points.balanced(lambda, 3, Seeds.random("coincident", 0));
      List<Factors> all = all(point);
      assertEquals(9 + 2 * 3, all.size());
      assertOrthonormal(all.size(), (i, j) -> all.get(i).inner(all.get(j)), 1e-13);
      for (Factors u : all) {
        assertEquals(0, Points.balanceRate(point.factors(), u), 1e-13);
      }
    }
  }

  /** An inner product of two numbered vectors. */
  @FunctionalInterface
  private interface InnerProduct {
    double of(int i, int j);
  }

  private static void assertOrthonormal(int count, InnerProduct product, double tolerance) {
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        assertEquals(i == j ? 1 : 0, product.of(i, j), tolerance, i + " " + j);
      }
    }
  }

  private static List<Factors> all(BalancedPoint point) {
    OrthonormalBasis basis = OrthonormalBasis.at(point);
    List<Factors> all = new ArrayList<>(basis.horizontal());
    all.addAll(basis.orbit());
    return all;
  }

  private static BalancedPoint point(int[] c) {
    return Points.balanced(Points.lambda(c[0]), c[2], c[1], Seeds.random("basis", 100L * c[0] + c[2]));
  }
}
