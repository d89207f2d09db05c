package lawsweep.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Normal variates against the defining transform and the moments of the normal distribution. */
class NormalsTest {

  private static final int COUNT = 4_000_000;

  @Test
  void transformOfTheWords() {
    long[] words = new long[2];
    double[] out = new double[4];
    for (int block = 0; block < 10_000; block++) {
      Philox.block(5, 7, block, words, 0);
      new Normals(5).fill(7, block, 4, out, 0);
      for (int w = 0; w < 2; w++) {
        double u = ((words[w] >>> 24) + 0.5) / 0x1p40;
        double angle = 2 * Math.PI * ((words[w] & 0xFFFFFF) + 0.5) / 0x1p24;
        double radius = Math.sqrt(-2 * Math.log(u));
        assertEquals(radius * Math.cos(angle), out[2 * w], 4e-15 * radius);
        assertEquals(radius * Math.sin(angle), out[2 * w + 1], 4e-15 * radius);
      }
    }
  }

  @Test
  void extremeWords() {
    double[] out = new double[2];
    Normals.pair(0, out);
    assertEquals(Math.sqrt(2 * 41 * Math.log(2)), Math.hypot(out[0], out[1]), 1e-14);
    Normals.pair(-1, out);
    assertEquals(0x1p-20, Math.hypot(out[0], out[1]), 1e-18);
  }

  @Test
  void odd() {
    double[] all = new double[8];
    new Normals(1).fill(2, 3, 8, all, 0);
    double[] some = new double[6];
    new Normals(1).fill(2, 3, 5, some, 0);
    for (int i = 0; i < 5; i++) {
      assertEquals(all[i], some[i]);
    }
    assertEquals(0, some[5]);
  }

  /** Moments within 4.5 standard errors: those of x^k are √((E x^2k - (E x^k)²)/n). */
  @Test
  void moments() {
    double[] x = new double[COUNT];
    new Normals(11).fill(0, 0, COUNT, x, 0);
    double[] expected = {0, 1, 0, 3, 0, 15, 0, 105};
    double[] spread = {1, 2, 15, 96, 945, 10_170, 135_135, 2_016_000};
    for (int k = 1; k <= 8; k++) {
      double sum = 0;
      for (double v : x) {
        sum += Math.pow(v, k);
      }
      assertEquals(expected[k - 1], sum / COUNT, 4.5 * Math.sqrt(spread[k - 1] / COUNT), "moment " + k);
    }
  }

  @Test
  void neighboursAreUncorrelated() {
    double[] x = new double[COUNT + 8];
    new Normals(12).fill(0, 0, COUNT + 8, x, 0);
    for (int lag = 1; lag <= 8; lag++) {
      double product = 0;
      double squares = 0;
      for (int i = 0; i < COUNT; i++) {
        product += x[i] * x[i + lag];
        squares += (x[i] * x[i] - 1) * (x[i + lag] * x[i + lag] - 1);
      }
      assertTrue(Math.abs(product) < 4.5 * Math.sqrt(COUNT), "lag " + lag);
      assertTrue(Math.abs(squares) < 4.5 * 2 * Math.sqrt(COUNT), "lag " + lag);
    }
  }
}
