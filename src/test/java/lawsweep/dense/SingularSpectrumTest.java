package lawsweep.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingularSpectrumTest {

  @ParameterizedTest
  @CsvSource({"1,1", "1,5", "5,1", "6,6", "40,17", "17,40", "130,100"})
  void prescribedValuesComeBack(int rows, int columns) {
    int n = Math.min(rows, columns);
    double[] values = new double[n];
    for (int k = 0; k < n; k++) {
      values[k] = 100.0 * Math.pow(10, -9.0 * k / n);
    }
    double[] found = SingularSpectrum.of(
        Spectra.matrix(values, rows, columns, Seeds.random("spectrum", 100L * rows + columns)), rows, columns);
    assertEquals(n, found.length);
    for (int k = 0; k < n; k++) {
      assertEquals(values[k], found[k], 2e-6 * values[k] + 1e-11, "value " + k);
    }
  }

  @Test
  void agreesWithTheSmallDecomposition() {
    for (int n = 1; n <= 24; n++) {
      Random random = Seeds.random("small", n);
      double[] a = random.doubles((long) n * n, -1, 1).toArray();
      double[] expected = SmallSvd.of(a, n).sigma();
      assertArrayEquals(expected, SingularSpectrum.of(a.clone(), n, n), 3e-6 * expected[0]);
    }
  }

  @Test
  void zerosAndEqualValues() {
    assertArrayEquals(new double[2], SingularSpectrum.of(new double[6], 2, 3));
    assertArrayEquals(new double[0], SingularSpectrum.of(new double[0], 0, 3));
    assertArrayEquals(new double[] {2, 2, 0},
        SingularSpectrum.of(new double[] {0, 0, 0, 0, 2, 0, 0, 0, -2}, 3, 3), 1e-5);
  }
}
