package lawsweep.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.residue.PrimeField;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Sums of products over the multidual numbers against the scalar kernels. */
class DualOperationsAgreeTest {

  private static final int LANES = Kernels.LANES;
  private static final Kernels SCALAR = new ScalarKernels();
  private static final Kernels VECTOR = VectorKernels.hot();

  private int number;
  private PrimeField field;
  private Random random;

  private void next(String name) {
    random = Seeds.random(name, ++number);
    field = number % 2 == 0 ? Primes.largest() : Primes.random(random);
  }

  /** Coefficients at a random offset and stride, NaN in between. */
  private DualBlock block(int units, int entries, boolean constant) {
    int stride = (entries + random.nextInt(3)) * LANES;
    int offset = random.nextInt(5);
    double[] data = new double[offset + (stride << units) + LANES];
    Arrays.fill(data, Double.NaN);
    DualBlock block = new DualBlock(data, offset, stride, constant);
    for (int set = 0; set < (constant ? 1 : 1 << units); set++) {
      for (int i = 0; i < entries * LANES; i++) {
        data[block.index(set) + i] =
            number % 2 == 0 ? Residues.extreme(field, random) : Residues.canonical(field, random);
      }
    }
    return block;
  }

  private DualProduct product(int units, int x, int y) {
    int constant = random.nextInt(4);
    return new DualProduct(block(units, x, constant == 1), block(units, y, constant == 2));
  }

  private List<DualProduct> products(int units, int x, int y) {
    return number % 3 == 0 ? List.of(product(units, x, y), product(units, x, y)) : List.of(product(units, x, y));
  }

  private void compare(DualBlock out, BiConsumer<Kernels, DualBlock> operation) {
    DualBlock expected = new DualBlock(out.data().clone(), out.offset(), out.stride(), false);
    DualBlock actual = new DualBlock(out.data().clone(), out.offset(), out.stride(), false);
    operation.accept(SCALAR, expected);
    operation.accept(VECTOR, actual);
    Residues.assertSame(field, expected.data(), actual.data(), "case " + number);
  }

  @Test
  void matricesTimesVectors() {
    for (int units = 0; units <= 5; units++) {
      for (int rows : new int[] {1, 2, 3, 9, 150}) {
        for (int columns : new int[] {1, 2, 5, 150}) {
          if ((rows * columns) << units > 60_000) {
            continue;
          }
          next("matrix");
          int m = units;
          boolean plus = random.nextBoolean();
          List<DualProduct> down = products(units, rows * columns, rows);
          compare(
              block(units, columns, false),
              (k, out) -> k.dualTransposeMultiply(field, m, down, rows, columns, out, plus));
          List<DualProduct> across = products(units, rows * columns, columns);
          compare(block(units, rows, false), (k, out) -> k.dualMultiply(field, m, across, rows, columns, out, plus));
        }
      }
    }
  }

  @Test
  void outerProducts() {
    for (int units = 0; units <= 6; units++) {
      for (int rows : new int[] {1, 2, 5}) {
        for (int columns : new int[] {1, 3, 4}) {
          next("outer");
          int m = units;
          DualProduct single = product(units, rows, columns);
          compare(
              block(units, rows * columns, false), (k, out) -> k.dualOuter(field, m, single, rows, columns, out));
          List<DualProduct> several = products(units, rows, columns);
          DualBlock base = block(units, rows * columns, false);
          compare(
              block(units, rows * columns, false),
              (k, out) -> k.dualSubtractOuter(field, m, base, several, rows, columns, out));
          compare(
              block(units, rows * columns, false),
              (k, out) -> k.dualSubtractOuter(field, m, out, several, rows, columns, out));
        }
      }
    }
  }
}
