package lawsweep.lanes;

import static lawsweep.lanes.LaneMatrices.LANES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import lawsweep.dense.Products;
import lawsweep.dense.SmallSvd;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rounds against the polar factor of the singular value decomposition, within 16 d u an entry; orthogonal within 8 √d
 * u.
 */
class LanePolarTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 13, 32})
  void convergesToThePolarFactor(int d) {
    double[][] z = nearlyOrthogonal(d);
    double[][] q = run(d, z, 8);
    for (int lane = 0; lane < LANES; lane++) {
      String what = Seeds.note("lane " + lane);
      assertArrayEquals(SmallSvd.of(z[lane], d).polarFactor(), q[lane], 16 * d * LaneBatch.U, what);
      assertOrthogonal(d, q[lane], what);
    }
    LaneBatch.assertLanesIndependent(x -> run(d, x, 1), z, "polar");
  }

  /** Lane 0: any rotation; 1: the identity; the others stretched more and more, the last by factors from 0.6 to 1.4. */
  private static double[][] nearlyOrthogonal(int d) {
    double[][] lanes = new double[LANES][];
    for (int lane = 0; lane < LANES; lane++) {
      Random random = Seeds.random("polar", 100L * d + lane);
      double[] stretch = new double[d];
      double size = new double[] {0, 0, 1e-12, 1e-8, 1e-5, 1e-2, 0.1, 0.4}[lane];
      for (int k = 0; k < d; k++) {
        stretch[k] = 1 + size * (2 * random.nextDouble() - 1);
      }
      lanes[lane] = lane == 1 ? Products.identity(d)
          : Products.sandwich(LaneBatch.rotation(d, random), stretch, LaneBatch.rotation(d, random), d);
    }
    return lanes;
  }

  /** One round takes a deviation δ to ¾ δ². */
  @Test
  void oneRound() {
    int d = 3;
    LanePolar polar = new LanePolar(d);
    for (double size : new double[] {1e-3, 1e-5, 1e-9}) {
      double[][] z = new double[LANES][];
      for (int lane = 0; lane < LANES; lane++) {
        Random random = Seeds.random("polish", lane);
        double[] stretch = {Math.sqrt(1 + size), 1, Math.sqrt(1 - size)};
        z[lane] = Products.sandwich(LaneBatch.rotation(d, random), stretch, LaneBatch.rotation(d, random), d);
      }
      double[] batch = LaneBatch.pack(z);
      LaneBatch.eachPart(part -> polar.approach(part, batch, part));
      for (double[] q : LaneBatch.unpack(batch)) {
        double[] sigma = SmallSvd.of(q, d).sigma();
        assertEquals(1, sigma[0], 0.375 * size * size * (1 + 2 * size) + 1e-15);
        assertEquals(1 - 0.375 * size * size, sigma[2], size * size * size + 2e-15);
      }
    }
  }

  private static void assertOrthogonal(int d, double[] q, String what) {
    assertArrayEquals(Products.identity(d), Products.multiplyTransposedLeft(q, q, d),
        8 * Math.sqrt(d) * LaneBatch.U, what);
  }

  private static double[][] run(int d, double[][] z, int rounds) {
    double[] batch = LaneBatch.joined(new double[LANES], LaneBatch.pack(z));
    LanePolar polar = new LanePolar(d);
    for (int round = 0; round < rounds; round++) {
      LaneBatch.eachPart(part -> polar.approach(part, batch, LANES + part));
    }
    return LaneBatch.unpack(java.util.Arrays.copyOfRange(batch, LANES, batch.length));
  }
}
