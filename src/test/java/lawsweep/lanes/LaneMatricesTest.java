package lawsweep.lanes;

import static lawsweep.lanes.LaneMatrices.LANES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import lawsweep.dense.Products;
import lawsweep.support.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Products in lanes against products one at a time: each entry within 2 d u Σ|a_ik b_kj|, d u for each of the two. */
class LaneMatricesTest {

  /** A product of two batches. */
  @FunctionalInterface
  interface Product {
    void apply(int d, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt);
  }

  /** The same of two matrices. */
  @FunctionalInterface
  interface Plain {
    double[] apply(double[] a, double[] b, int d);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 13, 32})
  void products(int d) {
    check(d, LaneMatrices::multiply, Products::multiply);
    check(d, LaneMatrices::multiplyByTransposed, Products::multiplyTransposedRight);
    check(d, LaneMatrices::multiplyTransposed, Products::multiplyTransposedLeft);
  }

  private static void check(int d, Product product, Plain plain) {
    Random random = Seeds.random("lane products", d);
    double[][] a = LaneBatch.awkward(d, random);
    double[][] b = LaneBatch.awkward(d, random);
    double[][] c = run(d, product, a, b);
    for (int lane = 0; lane < LANES; lane++) {
      double[] expected = plain.apply(a[lane], b[lane], d);
      double[] sizes = plain.apply(absolute(a[lane]), absolute(b[lane]), d);
      for (int e = 0; e < d * d; e++) {
        assertEquals(expected[e], c[lane][e], 2 * d * LaneBatch.U * sizes[e], Seeds.note("lane " + lane));
      }
    }
    LaneBatch.assertLanesIndependent(x -> run(d, product, half(x, 0), half(x, 1)), both(a, b), "product");
  }

  /** At offsets, so that these are heeded. */
  private static double[][] run(int d, Product product, double[][] a, double[][] b) {
    int size = d * d * LANES;
    double[] first = LaneBatch.joined(new double[LANES], LaneBatch.pack(a));
    double[] second = LaneBatch.joined(new double[3 * LANES], LaneBatch.pack(b));
    double[] to = new double[size + 2 * LANES];
    LaneBatch.eachPart(
        part -> product.apply(d, first, LANES + part, second, 3 * LANES + part, to, 2 * LANES + part));
    for (int e = 0; e < 2 * LANES; e++) {
      assertEquals(0, to[e], "before the product");
    }
    return LaneBatch.unpack(Arrays.copyOfRange(to, 2 * LANES, to.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 13, 32})
  void triangles(int d) {
    Random random = Seeds.random("lane triangles", d);
    double[][] r = LaneBatch.awkward(d, random);
    double[][] p = LaneBatch.awkward(d, random);
    double[][] products = runTriangles(d, r, p);
    double[][] grams = runGram(d, p);
    for (int lane = 0; lane < LANES; lane++) {
      double[] upperR = upper(d, r[lane]);
      double[] upperP = upper(d, p[lane]);
      double[] product = Products.multiply(upperR, upperP, d);
      double[] gram = Products.multiplyTransposedRight(upperP, upperP, d);
      double[] sizes = Products.multiply(absolute(upperR), absolute(upperP), d);
      double[] gramSizes = Products.multiplyTransposedRight(absolute(upperP), absolute(upperP), d);
      for (int e = 0; e < d * d; e++) {
        boolean above = e % d >= e / d;
        String what = Seeds.note("lane " + lane + ", entry " + e);
        assertEquals(above ? product[e] : p[lane][e], products[lane][e],
            above ? 2 * d * LaneBatch.U * sizes[e] : 0, what);
        assertEquals(above ? gram[e] : 0, grams[lane][e], above ? 2 * d * LaneBatch.U * gramSizes[e] : 0, what);
      }
    }
    LaneBatch.assertLanesIndependent(x -> runTriangles(d, half(x, 0), half(x, 1)), both(r, p), "triangle");
    LaneBatch.assertLanesIndependent(x -> runGram(d, x), p, "gram");
  }

  private static double[][] runTriangles(int d, double[][] r, double[][] p) {
    double[] first = LaneBatch.pack(r);
    double[] second = LaneBatch.pack(p);
    LaneBatch.eachPart(part -> LaneMatrices.multiplyTriangles(d, first, part, second, part));
    return LaneBatch.unpack(second);
  }

  private static double[][] runGram(int d, double[][] p) {
    double[] rows = LaneBatch.pack(p);
    double[] gram = new double[d * d * LANES];
    LaneBatch.eachPart(part -> LaneMatrices.gramOfRows(d, rows, part, gram, part));
    return LaneBatch.unpack(gram);
  }

  private static double[][] both(double[][] a, double[][] b) {
    double[][] lanes = new double[LANES][];
    for (int lane = 0; lane < LANES; lane++) {
      lanes[lane] = LaneBatch.joined(a[lane], b[lane]);
    }
    return lanes;
  }

  private static double[][] half(double[][] both, int which) {
    double[][] lanes = new double[LANES][];
    for (int lane = 0; lane < LANES; lane++) {
      int size = both[lane].length / 2;
      lanes[lane] = Arrays.copyOfRange(both[lane], which * size, (which + 1) * size);
    }
    return lanes;
  }

  private static double[] upper(int d, double[] a) {
    double[] u = a.clone();
    for (int e = 0; e < d * d; e++) {
      u[e] = e % d < e / d ? 0 : u[e];
    }
    return u;
  }

  private static double[] absolute(double[] a) {
    return Arrays.stream(a).map(Math::abs).toArray();
  }
}
