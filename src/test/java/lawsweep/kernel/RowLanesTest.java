package lawsweep.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.residue.PrimeField;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Operations on rows in lanes against whole numbers, one entry at a time. */
class RowLanesTest {

  private static final int LANES = Kernels.LANES;
  private final RowLanes lanes = VectorKernels.hot().rowLanes(1).orElseThrow();

  private static double[] residues(PrimeField field, Random random, int n) {
    double[] x = new double[n];
    boolean extreme = random.nextBoolean();
    Arrays.setAll(x, i -> extreme ? Residues.extreme(field, random) : Residues.canonical(field, random));
    return x;
  }

  private static void same(PrimeField field, long expected, double actual, String message) {
    assertTrue(Math.abs(actual) <= field.bound(), message);
    assertEquals(Math.floorMod(expected, (long) field.p()), field.canonical(actual), message);
  }

  @Test
  void thereAreNoneInTheFirstSecondsAndWithoutVectors() {
    assertTrue(new ScalarKernels().rowLanes(1).isEmpty());
    VectorKernels cold = new VectorKernels();
    assertTrue(cold.rowLanes(1).isEmpty());
    assertTrue(cold.rowLanes(Long.MAX_VALUE / 2).isEmpty());
    assertTrue(cold.rowLanes(1).isPresent());
  }

  @Test
  void subtractsRows() {
    for (int number = 0; number < 80; number++) {
      Random random = Seeds.random("rows in lanes", number);
      PrimeField field = Primes.random(random);
      int entries = number % 11;
      int rows = number == 7 ? RowLanes.MOST_ROWS - 1 : random.nextInt(12);
      int width = LANES * (1 + random.nextInt(3));
      int step = width + random.nextInt(3);
      int xAt = random.nextInt(3);
      int xStep = rows + random.nextInt(3);
      double[] y = residues(field, random, entries * step + 1);
      double[] f = residues(field, random, rows * width);
      double[] x = residues(field, random, xAt + entries * xStep);
      double[] before = y.clone();
      lanes.subtract(field, entries, y, step, width, f, x, xAt, xStep, rows);
      for (int i = 0; i < y.length; i++) {
        int e = i / step;
        int l = i % step;
        if (e >= entries || l >= width) {
          assertEquals(before[i], y[i]);
          continue;
        }
        long sum = (long) before[i];
        for (int t = 0; t < rows; t++) {
          sum = (sum - ((long) f[t * width + l]) * ((long) x[xAt + e * xStep + t])) % field.p();
        }
        same(field, sum, y[i], Seeds.note("case " + number + ", " + e + ", " + l));
      }
    }
  }

  @Test
  void runsTapes() {
    for (int number = 0; number < 60; number++) {
      Random random = Seeds.random("tapes", number);
      PrimeField field = Primes.random(random);
      int batches = 9;
      double[] data = residues(field, random, batches * LANES);
      int n = number == 5 ? RowLanes.MOST_ROWS - 1 : random.nextInt(9);
      int[] tape = new int[2 * (4 + 2 * n) + 3];
      int[] second = new int[4 + 2 * n];
      write(tape, 0, random, batches, n);
      write(second, 0, random, batches, n);
      System.arraycopy(second, 0, tape, 4 + 2 * n, second.length);
      long[] expected = new long[data.length];
      Arrays.setAll(expected, i -> (long) data[i]);
      run(field, tape, 0, expected);
      run(field, tape, 4 + 2 * n, expected);
      tape[tape.length - 3] = -1;
      lanes.run(field, tape, tape.length - 3, data);
      for (int i = 0; i < data.length; i++) {
        same(field, expected[i], data[i], Seeds.note("case " + number + ", at " + i));
      }
    }
  }

  private static void write(int[] tape, int at, Random random, int batches, int n) {
    for (int i = at; i < at + 4 + 2 * n; i++) {
      tape[i] = LANES * random.nextInt(batches);
    }
    tape[at + 2] = random.nextBoolean() ? 1 : -1;
    tape[at + 3] = n;
  }

  private static void run(PrimeField field, int[] tape, int at, long[] data) {
    for (int l = 0; l < LANES; l++) {
      long sum = data[tape[at + 1] + l];
      for (int t = 0; t < tape[at + 3]; t++) {
        sum = (sum + tape[at + 2] * data[tape[at + 4 + 2 * t] + l] * data[tape[at + 5 + 2 * t] + l]) % field.p();
      }
      data[tape[at] + l] = sum;
    }
  }

  @Test
  void eliminatesOneRow() {
    for (int number = 0; number < 200; number++) {
      Random random = Seeds.random("one row in lanes", number);
      PrimeField field = Primes.random(random);
      int entries = 1 + number % 19;
      int pivot = random.nextInt(entries);
      int lane = random.nextInt(LANES);
      double[] x = residues(field, random, entries * LANES);
      for (int e = 0; e < pivot; e++) {
        x[e * LANES + lane] = 0;
      }
      x[pivot * LANES + lane] = number % 3 == 0 ? -1 : 1 + random.nextInt(field.p() / 2);
      double[] before = x.clone();
      lanes.eliminate(field, x, entries, pivot, lane);
      long p = field.p();
      long lead = Math.floorMod((long) before[pivot * LANES + lane], p);
      for (int i = 0; i < x.length; i++) {
        // everything times the pivot, which is no divisor of 0
        long row = (long) before[i / LANES * LANES + lane];
        long expected = i % LANES == lane ? row
            : (((long) before[i]) * lead - ((long) before[pivot * LANES + i % LANES]) * row) % p;
        String message = Seeds.note("case " + number + ", at " + i);
        assertTrue(Math.abs(x[i]) <= field.bound(), message);
        assertEquals(Math.floorMod(expected, p), Math.floorMod(((long) x[i]) * lead, p), message);
      }
    }
  }
}
