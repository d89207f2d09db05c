package lawsweep.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lawsweep.kernel.vector.GemmTile;
import lawsweep.kernel.vector.HostKernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import lawsweep.support.ThreadsForTest;
import lawsweep.work.Team;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Matrix products of all implementations against the scalar one, over shapes around every block boundary. */
class ProductsAgreeTest {

  private static final int L = GemmTile.L;
  private static final int NR = GemmTile.COLUMNS;
  private static final ScalarKernels SCALAR = new ScalarKernels();

  static Stream<Kernels> implementations() {
    return Stream.of(new VectorKernels(), HostKernels.plain());
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void smallShapes(Kernels kernels) {
    int[] sizes = {0, 1, L - 1, L, L + 1, 2 * L + 1, 7, 13};
    List<int[]> shapes = new ArrayList<>();
    for (int m : sizes) {
      for (int k : sizes) {
        for (int n : sizes) {
          shapes.add(new int[] {m, k, n});
        }
      }
    }
    compare(kernels, shapes, Team.alone());
    compare(kernels, shapes, new ThreadsForTest(2));
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void blockBoundaries(Kernels kernels) {
    List<int[]> shapes = new ArrayList<>();
    for (int m : new int[] {1, 7, 8, 9, 17}) {
      for (int k : new int[] {255, 256, 257, 511, 512, 513}) {
        for (int n : new int[] {NR - 1, NR, NR + 1, 103, 8 * NR - 1, 8 * NR, 8 * NR + 1}) {
          shapes.add(new int[] {m, k, n});
        }
      }
    }
    compare(kernels, shapes, Team.alone());
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void wideShapesOnTeams(Kernels kernels) {
    List<int[]> shapes = List.of(
        new int[] {103, 13, 192}, new int[] {16, 23, 2 * 8 * NR + 1}, new int[] {8, 300, 3 * 8 * NR - 1},
        new int[] {31, 1, 4096}, new int[] {7, 103, 16 * NR}, new int[] {65, 1030, 3});
    for (int size = 1; size <= 3; size++) {
      compare(kernels, shapes, new ThreadsForTest(size));
    }
  }

  /** Large enough to be shared: stripes of every width, inner dimensions across chunks, edges on both sides. */
  @ParameterizedTest
  @MethodSource("implementations")
  void sharedShapes(Kernels kernels) {
    int rows = GemmTile.ROWS;
    List<int[]> shapes = List.of(
        new int[] {5 * rows, 257, 3 * NR + 1}, new int[] {3 * rows + 1, 40, 1023}, new int[] {252, 252, 65},
        new int[] {rows - 1, 513, 300}, new int[] {127, 300, 2 * NR}, new int[] {1, 600, 1500},
        new int[] {4 * rows, 128, 512}, new int[] {600, 1, 1100});
    for (int size : new int[] {1, 2, 3, 7}) {
      compare(kernels, shapes, new ThreadsForTest(size));
    }
  }

  private static void compare(Kernels kernels, List<int[]> shapes, Team team) {
    for (int s = 0; s < shapes.size(); s++) {
      int[] shape = shapes.get(s);
      Random random = Seeds.random("products", s);
      PrimeField field = Primes.random(random);
      boolean extreme = s % 2 == 0;
      Matrix a = Residues.matrix(field, random, shape[0], shape[1], extreme);
      Matrix b = Residues.matrix(field, random, shape[1], shape[2], extreme);
      Matrix c = Residues.matrix(field, random, shape[0], shape[2], extreme);
      String message = kernels.name() + ", case " + s + ", " + shape[0] + " × " + shape[1] + " × " + shape[2];
      multiply(field, kernels, a, b, c, team, message);
      subtract(field, kernels, a, b, c, team, message);
    }
  }

  private static void multiply(
      PrimeField field, Kernels kernels, Matrix a, Matrix b, Matrix c, Team team, String message) {
    Matrix expected = Residues.copy(c);
    Matrix actual = Residues.copy(c);
    SCALAR.multiply(field, a, b, expected, Team.alone());
    kernels.multiply(field, Residues.copy(a), Residues.copy(b), actual, team);
    Residues.assertSame(field, expected.data(), actual.data(), "multiply, " + message);
  }

  private static void subtract(
      PrimeField field, Kernels kernels, Matrix a, Matrix b, Matrix c, Team team, String message) {
    Matrix expected = Residues.copy(c);
    Matrix actual = Residues.copy(c);
    SCALAR.subtractProduct(field, a, b, expected, Team.alone());
    kernels.subtractProduct(field, a, b, actual, team);
    Residues.assertSame(field, expected.data(), actual.data(), "subtractProduct, " + message);
  }

  /** All operands ±h, all of one sign or the signs at random, so that sums are as large as they can be. */
  @ParameterizedTest
  @MethodSource("implementations")
  void largestSums(Kernels kernels) {
    Random random = Seeds.random("largest", 0);
    for (PrimeField field : List.of(Primes.smallest(), Primes.largest())) {
      for (int k : new int[] {field.maxDelay() - 1, field.maxDelay(), field.maxDelay() + 1, 2 * field.maxDelay() + 1}) {
        for (int signs : new int[] {0, 1, 4, 5}) {
          for (int n : new int[] {3, 100}) {
            Matrix a = filled(field, random, 9, k, signs & 1);
            Matrix b = filled(field, random, k, n, signs & 2);
            Matrix c = filled(field, random, 9, n, signs & 4);
            String message = kernels.name() + ", k = " + k + ", signs " + signs;
            multiply(field, kernels, a, b, c, Team.alone(), message);
            subtract(field, kernels, a, b, c, Team.alone(), message);
          }
        }
      }
    }
  }

  private static Matrix filled(PrimeField field, Random random, int rows, int columns, int negative) {
    Matrix m = Residues.matrix(field, random, rows, columns, true);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        m.data()[m.index(i, j)] = negative == 0 ? field.bound() : -field.bound();
      }
    }
    return m;
  }

  /** The factors lie in the same rows as the result, as elimination has them. */
  @ParameterizedTest
  @MethodSource("implementations")
  void factorsBesideTheResult(Kernels kernels) {
    for (int s = 0; s < 60; s++) {
      Random random = Seeds.random("beside", s);
      PrimeField field = Primes.random(random);
      int m = random.nextInt(1, 40);
      int k = random.nextInt(1, 40);
      int n = random.nextInt(1, 300);
      Matrix whole = Residues.matrix(field, random, m, k + n, s % 2 == 0);
      Matrix b = Residues.matrix(field, random, k, n, s % 2 == 0);
      Matrix expected = Residues.copy(whole);
      SCALAR.subtractProduct(field, expected.view(0, 0, m, k), b, expected.view(0, k, m, n), Team.alone());
      kernels.subtractProduct(field, whole.view(0, 0, m, k), b, whole.view(0, k, m, n), new ThreadsForTest(2));
      Residues.assertSame(field, expected.data(), whole.data(), kernels.name() + ", case " + s);
    }
  }
}
