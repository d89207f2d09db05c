package lawsweep.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.random.Normals;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankEstimatorTest {

  private static final double NOISE = 16;

  @ParameterizedTest
  @CsvSource({"1,1", "3,7", "7,3", "20,20", "64,65", "200,30", "400,70", "90,120", "150,150"})
  void everyRankIsFound(int rows, int columns) {
    int most = Math.min(rows, columns);
    Random random = Seeds.random("ranks", 1000L * rows + columns);
    for (int rank : IntStream.of(0, 1, 2, most / 3, most / 2, most - 1, most).filter(r -> r >= 0 && r <= most)
        .distinct().toArray()) {
      double[] ones = IntStream.range(0, rank).mapToDouble(i -> 1).toArray();
      RankEstimate estimate = estimate(Spectra.matrix(ones, rows, columns, random), rows, columns);
      assertEquals(rank, estimate.rank(), rows + "x" + columns + " " + estimate);
      assertEquals(rank, estimate.atLeast());
      assertTrue(rank == 0 || estimate.gap() > 1e9, estimate.toString());
    }
  }

  /** Rows and columns that differ by up to forty orders of magnitude are no reason to refuse. */
  @Test
  void scalesOfRowsAndColumnsDoNotMatter() {
    Random random = Seeds.random("scales", 1);
    for (int rank = 0; rank <= 12; rank++) {
      double[] a = Spectra.matrix(IntStream.range(0, rank).mapToDouble(i -> 1).toArray(), 40, 12, random);
      double[] columns = random.doubles(12, -20, 20).map(x -> Math.pow(10, x)).toArray();
      for (int i = 0; i < 40; i++) {
        double row = Math.pow(10, random.nextDouble(-20, 20));
        for (int j = 0; j < 12; j++) {
          a[i * 12 + j] *= row * columns[j];
        }
      }
      assertEquals(rank, estimate(a, 40, 12).atLeast(), "rank " + rank);
      assertTrue(estimate(a, 40, 12).rank() == rank || rank == 0, "rank " + rank + " " + estimate(a, 40, 12));
    }
  }

  @ParameterizedTest
  @CsvSource({"30,20,0.5", "30,20,0.1", "200,100,0.7", "200,150,0.8"})
  void gradedSpectraThatBreakOffAreRead(int rows, int columns, double factor) {
    int rank = (int) Math.min(columns / 2.5, Math.log(1e-7) / Math.log(factor));
    double[] graded = IntStream.range(0, rank).mapToDouble(i -> Math.pow(factor, i)).toArray();
    RankEstimate estimate = estimate(Spectra.matrix(graded, rows, columns, Seeds.random("graded", 5)), rows, columns);
    assertEquals(rank, estimate.rank(), estimate.toString());
  }

  /** Steps of 10^-4 that run through the noise, as Taylor coefficients of small inputs do: cut nowhere. */
  @ParameterizedTest
  @CsvSource({"1e-2", "1e-3", "1e-4", "1e-5", "1e-6", "1e-7"})
  void gradedSpectraThatRunThroughTheNoiseAreRefused(double factor) {
    double[] graded = IntStream.range(0, 12).mapToDouble(i -> Math.pow(factor, i)).toArray();
    RankEstimate estimate = estimate(Spectra.matrix(graded, 30, 20, Seeds.random("through", 3)), 30, 20);
    assertFalse(estimate.decided(), estimate.toString());
    assertTrue(estimate.atLeast() >= 1 && estimate.atLeast() <= 12);
  }

  @Test
  void clustersAreNotMistakenForGaps() {
    double[] clusters = {1, 1, 1, 1e-4, 1e-4, 1e-8, 1e-8, 1e-8};
    RankEstimate estimate = estimate(Spectra.matrix(clusters, 30, 20, Seeds.random("clusters", 3)), 30, 20);
    assertTrue(!estimate.decided() || estimate.rank() == 8, estimate.toString());
    assertTrue(estimate.atLeast() == 8, estimate.toString());
    double[] near = {1, 1, 1, 1, 1, 1e-3, 1e-3, 1e-3};
    assertEquals(8, estimate(Spectra.matrix(near, 30, 20, Seeds.random("clusters", 4)), 30, 20).rank());
  }

  @Test
  void aValueInTheNoiseIsRefused() {
    for (double small : new double[] {1e-13, 1e-12}) {
      double[] values = {1, 1, 1, 1, small};
      RankEstimate estimate = estimate(Spectra.matrix(values, 30, 20, Seeds.random("noise", 3)), 30, 20);
      assertFalse(estimate.decided(), small + " " + estimate);
      assertEquals(4, estimate.atLeast());
    }
  }

  @Test
  void hilbertMatricesAreRefusedUnlessSmall() {
    for (int n = 2; n <= 40; n++) {
      double[] hilbert = new double[n * n];
      for (int i = 0; i < n * n; i++) {
        hilbert[i] = 1.0 / (i / n + i % n + 1);
      }
      RankEstimate estimate = estimate(hilbert, n, n);
      assertTrue(!estimate.decided() || estimate.rank() == n, n + " " + estimate);
      assertEquals(n <= 8, estimate.decided(), n + " " + estimate);
      assertTrue(estimate.tail().size() <= 16);
    }
  }

  /** The tail starts at the last value that stands clear of the noise and falls. */
  @Test
  void theTailShowsWhyItRefuses() {
    double[] values = {1, 1, 1, 1e-2, 3e-13};
    RankEstimate estimate = estimate(Spectra.matrix(values, 40, 18, Seeds.random("tail", 3)), 40, 18);
    assertFalse(estimate.decided());
    assertEquals(15, estimate.tail().size());
    assertTrue(estimate.tail().get(0) > 1e-3, estimate.toString());
    assertTrue(estimate.tail().get(1) > 1e-14 && estimate.tail().get(1) < 1e-11, estimate.toString());
    for (int i = 1; i < 15; i++) {
      assertTrue(estimate.tail().get(i) <= estimate.tail().get(i - 1));
    }
  }

  @Test
  void rowsMayGoOn() {
    RankEstimator estimator = new RankEstimator(10, NOISE, new Normals(1));
    double[] row = new double[10];
    Random random = Seeds.random("on", 1);
    for (int i = 0; i < 500; i++) {
      Arrays.fill(row, 0);
      for (int j = 0; j < Math.min(10, i / 50 + 1); j++) {
        row[j] = random.nextGaussian();
      }
      estimator.add(row, 0);
      assertTrue(i % 50 < 12 || estimator.estimate().rank() == i / 50 + 1, "row " + i);
    }
    assertEquals(10, estimator.estimate().rank());
  }

  @Test
  void numbersThatAreNoneAreRefused() {
    RankEstimator estimator = new RankEstimator(2, NOISE, new Normals(1));
    assertThrows(IllegalArgumentException.class, () -> estimator.add(new double[] {1, Double.NaN}, 0));
    assertThrows(IllegalArgumentException.class, () -> estimator.add(new double[] {Double.POSITIVE_INFINITY, 1}, 0));
  }

  static RankEstimate estimate(double[] a, int rows, int columns) {
    RankEstimator estimator = new RankEstimator(columns, NOISE, new Normals(7));
    for (int i = 0; i < rows; i++) {
      estimator.add(a, i * columns);
    }
    return estimator.estimate();
  }
}
