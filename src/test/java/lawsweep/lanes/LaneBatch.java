package lawsweep.lanes;

import static lawsweep.lanes.LaneMatrices.LANES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;
import lawsweep.dense.SmallSvd;

/** Batches in tests: eight arrays of equal length, one a lane. */
final class LaneBatch {

  /** Unit roundoff. */
  static final double U = 0x1p-53;

  /** Something that computes lane by lane. */
  @FunctionalInterface
  interface Kernel {
    /** Eight inputs, one a lane, to eight outputs. */
    double[][] apply(double[][] lanes);
  }

  private LaneBatch() {}

  static double[] pack(double[][] lanes) {
    int size = lanes[0].length;
    double[] batch = new double[size * LANES];
    for (int lane = 0; lane < LANES; lane++) {
      for (int e = 0; e < size; e++) {
        batch[e * LANES + lane] = lanes[lane][e];
      }
    }
    return batch;
  }

  static double[][] unpack(double[] batch) {
    int size = batch.length / LANES;
    double[][] lanes = new double[LANES][size];
    for (int lane = 0; lane < LANES; lane++) {
      for (int e = 0; e < size; e++) {
        lanes[lane][e] = batch[e * LANES + lane];
      }
    }
    return lanes;
  }

  /** Whole batches one after the other in one array. */
  static double[] joined(double[]... batches) {
    return Arrays.stream(batches).flatMapToDouble(Arrays::stream).toArray();
  }

  static void eachPart(IntConsumer work) {
    for (int part = 0; part < LANES; part += LaneMatrices.VECTOR) {
      work.accept(part);
    }
  }

  /**
   * A lane's bits depend on what is in the lane alone: permuted lanes give permuted results, and a lane gives the same
   * bits beside zeros and beside lanes that hold no numbers.
   */
  static void assertLanesIndependent(Kernel kernel, double[][] lanes, String what) {
    double[][] together = kernel.apply(lanes);
    int[] order = {3, 7, 0, 6, 1, 5, 2, 4};
    double[][] permuted = new double[LANES][];
    for (int lane = 0; lane < LANES; lane++) {
      permuted[lane] = lanes[order[lane]];
    }
    double[][] results = kernel.apply(permuted);
    for (int lane = 0; lane < LANES; lane++) {
      assertBits(together[order[lane]], results[lane], what + ", permuted, lane " + lane);
    }
    for (double beside : new double[] {0, Double.NaN}) {
      for (int lane = 0; lane < LANES; lane++) {
        double[][] alone = new double[LANES][lanes[0].length];
        for (double[] other : alone) {
          Arrays.fill(other, beside);
        }
        alone[lane] = lanes[lane];
        assertBits(together[lane], kernel.apply(alone)[lane], what + ", beside " + beside + ", lane " + lane);
      }
    }
  }

  static void assertBits(double[] expected, double[] actual, String what) {
    assertArrayEquals(Arrays.stream(expected).mapToLong(Double::doubleToRawLongBits).toArray(),
        Arrays.stream(actual).mapToLong(Double::doubleToRawLongBits).toArray(), what);
  }

  static double[] normal(int d, Random random) {
    double[] a = new double[d * d];
    for (int e = 0; e < d * d; e++) {
      a[e] = random.nextGaussian();
    }
    return a;
  }

  static double[] rotation(int d, Random random) {
    return SmallSvd.of(normal(d, random), d).polarFactor();
  }

  /** A different awkward matrix in each lane: row lengths down to 10⁻¹²⁰, column lengths down to 10⁻⁹⁰. */
  static double[][] awkward(int d, Random random) {
    double[][] lanes = new double[LANES][];
    for (int lane = 0; lane < LANES; lane++) {
      lanes[lane] = normal(d, random);
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        int at = i * d + j;
        lanes[1][at] = j == d / 2 ? 0 : lanes[1][at];
        lanes[2][at] = lanes[2][j];
        lanes[3][at] *= Math.pow(10, d == 1 ? -120 : -120.0 * i / (d - 1));
        lanes[4][at] = i == j ? 1 : 0;
        lanes[5][at] *= Math.pow(10, d == 1 ? -90 : -90.0 * j / (d - 1));
        lanes[6][at] = j < i ? 0 : lanes[6][at] * 1e40;
        lanes[7][at] = i == 0 ? lanes[7][at] : 0;
      }
    }
    return lanes;
  }
}
