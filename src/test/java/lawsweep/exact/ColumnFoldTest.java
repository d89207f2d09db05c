package lawsweep.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Folding is a linear map with balanced buckets that never raises a rank, and keeps one that fits. */
final class ColumnFoldTest {

  private final PrimeField field = new PrimeField(8_388_593);
  private final Kernels kernels = new VectorKernels();
  private final Random random = new Random(11);

  @Test
  void everyColumnGoesToOneOfTheBalancedBuckets() {
    int columns = 103;
    int buckets = 20;
    ColumnFold fold = fold(columns, buckets);
    int[] sizes = new int[buckets];
    for (int e = 0; e < columns; e++) {
      Matrix unit = Matrix.zero(1, columns);
      unit.data()[e] = 1;
      Matrix out = Matrix.zero(1, buckets);
      fold.apply(unit, out);
      int nonzero = 0;
      for (int j = 0; j < buckets; j++) {
        if (out.get(0, j) != 0) {
          sizes[j]++;
          nonzero++;
        }
      }
      assertEquals(1, nonzero, "column " + e);
    }
    Arrays.sort(sizes);
    assertTrue(sizes[0] >= 5 && sizes[buckets - 1] <= 6, Arrays.toString(sizes));
  }

  @Test
  void isLinear() {
    ColumnFold fold = fold(60, 17);
    Matrix rows = random(3, 60);
    for (int j = 0; j < 60; j++) {
      rows.data()[rows.index(2, j)] = field.reduce(rows.get(0, j) + 5 * rows.get(1, j));
    }
    Matrix out = Matrix.zero(3, 17);
    fold.apply(rows, out);
    for (int j = 0; j < 17; j++) {
      assertEquals(field.canonical(out.get(2, j)), field.canonical(field.reduce(out.get(0, j) + 5 * out.get(1, j))));
    }
  }

  @Test
  void keepsARankThatFitsAndCapsOneThatDoesNot() {
    for (int rank : new int[] {1, 7, 40}) {
      Matrix rows = Matrix.zero(80, 150);
      kernels.multiply(field, random(80, rank), random(rank, 150), rows, Team.alone());
      Matrix out = Matrix.zero(80, 30);
      fold(150, 30).apply(rows, out);
      assertEquals(Math.min(rank, 30), new EchelonBasis(field, kernels, 30).absorb(out, Team.alone()));
    }
  }

  @Test
  void refusesToFoldToNothing() {
    assertThrows(IllegalArgumentException.class, () -> fold(10, 0));
    assertThrows(IllegalArgumentException.class, () -> fold(10, 11));
  }

  private ColumnFold fold(int columns, int buckets) {
    double[] factors = new double[columns];
    Arrays.setAll(factors, i -> 1 + random.nextInt(field.p() / 2 - 1));
    return new ColumnFold(field, random.longs(columns).toArray(), factors, buckets);
  }

  private Matrix random(int rows, int columns) {
    Matrix out = Matrix.zero(rows, columns);
    Arrays.setAll(out.data(), i -> field.fromWord(random.nextLong()));
    return out;
  }
}
