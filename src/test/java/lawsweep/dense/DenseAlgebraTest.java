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

class DenseAlgebraTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 17, 64})
  void productsAreTheirDefinitions(int n) {
    Random random = Seeds.random("products", n);
    double[] a = random.doubles((long) n * n, -1, 1).toArray();
    double[] b = random.doubles((long) n * n, -1, 1).toArray();
    double[] c = new double[n * n];
    for (int i = 0; i < n * n; i++) {
      for (int k = 0; k < n; k++) {
        c[i] += a[i / n * n + k] * b[k * n + i % n];
      }
    }
    assertArrayEquals(c, Products.multiply(a, b, n), 1e-15 * n);
    assertArrayEquals(c, Products.multiplyTransposedLeft(Transpose.of(a, n), b, n), 1e-15 * n);
    assertArrayEquals(c, Products.multiplyTransposedRight(a, Transpose.of(b, n), n), 1e-15 * n);
    assertArrayEquals(Products.multiplyTransposedRight(a, b, n), Products.sandwich(a, ones(n), b, n), 1e-15 * n);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 17, 64})
  void qrMultipliesBack(int n) {
    double[] a = Seeds.random("qr", n).doubles((long) n * n, -1, 1).toArray();
    PivotedQr qr = PivotedQr.of(a, n);
    double[] product = Products.multiply(qr.q(), qr.r(), n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        assertEquals(a[i * n + qr.pivots()[j]], product[i * n + j], 2e-15 * n);
        assertTrue(i <= j || qr.r()[i * n + j] == 0);
      }
      assertTrue(i == 0 || Math.abs(qr.r()[i * n + i]) <= Math.abs(qr.r()[(i - 1) * n + i - 1]) * (1 + 1e-14));
    }
    assertArrayEquals(Products.identity(n), Products.multiplyTransposedLeft(qr.q(), qr.q(), n), 1e-15 * (n + 4));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 17, 64})
  void eigenvectorsDiagonalise(int n) {
    double[] b = Seeds.random("eigen", n).doubles((long) n * n, -1, 1).toArray();
    double[] s = Products.add(b, 1, Transpose.of(b, n));
    SymmetricEigen eigen = SymmetricEigen.of(s, n);
    assertArrayEquals(s, eigen.apply(x -> x), 1e-14 * n);
    assertArrayEquals(Products.multiply(s, s, n), eigen.apply(x -> x * x), 1e-13 * n);
    assertArrayEquals(Products.identity(n), Products.multiplyTransposedLeft(eigen.vectors(), eigen.vectors(), n),
        1e-15 * (n + 8));
    for (int k = 1; k < n; k++) {
      assertTrue(eigen.values()[k] <= eigen.values()[k - 1]);
    }
  }

  @Test
  void knownEigenvalues() {
    // 2 on the diagonal, -1 beside it: 2 - 2 cos(kπ/(n+1)).
    int n = 9;
    double[] s = new double[n * n];
    for (int i = 0; i < n; i++) {
      s[i * n + i] = 2;
      if (i > 0) {
        s[i * n + i - 1] = -1;
        s[(i - 1) * n + i] = -1;
      }
    }
    for (int k = 0; k < n; k++) {
      assertEquals(2 - 2 * Math.cos((n - k) * Math.PI / (n + 1)), SymmetricEigen.of(s, n).values()[k], 1e-14);
    }
    assertArrayEquals(new double[] {3, 3, 3}, SymmetricEigen.of(new double[] {3, 0, 0, 0, 3, 0, 0, 0, 3}, 3).values());
    assertThrows(IllegalArgumentException.class, () -> SymmetricEigen.of(new double[] {Double.NaN}, 1));
  }

  @Test
  void choleskySolves() {
    int n = 6;
    Random random = Seeds.random("cholesky", n);
    double[] b = random.doubles((long) n * n, -1, 1).toArray();
    double[] s = Products.add(Products.multiplyTransposedRight(b, b, n), 0.1, Products.identity(n));
    double[] x = random.doubles(n, -1, 1).toArray();
    double[] right = new double[n];
    for (int i = 0; i < n * n; i++) {
      right[i / n] += s[i] * x[i % n];
    }
    assertArrayEquals(x, Cholesky.of(s, n).solve(right), 1e-12);
    String message =
        assertThrows(ArithmeticException.class, () -> Cholesky.of(new double[] {1, 2, 2, 1}, 2)).getMessage();
    assertEquals("not positive definite: pivot 1 is -3.0", message);
  }

  @Test
  void spanIgnoresDependentVectors() {
    Span span = new Span();
    span.add(new double[] {1, 1, 0});
    span.add(new double[] {2, 2, 0});
    span.add(new double[3]);
    span.add(new double[] {1, 1 + 1e-6, 0});
    assertEquals(2, span.dimension());
    assertArrayEquals(new double[] {3, -2, 0}, span.project(new double[] {3, -2, 7}), 1e-14);
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }
}
