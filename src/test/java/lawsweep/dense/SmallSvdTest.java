package lawsweep.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallSvdTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 16, 33, 64})
  void factorsMultiplyBackAndAreOrthogonal(int n) {
    for (int rank = Math.max(0, n - 2); rank <= n; rank++) {
      double[] a = ofRank(n, rank, Seeds.random("svd", 100L * n + rank));
      SmallSvd svd = SmallSvd.of(a, n);
      assertArrayEquals(a, Products.sandwich(svd.u(), svd.sigma(), svd.v(), n), 4e-15 * n * (n + 1), "rank " + rank);
      assertOrthogonal(svd.u(), n);
      assertOrthogonal(svd.v(), n);
      for (int k = 1; k < n; k++) {
        assertTrue(svd.sigma()[k] <= svd.sigma()[k - 1] && svd.sigma()[k] >= 0);
      }
      for (int k = rank; k < n; k++) {
        assertEquals(0, svd.sigma()[k], 1e-14 * n);
      }
    }
  }

  /** B diag(scales) with B well conditioned: every singular value has many correct digits, whatever its size. */
  @Test
  void smallValuesOfScaledMatricesAreRelativelyAccurate() {
    double t = 1e-30;
    double[] graded = {3, 4 * t, 4, -3 * t};
    assertRelative(new double[] {5, 5 * t}, SmallSvd.of(graded, 2).sigma());
    double[] byRows = {3, 4, 4 * t, -3 * t};
    assertRelative(new double[] {5, 5 * t}, SmallSvd.of(byRows, 2).sigma());
    // Orthogonal columns of lengths 3, 3e-12, 3e-60.
    double[] three = {1, 2e-12, 2e-60, 2, 1e-12, -2e-60, 2, -2e-12, 1e-60};
    assertRelative(new double[] {3, 3e-12, 3e-60}, SmallSvd.of(three, 3).sigma());
  }

  @Test
  void hugeAndTinyEntriesDoNotOverflow() {
    assertRelative(new double[] {5e300, 5e300}, SmallSvd.of(new double[] {3e300, 4e300, 4e300, -3e300}, 2).sigma());
    assertRelative(new double[] {5e-300, 5e-300},
        SmallSvd.of(new double[] {3e-300, 4e-300, 4e-300, -3e-300}, 2).sigma());
  }

  @Test
  void exactZerosAndEqualValues() {
    SmallSvd zero = SmallSvd.of(new double[9], 3);
    assertArrayEquals(new double[3], zero.sigma());
    assertOrthogonal(zero.u(), 3);
    double[] diagonal = {0, 0, 0, 0, 2, 0, 0, 0, -2};
    SmallSvd svd = SmallSvd.of(diagonal, 3);
    assertArrayEquals(new double[] {2, 2, 0}, svd.sigma());
    assertArrayEquals(diagonal, Products.sandwich(svd.u(), svd.sigma(), svd.v(), 3), 0);
    assertOrthogonal(svd.u(), 3);
    assertOrthogonal(svd.v(), 3);
  }

  @Test
  void polarFactorOfARotatedSquareRootIsTheRotation() {
    int n = 5;
    Random random = Seeds.random("polar", n);
    double[] q = SmallSvd.of(ofRank(n, n, random), n).u();
    double[] b = ofRank(n, n, random);
    double[] positive = Products.add(Products.multiplyTransposedRight(b, b, n), 1, Products.identity(n));
    assertArrayEquals(q, SmallSvd.of(Products.multiply(q, positive, n), n).polarFactor(), 1e-13);
  }

  @Test
  void entriesThatAreNotFiniteAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> SmallSvd.of(new double[] {1, Double.NaN, 0, 1}, 2));
    assertThrows(IllegalArgumentException.class, () -> SmallSvd.of(new double[] {Double.POSITIVE_INFINITY}, 1));
  }

  private static double[] ofRank(int n, int rank, Random random) {
    double[] product = new double[n * n];
    for (int k = 0; k < rank; k++) {
      double[] x = random.doubles(n, -1, 1).toArray();
      double[] y = random.doubles(n, -1, 1).toArray();
      for (int i = 0; i < n * n; i++) {
        product[i] += x[i / n] * y[i % n];
      }
    }
    return product;
  }

  private static void assertRelative(double[] expected, double[] actual) {
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], actual[k], 1e-14 * expected[k], "value " + k);
    }
  }

  private static void assertOrthogonal(double[] q, int n) {
    assertArrayEquals(Products.identity(n), Products.multiplyTransposedLeft(q, q, n), 1e-15 * (n + 4));
  }
}
