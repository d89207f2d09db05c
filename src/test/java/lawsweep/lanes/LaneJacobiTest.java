package lawsweep.lanes;

import static lawsweep.lanes.LaneMatrices.LANES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import lawsweep.dense.Products;
import lawsweep.dense.SmallSvd;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows of J P are orthogonal up to cosines of 10⁻¹², and in decreasing order. Their lengths are singular values within
 * 10⁻¹³ of themselves, tiny ones too (10⁻¹¹ where rows came in increasing order and had to be exchanged). J is
 * orthogonal within 32 d u an entry.
 */
class LaneJacobiTest {

  private static final double COSINES = 1e-12;
  private static final double LENGTHS = 1e-13;

  /** Row scales of one lane, as powers of two. */
  private record Scales(int[] powers) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 13, 32})
  void decreasingRows(int d) {
    for (int drop : new int[] {0, 1, 7, 40}) {
      check(d, drop);
    }
  }

  /** The last row ends up first. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 8})
  void increasingRows(int d) {
    check(d, -2);
  }

  private static void check(int d, int drop) {
    int[] powers = new int[d];
    for (int k = 0; k < d; k++) {
      powers[k] = -Math.min(drop * k, 440);
    }
    Scales scales = new Scales(powers);
    double[][] rows = rows(d);
    double[][] results = run(d, rows, scales);
    for (int lane = 0; lane < LANES; lane++) {
      String what = Seeds.note("d " + d + ", drop " + drop + ", lane " + lane);
      double[] rotation = unscaled(d, results[lane], scales);
      assertArrayEquals(Products.identity(d), Products.multiplyTransposedRight(rotation, rotation, d),
          32 * d * LaneBatch.U, what);
      checkRows(d, lane, rows[lane], results[lane], scales, what);
    }
    LaneBatch.assertLanesIndependent(x -> run(d, x, scales), rows, "drop " + drop);
  }

  private static void checkRows(int d, int lane, double[] rows, double[] scaledRotation, Scales scales, String what) {
    double[] turned = Products.multiply(scaledRotation, rows, d);
    double[] truth = SmallSvd.of(scaled(d, rows, scales), d).sigma();
    double[] lengths = new double[d];
    for (int k = 0; k < d; k++) {
      double[] row = Arrays.copyOfRange(turned, k * d, (k + 1) * d);
      lengths[k] = Math.scalb(Math.sqrt(Products.inner(row, row)), scales.powers[k]);
      boolean regular = lane != 1;
      double error = scales.powers[d - 1] > 0 ? 100 * LENGTHS : LENGTHS;
      assertEquals(truth[k], lengths[k], regular ? error * truth[k] : error * truth[0], what + ", length " + k);
      for (int l = 0; l < k && regular; l++) {
        double[] other = Arrays.copyOfRange(turned, l * d, (l + 1) * d);
        double cosine = Products.inner(row, other)
            / Math.sqrt(Products.inner(row, row) * Products.inner(other, other));
        assertEquals(0, cosine, COSINES, what + ", rows " + l + " " + k);
      }
      assertTrue(k == 0 || lengths[k] <= lengths[k - 1] * (1 + 1e-8) + 1e-14 * truth[0], what + ", order");
    }
  }

  /** Well conditioned, but lane 1: a zero row; 3: all singular values 1; 4: the identity; 5: two by two equal. */
  private static double[][] rows(int d) {
    double[][] lanes = new double[LANES][];
    for (int lane = 0; lane < LANES; lane++) {
      Random random = Seeds.random("jacobi", 100L * d + lane);
      double[] values = new double[d];
      for (int k = 0; k < d; k++) {
        values[k] = switch (lane) {
          case 3 -> 1;
          case 5 -> 1 + k / 2;
          default -> 1 + 2 * random.nextDouble();
        };
      }
      lanes[lane] = lane == 4 ? Products.identity(d)
          : Products.sandwich(LaneBatch.rotation(d, random), values, LaneBatch.rotation(d, random), d);
    }
    for (int j = 0; j < d; j++) {
      lanes[1][(d - 1) * d + j] = 0;
    }
    return lanes;
  }

  /** Two rows as far apart as can be, and further: the product of lengths is the determinant, to all digits. */
  @Test
  void tinyLengths() {
    for (int power : new int[] {-40, -160, -300, -479, -480, -700, -1000}) {
      Scales scales = new Scales(new int[] {0, power});
      double[][] lanes = new double[LANES][];
      for (int lane = 0; lane < LANES; lane++) {
        double[] p = LaneBatch.normal(2, Seeds.random("tiny", lane));
        p[2] = 0;
        lanes[lane] = p;
      }
      double[][] results = run(2, lanes, scales);
      for (int lane = 0; lane < LANES; lane++) {
        double[] p = lanes[lane];
        double[] turned = Products.multiply(results[lane], p, 2);
        BigDecimal first = new BigDecimal(Products.inner(p, new double[] {p[0], p[1], 0, 0}))
            .sqrt(MathContext.DECIMAL128);
        BigDecimal second =
            new BigDecimal(p[0]).multiply(new BigDecimal(p[3])).abs().divide(first, MathContext.DECIMAL128);
        String what = Seeds.note("2^" + power + ", lane " + lane);
        double bound = power == -40 ? 1e-13 : 1e-15;
        assertEquals(1, Math.hypot(turned[0], turned[1]) / first.doubleValue(), bound, what);
        assertEquals(1, Math.hypot(turned[2], turned[3]) / second.doubleValue(), 4e-15, what);
      }
    }
  }

  /**
   * The Gram matrix holds no digit of the smallest length, which is as small as the rounding; J is orthogonal still.
   */
  @Test
  void equalRows() {
    for (int d : new int[] {2, 3, 5, 8}) {
      Scales scales = new Scales(new int[d]);
      double[][] rows = rows(d);
      for (double[] lane : rows) {
        System.arraycopy(lane, 0, lane, (d - 1) * d, d);
      }
      double[][] results = run(d, rows, scales);
      for (int lane = 0; lane < LANES; lane++) {
        String what = Seeds.note("d " + d + ", lane " + lane);
        assertArrayEquals(Products.identity(d), Products.multiplyTransposedRight(results[lane], results[lane], d),
            1e-13, what);
        double[] turned = Products.multiply(results[lane], rows[lane], d);
        double[] truth = SmallSvd.of(rows[lane], d).sigma();
        for (int k = 0; k < d; k++) {
          double[] row = Arrays.copyOfRange(turned, k * d, (k + 1) * d);
          assertEquals(truth[k], Math.sqrt(Products.inner(row, row)), 1e-14 * truth[0], what);
        }
      }
      LaneBatch.assertLanesIndependent(x -> run(d, x, scales), rows, "equal rows");
    }
  }

  /**
   * Rows with exact products 0 that are out of order, beside others: these turn pairs that the lane is done with, and
   * leave signs to its zeros, which must not decide how its rows change places.
   */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6})
  void zerosBesideOthers(int d) {
    Scales scales = new Scales(new int[d]);
    Random random = Seeds.random("zeros", d);
    for (int t = 0; t < 4000; t++) {
      double[] rows = manyZeros(d, t % 4, random);
      double[][] alone = new double[LANES][];
      double[][] beside = new double[LANES][];
      for (int lane = 0; lane < LANES; lane++) {
        alone[lane] = rows;
        beside[lane] = lane == 0 ? rows : LaneBatch.normal(d, random);
      }
      LaneBatch.assertBits(run(d, alone, scales)[0], run(d, beside, scales)[0], Seeds.note("d " + d + ", case " + t));
    }
  }

  /** Upper triangles: diagonal, two thirds or half of all entries 0, or two blocks that do not touch. */
  private static double[] manyZeros(int d, int kind, Random random) {
    double[] rows = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = i; j < d; j++) {
        boolean zero = switch (kind) {
          case 0 -> i != j;
          case 1 -> i != j && random.nextInt(3) > 0;
          case 2 -> i % 2 != j % 2;
          default -> random.nextBoolean();
        };
        rows[i * d + j] = zero ? 0 : random.nextGaussian();
      }
    }
    return rows;
  }

  private static double[] scaled(int d, double[] rows, Scales scales) {
    double[] all = rows.clone();
    for (int e = 0; e < d * d; e++) {
      all[e] = Math.scalb(all[e], scales.powers[e / d]);
    }
    return all;
  }

  /** J = D Ĵ D⁻¹. */
  private static double[] unscaled(int d, double[] rotation, Scales scales) {
    double[] j = rotation.clone();
    for (int e = 0; e < d * d; e++) {
      j[e] = Math.scalb(j[e], scales.powers[e / d] - scales.powers[e % d]);
    }
    return j;
  }

  private static double[][] run(int d, double[][] rows, Scales scales) {
    double[][] grams = new double[LANES][];
    double[] ratios = new double[d * d * LANES];
    for (int lane = 0; lane < LANES; lane++) {
      grams[lane] = Products.multiplyTransposedRight(rows[lane], rows[lane], d);
      for (int e = 0; e < d * d; e++) {
        int gap = scales.powers[e % d] - scales.powers[e / d];
        ratios[e * LANES + lane] = Math.scalb(1.0, Math.clamp(gap, -480, 480));
        grams[lane][e] = e % d < e / d ? Double.NaN : grams[lane][e];
      }
    }
    double[] g = LaneBatch.pack(grams);
    double[] j = new double[d * d * LANES];
    LaneJacobi jacobi = new LaneJacobi(d);
    LaneBatch.eachPart(part -> {
      int sweeps = jacobi.diagonalise(part, g, part, ratios, part, j, part);
      assertTrue(sweeps <= 30, () -> sweeps + " sweeps");
    });
    return LaneBatch.unpack(j);
  }
}
