package lawsweep.langevin.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import lawsweep.langevin.cell.LangevinCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumTest {

  private static final MathContext DIGITS = new MathContext(80);
  private static final double[] GAPS =
      {1, 0.9, 0.5, 0.3, 0.12, 0.11, 0.1, 1e-2, 1e-3, 1e-5, 1e-8, 1e-11, 1e-14, 0x1p-52};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 16, 17, 33, 64, 200})
  void eigenvaluesAreTheSumOfPositiveTerms(int depth) {
    for (double top : new double[] {1, 1.3, 0.37, 2.2}) {
      for (double gap : GAPS) {
        double other = top * (1 - gap);
        double exact = sum(top, other, depth).doubleValue();
        assertRelative(exact, Spectrum.h(top, other, depth), 4e-15, "N " + depth + ", gap " + gap);
        assertEquals(Spectrum.h(top, other, depth), Spectrum.h(other, top, depth));
        assertEquals(StrictMath.log(exact), Spectrum.logH(other, top, depth), 1e-14 * depth);
      }
    }
  }

  /** T from h: N λ_k^{2N} / (λ_k^{2N} - λ_l^{2N}) - λ_k² / (λ_k² - λ_l²), in 80 digits. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 16, 17, 33, 64, 200})
  void repulsionAgreesWithEightyDigits(int depth) {
    for (double gap : GAPS) {
      double near = 1 - gap;
      double total = Spectrum.t(1, near, depth) + Spectrum.t(near, 1, depth);
      assertEquals(depth - 1, total, 1e-14 * depth, "gap " + gap);
      if (near != 0) {
        assertRelative(repulsion(1, near, depth), Spectrum.t(1, near, depth), 1e-14, "N " + depth + ", gap " + gap);
        assertRelative(repulsion(near, 1, depth), Spectrum.t(near, 1, depth), 1e-14, "N " + depth + ", gap -" + gap);
      }
    }
  }

  @Test
  void conventionsAtZeroAndAtEqualValues() {
    assertEquals(16, Spectrum.h(2, 0, 3));
    assertEquals(0, Spectrum.h(0, 0, 2));
    assertEquals(1, Spectrum.h(0, 0, 1));
    assertEquals(3 * 16, Spectrum.h(2, 2, 3));
    assertEquals(0, Spectrum.h(2, 0, LangevinCell.INFINITE));
    assertEquals(4, Spectrum.h(2, 2, LangevinCell.INFINITE));
    assertEquals(4, Spectrum.t(1.5, 0, 5));
    assertEquals(0, Spectrum.t(0, 1.5, 5));
    assertEquals(2, Spectrum.t(1.5, 1.5, 5));
    assertEquals(1, Spectrum.t(1.5, 0, LangevinCell.INFINITE));
    assertEquals(0, Spectrum.t(0, 1.5, LangevinCell.INFINITE));
    assertEquals(Double.NEGATIVE_INFINITY, Spectrum.logH(0, 0, 2));
  }

  /** (14.7): h is the integral over s in [0, 1] of σ_k^{2(1-s)} σ_l^{2s}; Simpson's rule with 2000 intervals. */
  @Test
  void infiniteDepthIsTheIntegral() {
    double[][] pairs = {{1, 0.5}, {1.2, 1.1999}, {3, 0.01}, {0.7, 0.7000000001}, {2, 2}};
    for (double[] pair : pairs) {
      int n = 2000;
      double sum = 0;
      for (int i = 0; i <= n; i++) {
        double s = (double) i / n;
        double weight = i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2;
        sum += weight * Math.pow(pair[0], 2 * (1 - s)) * Math.pow(pair[1], 2 * s);
      }
      assertRelative(sum / (3 * n), Spectrum.h(pair[0], pair[1], LangevinCell.INFINITE), 1e-9, pair[0] + " " + pair[1]);
    }
  }

  /** lim A_N / N = A_∞, (14.6), and lim T/N = ψ(2 log(σ_k/σ_l)): the error at N is c/N. */
  @Test
  void infiniteDepthIsTheLimit() {
    double[][] pairs = {{1, 0.5}, {1.2, 1.1999}, {3, 0.01}, {2, 2}};
    int n = 1_000_000;
    for (double[] pair : pairs) {
      double k = Spectrum.root(pair[0], n);
      double l = Spectrum.root(pair[1], n);
      assertRelative(Spectrum.h(k, l, n) / n, Spectrum.h(pair[0], pair[1], LangevinCell.INFINITE), 1e-5, "h");
      assertEquals(Spectrum.t(k, l, n) / n, Spectrum.t(pair[0], pair[1], LangevinCell.INFINITE), 1e-5, "t");
    }
  }

  @Test
  void farApartValuesAreFinite() {
    assertRelative(1e30, Spectrum.h(1e5, 1e-200, 4), 1e-14, "h");
    assertEquals(3, Spectrum.t(1e5, 1e-200, 4), 1e-14);
    assertEquals(0, Spectrum.t(1e-200, 1e5, 4), 1e-14);
    assertEquals(1e10 / (2 * Math.log(1e205)), Spectrum.h(1e5, 1e-200, LangevinCell.INFINITE), 1e-4);
    assertTrue(Double.isFinite(Spectrum.logH(1e200, 1e-200, 64)));
    assertEquals(126 * Math.log(1e200), Spectrum.logH(1e200, 1e-200, 64), 1e-9);
  }

  private static BigDecimal sum(double a, double b, int depth) {
    BigDecimal x = new BigDecimal(a).pow(2, DIGITS);
    BigDecimal y = new BigDecimal(b).pow(2, DIGITS);
    BigDecimal sum = BigDecimal.ZERO;
    for (int j = 0; j < depth; j++) {
      BigDecimal left = x.pow(depth - 1 - j, DIGITS);
      sum = sum.add(left.multiply(y.pow(j, DIGITS), DIGITS), DIGITS);
    }
    return sum;
  }

  private static double repulsion(double a, double b, int depth) {
    BigDecimal x = new BigDecimal(a).pow(2, DIGITS);
    BigDecimal y = new BigDecimal(b).pow(2, DIGITS);
    BigDecimal xn = x.pow(depth, DIGITS);
    BigDecimal yn = y.pow(depth, DIGITS);
    BigDecimal first = xn.multiply(BigDecimal.valueOf(depth)).divide(xn.subtract(yn, DIGITS), DIGITS);
    return first.subtract(x.divide(x.subtract(y, DIGITS), DIGITS), DIGITS).doubleValue();
  }

  private static void assertRelative(double expected, double actual, double tolerance, String what) {
    assertEquals(expected, actual, tolerance * Math.abs(expected), what);
  }
}
