package lawsweep.langevin.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Means and standard errors against two passes over the values. */
class MomentsTest {

  @Test
  void byHand() {
    Moments moments = new Moments(2);
    assertEquals(0, moments.count(1));
    moments.add(1, 2);
    assertEquals(Double.NaN, moments.standardError(1));
    moments.add(1, Double.NEGATIVE_INFINITY);
    moments.add(1, Double.NaN);
    moments.add(1, 4);
    assertEquals(2, moments.count(1));
    assertEquals(3, moments.mean(1));
    assertEquals(2, moments.variance(1));
    assertEquals(1, moments.standardError(1));
    assertEquals(0, moments.count(0));
  }

  /** Small scatter about a large mean, which sums of squares would lose. */
  @Test
  void mergedInPiecesIsTheWhole() {
    Random random = new Random(12);
    int n = 10_000;
    double[] x = new double[n];
    Moments sum = new Moments(1);
    Moments piece = new Moments(1);
    double mean = 0;
    for (int i = 0; i < n; i++) {
      x[i] = 1e9 + random.nextGaussian();
      mean += (x[i] - 1e9) / n;
      piece.add(0, x[i]);
      if (i % 1237 == 0 || i == n - 1) {
        sum.merge(piece);
        piece = new Moments(1);
      }
    }
    double squares = 0;
    for (double v : x) {
      squares += (v - 1e9 - mean) * (v - 1e9 - mean);
    }
    assertEquals(n, sum.count(0));
    assertEquals(mean, sum.mean(0) - 1e9, 1e-6);
    assertEquals(squares / (n - 1), sum.variance(0), 1e-6);
  }
}
