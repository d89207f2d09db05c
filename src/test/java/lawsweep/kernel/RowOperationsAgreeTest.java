package lawsweep.kernel;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import lawsweep.kernel.vector.GemmTile;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Row-wise and entrywise operations of all implementations against the scalar one. */
class RowOperationsAgreeTest {

  private static final int L = GemmTile.L;
  private static final int[] SIZES = {0, 1, L - 1, L, L + 1, 2 * L + 1, 7, 13, 103};
  private static final ScalarKernels SCALAR = new ScalarKernels();

  static Stream<Kernels> implementations() {
    return ProductsAgreeTest.implementations();
  }

  /** One operation on operands prepared by the case. */
  private interface Operation {
    void run(Kernels kernels, Matrix target);
  }

  private static void compare(PrimeField field, Kernels kernels, Matrix target, String what, Operation operation) {
    Matrix expected = Residues.copy(target);
    Matrix actual = Residues.copy(target);
    operation.run(SCALAR, expected);
    operation.run(kernels, actual);
    Residues.assertSame(field, expected.data(), actual.data(), kernels.name() + ", " + what);
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void entrywise(Kernels kernels) {
    int number = 0;
    for (int n : SIZES) {
      for (int repeat = 0; repeat < 6; repeat++) {
        Random random = Seeds.random("entrywise", ++number);
        PrimeField field = Primes.random(random);
        boolean extreme = repeat % 2 == 0;
        Matrix x = Residues.matrix(field, random, 1, n, extreme);
        Matrix y = Residues.matrix(field, random, 1, n, extreme);
        double s = extreme ? Residues.extreme(field, random) : Residues.canonical(field, random);
        String what = "case " + number;
        compare(field, kernels, x, what, (k, to) -> k.scale(field, s, to.data(), to.offset(), n));
        compare(
            field, kernels, x, what,
            (k, to) -> k.multiplyEntries(field, y.data(), y.offset(), to.data(), to.offset(), n));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void dot(Kernels kernels) {
    int number = 0;
    for (int n : new int[] {0, 1, L, L + 1, 103, 511, 512, 513, 1024, 1025, 2047, 2048, 2049, 5000}) {
      for (int repeat = 0; repeat < 8; repeat++) {
        Random random = Seeds.random("dot", ++number);
        PrimeField field = repeat < 2 ? Primes.largest() : repeat < 4 ? Primes.smallest() : Primes.random(random);
        boolean extreme = repeat % 2 == 0;
        Matrix x = Residues.matrix(field, random, 1, n, extreme);
        Matrix y = extreme ? x : Residues.matrix(field, random, 1, n, false);
        double expected = SCALAR.dot(field, x.data(), x.offset(), y.data(), y.offset(), n);
        double actual = kernels.dot(field, x.data(), x.offset(), y.data(), y.offset(), n);
        Residues.assertSame(field, new double[] {expected}, new double[] {actual}, kernels.name() + ", n = " + n);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void subtractCombination(Kernels kernels) {
    int number = 0;
    for (int n : SIZES) {
      for (int many = 0; many < 12; many++) {
        Random random = Seeds.random("combination", ++number);
        PrimeField field = Primes.random(random);
        int count = many < 10 ? many : field.maxDelay() - (many - 10);
        boolean extreme = number % 2 == 0;
        Matrix c = Residues.matrix(field, random, 1, count, extreme);
        double[] coefficients = Arrays.copyOfRange(c.data(), c.offset(), c.offset() + count);
        if (count > 2) {
          coefficients[1] = 0;
        }
        Matrix x = Residues.matrix(field, random, count, n, extreme);
        Matrix y = Residues.matrix(field, random, 1, n, extreme);
        compare(field, kernels, y, "case " + number, (k, to) -> k.subtractCombination(
            field, count, coefficients, x.data(), x.offset(), x.ld(), to.data(), to.offset(), n));
      }
    }
  }
}
