package lawsweep.lie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.residue.PrimeField;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Sums of many products of the largest residues stay exact. */
class SeriesAccumulatorTest {

  private static final int LANES = Kernels.LANES;

  private static double[] batch(PrimeField field, Random random, int entries, int kind) {
    double[] x = new double[entries * LANES];
    Arrays.setAll(x, i -> switch (kind) {
      case 0 -> field.bound();
      case 1 -> -field.bound();
      default -> Residues.canonical(field, random);
    });
    return x;
  }

  /** Adds some of everything, in random order, beside a sum in long arithmetic. */
  @Test
  void anyNumberOfProducts() {
    for (int number = 0; number < 60; number++) {
      Random random = Seeds.random("accumulator", number);
      PrimeField field = number % 2 == 0 ? Primes.largest() : Primes.smallest();
      Kernels kernels = number % 3 == 0 ? new ScalarKernels() : new VectorKernels();
      int entries = 2 * random.nextInt(1, 4);
      int offset = random.nextInt(4);
      double[] data = new double[offset + entries * LANES];
      long[] expected = new long[entries * LANES];
      SeriesAccumulator accumulator = new SeriesAccumulator(field, kernels);
      accumulator.begin(data, offset, entries);
      for (int step = random.nextInt(1, 12); step > 0; step--) {
        add(accumulator, field, random, number / 2 % 3, entries, expected);
      }
      accumulator.finish();
      for (int i = 0; i < expected.length; i++) {
        assertEquals(Math.floorMod(expected[i], field.p()), field.canonical(data[offset + i]), Seeds.note(number));
      }
    }
  }

  private static void add(
      SeriesAccumulator accumulator, PrimeField field, Random random, int kind, int entries, long[] sum) {
    int inner = random.nextInt(3) == 0 ? random.nextInt(600, 3000) : random.nextInt(1, 300);
    double[] u = batch(field, random, inner * entries, kind);
    double[] x = batch(field, random, inner, kind);
    double[] y = batch(field, random, entries, kind);
    int choice = random.nextInt(4);
    switch (choice) {
      case 0 -> accumulator.addTransposeTimes(u, 0, inner, x, 0);
      case 1 -> accumulator.addTimes(u, 0, inner, x, 0);
      case 2 -> accumulator.addOuter(x, 0, 2, y, 0, entries / 2);
      default -> accumulator.add(y, 0);
    }
    for (int e = 0; e < entries; e++) {
      for (int s = 0; s < LANES; s++) {
        long value = switch (choice) {
          case 0 -> dot(field, inner, u, e * LANES + s, entries * LANES, x, s);
          case 1 -> dot(field, inner, u, e * inner * LANES + s, LANES, x, s);
          case 2 -> (long) (x[e / (entries / 2) * LANES + s] * y[e % (entries / 2) * LANES + s]);
          default -> (long) y[e * LANES + s];
        };
        sum[e * LANES + s] = (sum[e * LANES + s] + value) % field.p();
      }
    }
  }

  private static long dot(PrimeField field, int n, double[] u, int first, int stride, double[] x, int s) {
    long sum = 0;
    for (int j = 0; j < n; j++) {
      sum = (sum + (long) (u[first + j * stride] * x[j * LANES + s])) % field.p();
    }
    return sum;
  }
}
