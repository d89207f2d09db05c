package lawsweep.kernel;

import java.util.List;
import java.util.Random;
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

/** The operations on columns of samples against the scalar ones on rows, for every pair of narrow widths. */
class NarrowChainsAgreeTest {

  private static final int[] SAMPLES = {1, 3, 8, 17, ChainKernels.NARROW_SAMPLES};
  private static final ChainKernels SCALAR = new ScalarKernels().chains();

  static Stream<Kernels> implementations() {
    return Stream.of(VectorKernels.hot(), new VectorKernels(), new ScalarKernels());
  }

  /** What is done with a case. */
  private interface Check {
    void run(Case c, int inner, int width);
  }

  private static void everyShape(Kernels kernels, Check check) {
    int number = 0;
    for (int samples : SAMPLES) {
      for (int inner = 1; inner <= ChainKernels.NARROW; inner++) {
        for (int width = 1; width <= ChainKernels.NARROW; width++) {
          check.run(Case.of(kernels, ++number, samples), inner, width);
        }
      }
    }
  }

  /** A case: rows of samples for the one, the same as columns for the other. */
  private record Case(
      Kernels implementation,
      ChainKernels kernels,
      int number,
      int samples,
      PrimeField field,
      Random random) {

    static Case of(Kernels kernels, int number, int samples) {
      Random random = Seeds.random("narrow", number);
      PrimeField field = number % 3 == 0 ? Primes.largest() : Primes.random(random);
      return new Case(kernels, kernels.chains().forNarrow(), number, samples, field, random);
    }

    Matrix padded(int rows, int columns) {
      return Residues.padded(field, random, rows, columns, number % 2 == 0);
    }

    Matrix samples(int width) {
      return padded(samples, width);
    }

    Matrix maybe(int rows, int columns) {
      return random.nextInt(3) == 0 ? Matrix.EMPTY : padded(rows, columns);
    }

    Matrix plainRows(int width) {
      return Residues.matrix(field, random, samples, width, number % 2 == 0);
    }

    /** The room was made for as many samples as there may be, and holds those of another block. */
    Matrix columns(Matrix rows) {
      if (rows.rows() == 0) {
        return rows;
      }
      Matrix room = kernels.room(ChainKernels.NARROW_SAMPLES, rows.columns());
      kernels.take(padded(ChainKernels.NARROW_SAMPLES, rows.columns()), 0, room);
      Matrix columns = kernels.resized(room, samples);
      kernels.take(rows, 0, columns);
      return columns;
    }

    List<Outer> columns(List<Outer> terms) {
      return terms.stream().map(t -> new Outer(columns(t.left()), columns(t.right()))).toList();
    }

    /** Compares rows with columns, which are written as rows between other columns. */
    void expect(Matrix rows, Matrix columns) {
      Matrix expected = plainRows(rows.columns() + 3);
      Matrix actual = Residues.copy(expected);
      SCALAR.put(field, rows, Matrix.EMPTY, expected, 2);
      kernels.put(field, columns, Matrix.EMPTY, actual, 2);
      same(expected, actual);
    }

    void same(Matrix expected, Matrix actual) {
      Residues.assertSame(field, expected.data(), actual.data(), implementation.name() + ", case " + number);
    }
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void steps(Kernels kernels) {
    everyShape(kernels, (c, inner, width) -> {
      Matrix x = c.samples(inner);
      Matrix u = c.padded(inner, width);
      Matrix bias = c.maybe(1, width);
      Matrix gate = c.maybe(c.samples(), width);
      Matrix expected = c.samples(width);
      Matrix actual = c.columns(expected);
      SCALAR.step(c.field(), x, u, bias, gate, expected);
      c.kernels().step(c.field(), c.columns(x), u, bias, c.columns(gate), actual);
      c.expect(expected, actual);
    });
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void stepsAlongFields(Kernels kernels) {
    everyShape(kernels, (c, inner, width) -> {
      Matrix dx = c.maybe(c.samples(), inner);
      Matrix u = c.padded(inner, width);
      Matrix x = c.samples(inner);
      Matrix y = c.samples(inner);
      double plus = c.number() % 2;
      Matrix z = c.samples(width);
      Matrix gate = c.maybe(c.samples(), width);
      Matrix expected = c.samples(width);
      Matrix actual = c.columns(expected);
      SCALAR.stepAlongFields(c.field(), dx, u, x, y, plus, z, gate, expected);
      c.kernels().stepAlongFields(
          c.field(), c.columns(dx), u, c.columns(x), c.columns(y), plus, c.columns(z), c.columns(gate), actual);
      c.expect(expected, actual);
    });
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void directions(Kernels kernels) {
    everyShape(kernels, (c, inner, width) -> {
      Matrix l = c.samples(inner);
      Matrix r = c.samples(width);
      Matrix v = c.plainRows(inner * width + inner + 3);
      Directions directions = new Directions(v, 1, c.number() % 3 == 0 ? -1 : inner * width + 2);
      Matrix left = c.number() % 4 == 0 ? Matrix.EMPTY : c.samples(width);
      Matrix right = c.number() % 4 == 1 ? Matrix.EMPTY : c.samples(inner);
      Matrix actualLeft = left.rows() == 0 ? left : c.columns(left);
      Matrix actualRight = right.rows() == 0 ? right : c.columns(right);
      SCALAR.directions(c.field(), l, r, directions, left, right);
      c.kernels().directions(c.field(), c.columns(l), c.columns(r), directions, actualLeft, actualRight);
      if (left.rows() > 0) {
        c.expect(left, actualLeft);
      }
      if (right.rows() > 0) {
        c.expect(right, actualRight);
      }
    });
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void stepsFromSums(Kernels kernels) {
    everyShape(kernels, (c, inner, width) -> {
      Matrix dx = c.maybe(c.samples(), inner);
      Matrix u = c.padded(inner, width);
      Matrix gate = c.maybe(c.samples(), width);
      Matrix expected = c.samples(width);
      Matrix actual = c.columns(expected);
      SCALAR.stepFrom(c.field(), dx, u, gate, expected);
      c.kernels().stepFrom(c.field(), c.columns(dx), u, c.columns(gate), actual);
      c.expect(expected, actual);
    });
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void outerSums(Kernels kernels) {
    everyShape(kernels, (c, left, right) -> {
      for (int[] terms : new int[][] {{1, 0}, {1, 1}, {2, 0}, {2, 2}}) {
        List<Outer> plus = terms(c, terms[0], left, right);
        List<Outer> minus = terms(c, terms[1], left, right);
        int first = c.samples() > 8 ? 8 : 0;
        Matrix expected = c.plainRows(left * right + 4);
        Matrix actual = Residues.copy(expected);
        int count = c.samples() - first;
        SCALAR.outer(c.field(), plus, minus, first, count, expected, 3);
        c.kernels().outer(c.field(), c.columns(plus), c.columns(minus), first, count, actual, 3);
        c.same(expected, actual);
      }
    });
  }

  private static List<Outer> terms(Case c, int count, int left, int right) {
    return Stream.generate(() -> new Outer(c.samples(left), c.samples(right))).limit(count).toList();
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void differencesOfSamples(Kernels kernels) {
    everyShape(kernels, (c, width, column) -> {
      Matrix x = c.samples(width);
      Matrix y = c.samples(width);
      Matrix expected = c.plainRows(width + column);
      Matrix actual = Residues.copy(expected);
      for (int s = 0; s < c.samples(); s++) {
        for (int j = 0; j < width; j++) {
          expected.data()[expected.index(s, column + j)] = c.field().reduce(x.get(s, j) - y.get(s, j));
        }
      }
      c.kernels().put(c.field(), c.columns(x), c.columns(y), actual, column);
      c.same(expected, actual);
    });
  }
}
