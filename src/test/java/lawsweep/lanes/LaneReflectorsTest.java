package lawsweep.lanes;

import static lawsweep.lanes.LaneMatrices.LANES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import lawsweep.dense.Products;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Z = Q R by its identities: Q is orthogonal within 8 d u an entry, each column of Q R is within 8 d u of its length
 * from that of Z, and inverse pivots are right within 8 u.
 */
class LaneReflectorsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 13, 32})
  void factorisation(int d) {
    double[][] z = LaneBatch.awkward(d, Seeds.random("lane reflectors", d));
    double[][] results = run(d, z);
    for (int lane = 0; lane < LANES; lane++) {
      String what = Seeds.note("lane " + lane);
      double[] r = upper(d, results[lane]);
      double[] q = Arrays.copyOfRange(results[lane], d * d, 2 * d * d);
      double bound = 8 * d * LaneBatch.U;
      assertArrayEquals(Products.identity(d), Products.multiplyTransposedLeft(q, q, d), bound, what);
      double[] product = Products.multiply(q, r, d);
      for (int e = 0; e < d * d; e++) {
        assertEquals(z[lane][e], product[e], bound * columnLength(d, z[lane], e % d), what + ", entry " + e);
      }
      for (int j = 0; j < d; j++) {
        double pivot = r[j * d + j];
        double inverse = results[lane][2 * d * d + j];
        if (Math.abs(pivot) > 1e-100) {
          assertEquals(1, pivot * inverse, 8 * LaneBatch.U, what + ", pivot " + j);
        }
      }
    }
    LaneBatch.assertLanesIndependent(x -> run(d, x), z, "reflectors");
  }

  /** R is unique up to signs: that of the Gram matrix's Cholesky factor. */
  @Test
  void triangleOfAKnownMatrix() {
    double[][] z = new double[LANES][];
    Arrays.fill(z, new double[] {3, 1, 4, 2});
    double[] r = run(2, z)[5];
    assertEquals(5, Math.abs(r[0]), 1e-15);
    assertEquals(11.0 / 5, Math.abs(r[1]), 1e-15);
    assertEquals(2.0 / 5, Math.abs(r[3]), 1e-15);
    assertEquals(0.2, Math.abs(r[8]), 1e-16);
  }

  /** Pivots below 10⁻¹⁰⁰ count as that when they are inverted; the reflections stay orthogonal whatever the scale. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-300, 1e-154, 1e-120, 0.9e-100, 1e-100, 1.1e-100, 2e-100, 1e-99, 1e-80})
  void tinyColumns(double scale) {
    int d = 3;
    double[][] z = new double[LANES][];
    Arrays.fill(z, new double[] {1, 3 * scale, scale, 0, 4 * scale, 5 * scale, 0, 0, 2 * scale});
    double[] result = run(d, z)[0];
    double[] q = Arrays.copyOfRange(result, d * d, 2 * d * d);
    assertArrayEquals(Products.identity(d), Products.multiplyTransposedLeft(q, q, d), 1e-14, "Q");
    assertEquals(1, Math.abs(result[2 * d * d]), 1e-15);
    assertInverse(4 * scale, result[2 * d * d + 1]);
    assertInverse(2 * scale, result[2 * d * d + 2]);
  }

  private static void assertInverse(double pivot, double inverse) {
    double expected = 1 / Math.max(pivot, 1e-100);
    assertEquals(expected, Math.abs(inverse), expected * 1e-15);
  }

  private static double[] upper(int d, double[] result) {
    double[] r = Arrays.copyOf(result, d * d);
    for (int e = 0; e < d * d; e++) {
      r[e] = e % d < e / d ? 0 : r[e];
    }
    return r;
  }

  private static double columnLength(int d, double[] a, int column) {
    double length = 0;
    for (int i = 0; i < d; i++) {
      length = Math.hypot(length, a[i * d + column]);
    }
    return length;
  }

  /** R with what is below its diagonal, Q, inverse pivots. */
  private static double[][] run(int d, double[][] z) {
    double[][] ones = new double[LANES][];
    Arrays.fill(ones, Products.identity(d));
    double[] r = LaneBatch.pack(z);
    double[] q = LaneBatch.pack(ones);
    double[] inverse = new double[d * LANES];
    LaneReflectors reflectors = new LaneReflectors(d);
    LaneBatch.eachPart(part -> {
      reflectors.factor(part, r, part, inverse, part);
      reflectors.applyRight(part, q, part);
    });
    return LaneBatch.unpack(LaneBatch.joined(r, q, inverse));
  }
}
