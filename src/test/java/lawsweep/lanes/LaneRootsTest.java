package lawsweep.lanes;

import static lawsweep.lanes.LaneMatrices.LANES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/**
 * Roots against exact powers: y^N is 2^e x up to N times the relative error of y, (1.5 |log₂ 2^e x|/N + 4) u or less.
 */
class LaneRootsTest {

  private static final MathContext DIGITS = new MathContext(50);

  @Test
  void rootsOfNumbers() {
    Random random = Seeds.random("roots", 0);
    for (int n = 1; n <= 64; n++) {
      for (int round = 0; round < 12; round++) {
        double[] x = new double[LANES];
        for (int lane = 0; lane < LANES; lane++) {
          x[lane] = Math.scalb(1 + random.nextDouble(), random.nextInt(-1022, 1024));
        }
        if (round == 0) {
          x = new double[] {Double.MIN_NORMAL, Double.MAX_VALUE, 1, Math.nextDown(1), Math.nextUp(1), 2, 0.5, 1e-16};
        }
        double[] y = run(n, x, null);
        for (int lane = 0; lane < LANES; lane++) {
          check(n, x[lane], 0, y[lane]);
        }
      }
    }
  }

  @Test
  void rootsOfScaledNumbers() {
    Random random = Seeds.random("scaled roots", 0);
    for (int n = 1; n <= 64; n++) {
      int most = Math.min(1 << 20, 1000 * n);
      for (int round = 0; round < 12; round++) {
        double[] x = new double[LANES];
        long[] e = new long[LANES];
        for (int lane = 0; lane < LANES; lane++) {
          x[lane] = 1 + random.nextDouble();
          e[lane] = lane == 0 ? 0 : round == 0 ? (lane % 2 == 0 ? most : -most) : random.nextInt(-most, most);
        }
        double[] y = run(n, x, e);
        for (int lane = 0; lane < LANES; lane++) {
          check(n, x[lane], e[lane], y[lane]);
        }
      }
    }
  }

  @Test
  void zeroAndBelowTheNormalRange() {
    for (int n = 3; n <= 64; n++) {
      double[] x = {0, Double.MIN_VALUE, Math.nextDown(Double.MIN_NORMAL), 1, 0, 0, 0, 1};
      double[] plain = run(n, x, null);
      double[] scaled = run(n, x, new long[LANES]);
      for (int lane = 0; lane < LANES; lane++) {
        assertEquals(x[lane] == 1 ? 1 : 0, plain[lane], 0, "order " + n);
        assertEquals(x[lane] == 1 ? 1 : 0, scaled[lane], 0, "order " + n);
      }
    }
  }

  /** Their bits would make some number: a replica that has blown up would come back. */
  @Test
  void whatIsNotFiniteStaysSo() {
    double negativeNaN = Double.longBitsToDouble(0xFFF8000000000000L);
    double[] x = {Double.NaN, negativeNaN, Double.POSITIVE_INFINITY, 1, Double.NaN, 0, 8, negativeNaN};
    for (int n = 1; n <= 64; n++) {
      double[] plain = run(n, x, null);
      double[] scaled = run(n, x, new long[LANES]);
      for (int lane = 0; lane < LANES; lane++) {
        assertEquals(Double.isFinite(x[lane]), Double.isFinite(plain[lane]), "order " + n + ", " + x[lane]);
        assertEquals(Double.isFinite(x[lane]), Double.isFinite(scaled[lane]), "scaled, order " + n + ", " + x[lane]);
      }
    }
  }

  @Test
  void lanesDoNotMeet() {
    double[][] lanes = {{1e-300}, {0}, {1}, {2}, {1e300}, {0.3}, {Double.MIN_VALUE}, {7}};
    for (int n : new int[] {1, 2, 3, 12, 64}) {
      LaneBatch.assertLanesIndependent(x -> LaneBatch.unpack(run(n, LaneBatch.pack(x), null)), lanes, "order " + n);
      LaneBatch.assertLanesIndependent(x -> LaneBatch.unpack(run(n, LaneBatch.pack(x), new long[LANES])), lanes,
          "scaled, order " + n);
    }
  }

  private static void check(int n, double x, long e, double y) {
    BigDecimal two = e < 0 ? BigDecimal.valueOf(0.5) : BigDecimal.valueOf(2);
    BigDecimal truth = new BigDecimal(x).multiply(two.pow((int) Math.abs(e), DIGITS), DIGITS);
    BigDecimal power = new BigDecimal(y).pow(n, DIGITS);
    double error = power.divide(truth, DIGITS).subtract(BigDecimal.ONE).doubleValue() / n;
    double logarithm = Math.abs(e + Math.getExponent(x)) + 1.0;
    double bound = n <= 2 && e == 0 ? LaneBatch.U : (1.5 * logarithm / n + 4) * LaneBatch.U;
    assertTrue(Math.abs(error) <= bound,
        () -> Seeds.note("order " + n + ", 2^" + e + " " + x + ": error " + error + " above " + bound));
  }

  private static double[] run(int n, double[] x, long[] e) {
    LaneRoots roots = new LaneRoots(n);
    double[] y = new double[LANES];
    LaneBatch.eachPart(part -> {
      if (e == null) {
        roots.roots(1, x, y, part);
      } else {
        roots.roots(1, x, e, y, part);
      }
    });
    return y;
  }
}
