package lawsweep.langevin.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import lawsweep.dense.Products;
import lawsweep.dense.Transpose;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

class BuresWassersteinTest {

  private static final int D = 3;
  private final Random random = Seeds.random("bures", 0);
  private final double[] a = positive();
  private final double[] x = symmetric();

  /** The distance of near points is the length of their difference. */
  @Test
  void metricIsTheSecondDifferenceOfTheDistance() {
    double e = 1e-4;
    double plus = BuresWasserstein.distance(a, Products.add(a, e, x), D);
    double minus = BuresWasserstein.distance(a, Products.add(a, -e, x), D);
    double expected = BuresWasserstein.normSquared(a, x, D);
    assertEquals(expected, 0.5 * (plus * plus + minus * minus) / (e * e), 1e-6 * expected);
  }

  /** Remark 9, corrected by a factor 2. */
  @Test
  void depthTwoIsTwiceBuresWasserstein() {
    double twice = new Metric(SingularFrame.of(a, D, 2)).normSquared(x);
    assertEquals(2 * BuresWasserstein.normSquared(a, x, D), twice, 1e-12 * twice);
  }

  /** Commuting matrices: the distance of their roots. */
  @Test
  void distanceOfDiagonalMatrices() {
    double[] one = {4, 0, 0, 9};
    double[] two = {1, 0, 0, 25};
    assertEquals(Math.sqrt(1 + 4), BuresWasserstein.distance(one, two, 2), 1e-14);
    assertThrows(IllegalArgumentException.class, () -> BuresWasserstein.normSquared(new double[] {1, 0, 0, 0}, one, 2));
  }

  private double[] positive() {
    double[] b = Points.matrix(D, random);
    return Products.add(Products.multiplyTransposedRight(b, b, D), 0.3, Products.identity(D));
  }

  private double[] symmetric() {
    double[] b = Points.matrix(D, random);
    return Products.add(b, 1, Transpose.of(b, D));
  }
}
