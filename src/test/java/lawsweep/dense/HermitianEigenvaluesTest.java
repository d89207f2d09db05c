package lawsweep.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Eigenvalues of Hermitian matrices against those of real symmetric matrices of twice the size, and by hand. */
class HermitianEigenvaluesTest {

  /** (A, -B; B, A) is symmetric for A + iB Hermitian, and has every eigenvalue twice. */
  @Test
  void agreeWithRealSymmetricMatrices() {
    Random random = Seeds.random("hermitian", 0);
    for (int d = 1; d <= 12; d++) {
      double[] re = new double[d * d];
      double[] im = new double[d * d];
      double[] twice = new double[4 * d * d];
      for (int i = 0; i < d; i++) {
        for (int j = i; j < d; j++) {
          re[i * d + j] = random.nextGaussian();
          re[j * d + i] = re[i * d + j];
          im[i * d + j] = i == j ? 0 : random.nextGaussian();
          im[j * d + i] = -im[i * d + j];
        }
      }
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          twice[i * 2 * d + j] = re[i * d + j];
          twice[(i + d) * 2 * d + j + d] = re[i * d + j];
          twice[i * 2 * d + j + d] = -im[i * d + j];
          twice[(i + d) * 2 * d + j] = im[i * d + j];
        }
      }
      double[] expected = SymmetricEigen.of(twice, 2 * d).values().clone();
      Arrays.sort(expected);
      double[] found = new double[d];
      new HermitianEigenvalues(d).decreasing(re, im, found);
      for (int k = 0; k < d; k++) {
        assertEquals(expected[2 * (d - 1 - k)], found[k], 2e-14, "d " + d + ", eigenvalue " + k);
      }
    }
  }

  @Test
  void byHand() {
    double[] values = new double[2];
    HermitianEigenvalues two = new HermitianEigenvalues(2);
    // (1, 2i; -2i, 1) has 1 ± 2.
    two.decreasing(new double[] {1, 0, 0, 1}, new double[] {0, 2, -2, 0}, values);
    assertArrayEquals(new double[] {3, -1}, values, 1e-15);
    two.decreasing(new double[] {5, 0, 0, 5}, new double[4], values);
    assertArrayEquals(new double[] {5, 5}, values);
    two.decreasing(new double[] {-1, 1e-200, 1e-200, 2}, new double[4], values);
    assertArrayEquals(new double[] {2, -1}, values);
  }

  @Test
  void notFiniteGivesNan() {
    double[] values = new double[2];
    new HermitianEigenvalues(2).decreasing(new double[] {Double.NaN, 0, 0, 1}, new double[4], values);
    assertTrue(Double.isNaN(values[0]) && Double.isNaN(values[1]));
  }
}
