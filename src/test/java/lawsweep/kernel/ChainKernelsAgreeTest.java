package lawsweep.kernel;

import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import lawsweep.kernel.ChainKernels.Directions;
import lawsweep.kernel.ChainKernels.Outer;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps along chains and sums of outer products against the scalar kernels, over shapes around every boundary. */
class ChainKernelsAgreeTest {

  private static final int[] ROWS = {1, 3, 4, 9};
  private static final int[] WIDTHS = {1, 2, 4, 5, 7, 8, 9, 16, 17, 25, 32};
  private static final ChainKernels SCALAR = new ScalarKernels().chains();

  static Stream<Kernels> implementations() {
    return Stream.of(VectorKernels.hot(), new VectorKernels());
  }

  /** A case: its field, its source of numbers, and whether they are the largest allowed. */
  private record Case(int number, PrimeField field, Random random, boolean extreme) {

    static Case of(String name, int number) {
      Random random = Seeds.random(name, number);
      PrimeField field = number % 3 == 0 ? Primes.largest() : Primes.random(random);
      return new Case(number, field, random, number % 2 == 0);
    }

    Matrix padded(int rows, int columns) {
      return Residues.padded(field, random, rows, columns, extreme);
    }

    /** Empty now and then. */
    Matrix maybe(int rows, int columns) {
      return random.nextInt(3) == 0 ? Matrix.EMPTY : padded(rows, columns);
    }

    void compare(Kernels kernels, Matrix target, BiConsumer<ChainKernels, Matrix> operation) {
      Matrix expected = Residues.copy(target);
      Matrix actual = Residues.copy(target);
      operation.accept(SCALAR, expected);
      operation.accept(kernels.chains(), actual);
      Residues.assertSame(field, expected.data(), actual.data(), kernels.name() + ", case " + number);
    }
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void steps(Kernels kernels) {
    int number = 0;
    for (int rows : ROWS) {
      for (int inner : new int[] {1, 2, 5, 8, 17, 127, 128, 129, 300, 600}) {
        for (int width : WIDTHS) {
          Case c = Case.of("step", ++number);
          Matrix x = c.padded(rows, inner);
          Matrix u = c.padded(inner, width);
          Matrix bias = c.maybe(1, width);
          Matrix gate = c.maybe(rows, width);
          c.compare(kernels, c.padded(rows, width), (k, out) -> k.step(c.field(), x, u, bias, gate, out));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void stepsAlongFields(Kernels kernels) {
    int number = 0;
    for (int rows : ROWS) {
      for (int inner : new int[] {1, 4, 5, 8, 128, 129, 600, 1500}) {
        for (int width : WIDTHS) {
          Case c = Case.of("along fields", ++number);
          Matrix dx = c.maybe(rows, inner);
          Matrix u = c.padded(inner, width);
          Matrix x = c.padded(rows, inner);
          Matrix y = c.padded(rows, inner);
          double plus = number % 2;
          Matrix z = c.padded(rows, width);
          Matrix gate = c.maybe(rows, width);
          c.compare(
              kernels, c.padded(rows, width),
              (k, out) -> k.stepAlongFields(c.field(), dx, u, x, y, plus, z, gate, out));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void directions(Kernels kernels) {
    int number = 0;
    for (int rows : new int[] {1, 5}) {
      for (int inner : new int[] {1, 4, 5, 8, 9, 32, 129, 255, 520}) {
        for (int width : new int[] {1, 2, 4, 5, 8, 9, 16, 17, 32, 37, 64, 510, 520}) {
          Case c = Case.of("directions", ++number);
          Matrix l = c.padded(rows, inner);
          Matrix r = c.padded(rows, width);
          Matrix v = Residues.matrix(c.field(), c.random(), rows, inner * width + inner + 3, c.extreme());
          Directions directions = new Directions(v, 1, number % 3 == 0 ? -1 : inner * width + 2);
          Matrix left = number % 4 == 0 ? Matrix.EMPTY : c.padded(rows, width);
          Matrix right = number % 4 == 1 ? Matrix.EMPTY : c.padded(rows, inner);
          c.compare(kernels, left, (k, out) -> k.directions(c.field(), l, r, directions, out, Residues.copy(right)));
          c.compare(kernels, right, (k, out) -> k.directions(c.field(), l, r, directions, Residues.copy(left), out));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void stepsFromSums(Kernels kernels) {
    int number = 0;
    for (int rows : ROWS) {
      for (int inner : new int[] {1, 4, 5, 8, 128, 129, 520}) {
        for (int width : WIDTHS) {
          Case c = Case.of("from sums", ++number);
          Matrix dx = c.maybe(rows, inner);
          Matrix u = c.padded(inner, width);
          Matrix gate = c.maybe(rows, width);
          c.compare(kernels, c.padded(rows, width), (k, out) -> k.stepFrom(c.field(), dx, u, gate, out));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void outerSums(Kernels kernels) {
    int number = 0;
    for (int left : WIDTHS) {
      for (int right : WIDTHS) {
        for (int[] terms : new int[][] {{1, 0}, {1, 1}, {2, 0}, {2, 2}}) {
          Case c = Case.of("outer", ++number);
          List<Outer> plus = terms(c, terms[0], left, right);
          List<Outer> minus = terms(c, terms[1], left, right);
          Matrix target = Residues.matrix(c.field(), c.random(), 3, left * right + 4, false);
          c.compare(kernels, target, (k, out) -> k.outer(c.field(), plus, minus, 2, 3, out, 3));
        }
      }
    }
  }

  private static List<Outer> terms(Case c, int count, int left, int right) {
    return Stream.generate(() -> new Outer(c.padded(6, left), c.padded(6, right))).limit(count).toList();
  }
}
