package lawsweep.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lane operations of all implementations: sums are exact, so the doubles are equal. */
class LaneOperationsAgreeTest {

  private static final int LANES = Kernels.LANES;
  private static final int[] SIZES = {0, 1, 2, 3, 7, 8, 13};
  private static final ScalarKernels SCALAR = new ScalarKernels();

  static Stream<Kernels> implementations() {
    return ProductsAgreeTest.implementations();
  }

  /** A batched array after {@code offset} NaNs, and a NaN batch at its end. */
  private static double[] batch(PrimeField field, Random random, int offset, int entries, boolean extreme) {
    double[] x = new double[offset + (entries + 1) * LANES];
    Arrays.fill(x, Double.NaN);
    for (int i = offset; i < offset + entries * LANES; i++) {
      x[i] = extreme ? Residues.extreme(field, random) : Residues.canonical(field, random);
    }
    return x;
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void products(Kernels kernels) {
    int number = 0;
    for (int rows : SIZES) {
      for (int columns : SIZES) {
        for (int repeat = 0; repeat < 4; repeat++) {
          compareProducts(kernels, rows, columns, ++number);
        }
      }
    }
    compareProducts(kernels, 510, 3, ++number);
    compareProducts(kernels, 3, 510, ++number);
  }

  private static void compareProducts(Kernels kernels, int rows, int columns, int number) {
    Random random = Seeds.random("lanes", number);
    PrimeField field = Primes.random(random);
    boolean extreme = number % 2 == 0;
    int ou = random.nextInt(5);
    int ox = random.nextInt(5);
    int oy = random.nextInt(5);
    int ld = columns + random.nextInt(3);
    double[] wide = batch(field, random, ou, rows * ld, extreme);
    double[] dense = batch(field, random, ou, rows * columns, extreme);
    double[] x = batch(field, random, ox, rows, extreme);
    double[] y = batch(field, random, oy, columns, extreme);
    String message = Seeds.note(kernels.name() + ", case " + number + ", " + rows + " × " + columns);

    double[] expected = y.clone();
    double[] actual = y.clone();
    SCALAR.laneTransposeMultiply(dense, ou, rows, columns, x, ox, expected, oy);
    kernels.laneTransposeMultiply(dense, ou, rows, columns, x, ox, actual, oy);
    assertArrayEquals(expected, actual, message);

    expected = x.clone();
    actual = x.clone();
    SCALAR.laneMultiply(wide, ou, rows, columns, ld, y, oy, expected, ox);
    kernels.laneMultiply(wide, ou, rows, columns, ld, y, oy, actual, ox);
    assertArrayEquals(expected, actual, message);

    expected = dense.clone();
    actual = dense.clone();
    SCALAR.laneOuter(x, ox, rows, y, oy, columns, expected, ou);
    kernels.laneOuter(x, ox, rows, y, oy, columns, actual, ou);
    assertArrayEquals(expected, actual, message);
  }

  /** In small integers the definitions can be written down. */
  @ParameterizedTest
  @MethodSource("implementations")
  void definitions(Kernels kernels) {
    double[] u = new double[6 * LANES];
    double[] x = new double[2 * LANES];
    double[] y = new double[3 * LANES];
    for (int s = 0; s < LANES; s++) {
      for (int e = 0; e < 6; e++) {
        u[e * LANES + s] = 10 * e + s;
      }
      x[s] = 1 + s;
      x[LANES + s] = -2;
      y[s] = 3;
      y[LANES + s] = s;
      y[2 * LANES + s] = 5;
    }
    double[] columns = new double[3 * LANES];
    double[] rows = new double[2 * LANES];
    double[] outer = new double[6 * LANES];
    kernels.laneTransposeMultiply(u, 0, 2, 3, x, 0, columns, 0);
    kernels.laneMultiply(u, 0, 2, 3, 3, y, 0, rows, 0);
    kernels.laneOuter(x, 0, 2, y, 0, 3, outer, 0);
    double[] expectedColumns = new double[3 * LANES];
    double[] expectedRows = new double[2 * LANES];
    double[] expectedOuter = new double[6 * LANES];
    for (int s = 0; s < LANES; s++) {
      for (int k = 0; k < 3; k++) {
        expectedColumns[k * LANES + s] = (10 * k + s) * (1 + s) - 2 * (10 * (3 + k) + s);
        expectedOuter[k * LANES + s] = (1 + s) * (k == 0 ? 3 : k == 1 ? s : 5);
        expectedOuter[(3 + k) * LANES + s] = -2 * (k == 0 ? 3 : k == 1 ? s : 5) + 0.0;
      }
      for (int j = 0; j < 2; j++) {
        int first = 30 * j + s;
        expectedRows[j * LANES + s] = 3 * first + s * (first + 10) + 5 * (first + 20);
      }
    }
    assertArrayEquals(expectedColumns, columns);
    assertArrayEquals(expectedRows, rows);
    assertArrayEquals(expectedOuter, outer);
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void reduction(Kernels kernels) {
    for (int n : new int[] {0, 1, 7, 8, 9, 103}) {
      Random random = Seeds.random("lane reduce", n);
      PrimeField field = Primes.random(random);
      long limit = (1L << 53) - 2L * field.p();
      double[] x = new double[n + 3];
      for (int i = 0; i < x.length; i++) {
        x[i] = i % 5 == 0 ? limit : i % 5 == 1 ? -limit : random.nextLong(-limit, limit);
      }
      double[] expected = x.clone();
      double[] actual = x.clone();
      SCALAR.laneReduce(field, expected, 2, n);
      kernels.laneReduce(field, actual, 2, n);
      assertArrayEquals(expected, actual, Seeds.note(kernels.name() + ", n = " + n));
    }
  }
}
