package lawsweep.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lawsweep.random.Normals;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Rows that are what is left of longer terms: rounding of the terms is no direction. */
class RowsOfTermsTest {

  private static final int COLUMNS = 6;

  @Test
  void whatRoundingLeavesOfTermsAddsNothing() {
    for (int k = -60; k <= 60; k += 20) {
      double unit = Math.scalb(1.0, k);
      RankEstimator estimator = two();
      for (int i = 0; i < 20; i++) {
        double[] rest = Seeds.random("terms", i).doubles(COLUMNS, -1e-16, 1e-16).map(x -> x * unit).toArray();
        estimator.add(rest, 0, 2 * unit);
      }
      assertEquals(2, estimator.estimate().rank());
    }
  }

  @Test
  void rowsLongerThanTheirRoundingCount() {
    RankEstimator small = two();
    small.add(new double[] {0, 0, 1e-6, 0, 0, 0}, 0, 2);
    assertEquals(3, small.estimate().rank());
    RankEstimator whole = two();
    whole.add(new double[] {0, 0, 1e-30, 0, 0, 0}, 0, 1e-40);
    assertEquals(3, whole.estimate().rank());
  }

  /** Two directions. */
  private static RankEstimator two() {
    RankEstimator estimator = new RankEstimator(COLUMNS, 16, new Normals(1));
    estimator.add(new double[] {1, 2, 3, 4, 5, 6}, 0);
    estimator.add(new double[] {-2, 1, 4, 1, -3, 2}, 0);
    return estimator;
  }
}
