package lawsweep.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eigenvalues against another algorithm, invariants and closed forms. */
class SymmetricEigenvaluesTest {

  private static double[] random(int d, long seed) {
    Random random = new Random(seed);
    double[] matrix = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double entry = random.nextGaussian() * Math.pow(10, random.nextInt(4) - 2);
        matrix[i * d + j] = entry;
        matrix[j * d + i] = entry;
      }
    }
    return matrix;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 31, 64})
  void asJacobiHasThem(int d) {
    double[] matrix = random(d, d);
    double[] expected = SymmetricEigen.of(matrix, d).values().clone();
    Arrays.sort(expected);
    double size = Math.max(Math.abs(expected[0]), Math.abs(expected[d - 1]));
    assertArrayEquals(expected, SymmetricEigenvalues.of(matrix, d), 1e-13 * size);
  }

  /** The path of d points: 2 cos(k π / (d + 1)), with a reflection that hides the tridiagonal form. */
  @Test
  void closedFormOfPaths() {
    int d = 100;
    double[] matrix = new double[d * d];
    int[] order = new Random(7).ints(0, d).distinct().limit(d).toArray();
    for (int i = 0; i + 1 < d; i++) {
      matrix[order[i] * d + order[i + 1]] = 1;
      matrix[order[i + 1] * d + order[i]] = 1;
    }
    double[] values = SymmetricEigenvalues.of(matrix, d);
    for (int k = 1; k <= d; k++) {
      assertEquals(2 * Math.cos(k * Math.PI / (d + 1)), values[d - k], 1e-13);
    }
  }

  /** Zeros, equal eigenvalues, blocks, a rank of one. */
  @Test
  void degenerateMatrices() {
    assertArrayEquals(new double[4], SymmetricEigenvalues.of(new double[16], 4));
    assertArrayEquals(new double[] {3, 3, 3}, SymmetricEigenvalues.of(new double[] {3, 0, 0, 0, 3, 0, 0, 0, 3}, 3));
    double[] ones = new double[25];
    Arrays.fill(ones, 1);
    assertArrayEquals(new double[] {0, 0, 0, 0, 5}, SymmetricEigenvalues.of(ones, 5), 1e-14);
    assertArrayEquals(new double[] {-1, 1, 2}, SymmetricEigenvalues.of(new double[] {2, 0, 0, 0, 0, 1, 0, 1, 0}, 3),
        1e-15);
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    assertThrows(IllegalArgumentException.class,
        () -> SymmetricEigenvalues.of(new double[] {1, Double.NaN, Double.NaN, 1}, 2));
  }
}
