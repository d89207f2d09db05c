package lawsweep.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import lawsweep.random.Normals;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** A basis of what rows span: as small as blocks allow, and with all singular values in it that are not noise. */
class RangeFinderTest {

  private static final int ROWS = 200;
  private static final int COLUMNS = 150;

  /** The first blocks are 16 and 32: a rank of 40 takes both and no more, in which the spectrum is whole. */
  @Test
  void lowRanksTakeFewBlocks() {
    for (int rank : new int[] {1, 12, 20, 40}) {
      double[] ones = IntStream.range(0, rank).mapToDouble(i -> 1).toArray();
      RangeFinder range = new RangeFinder(matrix(ones), ROWS, COLUMNS, new Normals(3));
      assertTrue(range.find(1e-13 * Math.sqrt(rank)), "rank " + rank);
      assertTrue(range.size() <= (rank <= 16 ? 16 : 48), "rank " + rank + ", " + range.size());
      spectrum(ones, range, 1e-12);
    }
  }

  @Test
  void gradedSpectraAreWhole() {
    double[] graded = IntStream.range(0, 45).mapToDouble(i -> Math.pow(10, -i / 4.0)).toArray();
    RangeFinder range = new RangeFinder(matrix(graded), ROWS, COLUMNS, new Normals(4));
    assertTrue(range.find(1e-13));
    spectrum(graded, range, 1e-13);
  }

  /** Values just above the noise are not left out. */
  @Test
  void whatIsLeftIsFarBelowTheNoise() {
    double[] values = IntStream.range(0, 42).mapToDouble(i -> i < 12 ? 1 : 1.2e-9).toArray();
    RangeFinder range = new RangeFinder(matrix(values), ROWS, COLUMNS, new Normals(5));
    assertTrue(range.find(1e-9));
    assertTrue(range.size() >= 42, "size " + range.size());
    spectrum(values, range, 1e-13);
  }

  @Test
  void fullRanksAreNoBasis() {
    double[] ones = IntStream.range(0, COLUMNS).mapToDouble(i -> 1).toArray();
    assertFalse(new RangeFinder(matrix(ones), ROWS, COLUMNS, new Normals(6)).find(1e-12));
  }

  private static double[] matrix(double[] values) {
    return Spectra.matrix(values, ROWS, COLUMNS, Seeds.random("range", values.length));
  }

  private static void spectrum(double[] values, RangeFinder range, double error) {
    double[] found = SingularSpectrum.of(range.coordinates(), ROWS, range.size());
    for (int k = 0; k < found.length; k++) {
      double expected = k < values.length ? values[k] : 0;
      assertEquals(expected, found[k], 3e-6 * expected + error, "value " + k);
    }
  }
}
