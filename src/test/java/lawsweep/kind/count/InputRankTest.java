package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.pattern.Inputs;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Ranks of matrices that were made with a rank. */
class InputRankTest {

  private static InputRank rank(boolean constant, int columns, double... values) {
    return InputRank.of(new Inputs(values.length / columns, "ab".repeat(32),
        Optional.of(new Inputs.Numbers(columns, 1, values))), constant, new VectorKernels());
  }

  @Test
  void smallMatrices() {
    assertEquals(new InputRank(2, 1, 0), rank(false, 2, 1, 2, 3, 4));
    assertEquals(new InputRank(3, 1, 0), rank(false, 3, 1e300, 0, 0, 0, Double.MIN_VALUE, 0, 1, 1, 1));
    InputRank dependent = rank(false, 2, 0.1, 0.2, 0.3, 0.6, 1e-9, 2e-9);
    assertEquals(1, dependent.rank());
    assertTrue(dependent.error() < 1e-12 && dependent.error() > 0);
    assertTrue(dependent.doubt().contains("larger with a probability below 1e-12"), dependent.doubt());
    assertEquals(2, rank(true, 1, 3, 5).rank());
    assertEquals(1, rank(true, 1, 5, 5).rank());
    assertEquals(0, rank(false, 2, 0, 0).rank());
    // The doubles of 0.1, 0.2 and 0.3 are not dependent: 0.1 + 0.2 is another double.
    assertEquals(3, rank(false, 3, 0.1, 0.2, 0.3, 1, 2, 3, 1, 0, 1).rank());
  }

  @Test
  void productsOfThinMatrices() {
    Random random = Seeds.random("rank", 1);
    for (int columns : new int[] {8, 300}) {
      int rows = columns + 40;
      double[] values = new double[rows * columns];
      double[][] left = new double[rows][5];
      double[][] right = new double[5][columns];
      for (double[][] factor : new double[][][] {left, right}) {
        for (double[] row : factor) {
          for (int k = 0; k < row.length; k++) {
            row[k] = random.nextInt(2001) - 1000;
          }
        }
      }
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          for (int k = 0; k < 5; k++) {
            values[i * columns + j] += left[i][k] * right[k][j];
          }
          values[i * columns + j] = Math.scalb(values[i * columns + j], i % 7 - 50) + 0.0;
        }
      }
      assertEquals(5, rank(false, columns, values).rank());
      assertEquals(6, rank(true, columns, values).rank());
    }
  }
}
