package lawsweep.langevin.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import lawsweep.langevin.cell.Pack;
import org.junit.jupiter.api.Test;

/** Averages over time of autoregressions with known autocorrelation time. */
class TimeAveragesTest {

  private static final double A = 0.8;
  private static final double TAU = 0.5 * (1 + A) / (1 - A);

  /** One replica: the stated error is the scatter of the averages of many. With and without blocks. */
  @Test
  void errorsOfOneReplicaAreTheScatterOfMany() {
    for (int records : new int[] {900, 5000}) {
      Random random = new Random(11);
      double stated = 0;
      double scatter = 0;
      int trials = 300;
      for (int i = 0; i < trials; i++) {
        TimeAverages one = run(records, 1, random);
        stated += one.standardError(0) / trials;
        scatter += Math.pow(one.average(0) - 2, 2) / trials;
      }
      double truth = Math.sqrt(2 * TAU / (1 - A * A) / records);
      assertEquals(truth, Math.sqrt(scatter), 4 * truth / Math.sqrt(2 * trials));
      assertEquals(truth, stated, 0.05 * truth);
    }
  }

  @Test
  void errorsOfManyReplicasAgreeWithTheirTime() {
    TimeAverages many = run(3000, 100, new Random(2));
    assertEquals(100, many.replicas(0));
    assertEquals(TimeAverages.CORRELATED, many.correlated(0));
    double truth = Math.sqrt(2 * TAU / (1 - A * A) / 3000 / 100);
    assertEquals(2, many.average(0), 4 * truth);
    assertEquals(truth, many.standardError(0), 4 * truth / Math.sqrt(200));
    Autocorrelation.Time time = many.correlation(0).orElseThrow();
    assertEquals(TAU, time.tau(), 4 * time.standardError() + 0.01 * TAU);
  }

  @Test
  void fewRecordsHaveNoTime() {
    TimeAverages few = run(7, 1, new Random(2));
    assertTrue(few.correlation(0).isEmpty());
    assertEquals(Double.NaN, few.standardError(0));
    assertEquals(1, few.replicas(0));
  }

  /** A quantity that once has no value has no average in that replica. */
  @Test
  void aReplicaWithoutAValueIsLeftOut() {
    TimeAverages averages = new TimeAverages(1, 3, OpenReplicas.PACK);
    for (int t = 0; t < 3; t++) {
      averages.add(0, t, 0, t == 1 ? Double.NEGATIVE_INFINITY : 5);
      averages.add(1, t, 0, t);
    }
    averages.finish(0, 0);
    averages.finish(1, 1);
    assertEquals(1, averages.replicas(0));
    assertEquals(1, averages.average(0));
  }

  private static TimeAverages run(int records, int replicas, Random random) {
    TimeAverages averages = new TimeAverages(1, records, OpenReplicas.PACK);
    for (int r = 0; r < replicas; r++) {
      double[] series = AutocorrelationTest.autoregression(A, 2, records, random);
      for (int t = 0; t < records; t++) {
        averages.add(r % Pack.LANES, t, 0, series[t]);
      }
      averages.finish(r % Pack.LANES, r);
    }
    return averages;
  }
}
