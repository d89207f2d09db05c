package lawsweep.langevin.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Integrated autocorrelation times of first-order autoregressions x' = a x + noise, where τ = ½ (1 + a)/(1 - a). */
class AutocorrelationTest {

  @ParameterizedTest
  @CsvSource({"0, 1, 4000", "0.5, 1, 5000", "0.9, 64, 1000", "0.5, 400, 40", "0.8, 400, 30", "-0.4, 9, 1000"})
  void findsTheTimeOfAnAutoregression(double a, int replicas, int length) {
    Autocorrelation c = new Autocorrelation(length);
    Random random = new Random(7);
    for (int r = 0; r < replicas; r++) {
      c.add(autoregression(a, 1000, length, random), 0);
    }
    Autocorrelation.Time time = c.time().orElseThrow();
    double expected = 0.5 * (1 + a) / (1 - a);
    // What the sum lacks, cut at W = 5 max(τ, ½), is about a^{W+1}/(1-a).
    assertEquals(expected, time.tau(), 4 * time.standardError() + Math.pow(Math.abs(a), time.window() + 1.0) / (1 - a));
    assertEquals((long) replicas * length, time.values());
    double variance = 1 / (1 - a * a);
    assertEquals(variance, time.variance(), 4 * variance * Math.sqrt(4 * expected / time.values()));
  }

  /** Replicas that differ from each other for ever are correlated for ever: their own means would hide it. */
  @Test
  void meansOfReplicasCount() {
    Autocorrelation c = new Autocorrelation(100);
    Random random = new Random(3);
    for (int r = 0; r < 200; r++) {
      c.add(autoregression(0, 10 * random.nextGaussian(), 100, random), 0);
    }
    assertTrue(c.time().isEmpty());
  }

  @Test
  void isTheDefinition() {
    Random random = new Random(5);
    int length = 60;
    int replicas = 9;
    double[][] x = new double[replicas][];
    Autocorrelation c = new Autocorrelation(length);
    double mean = 0;
    for (int r = 0; r < replicas; r++) {
      x[r] = autoregression(0.3, -4, length, random);
      for (double v : x[r]) {
        mean += v / (replicas * length);
      }
      c.add(x[r].clone(), 0);
    }
    Autocorrelation.Time time = c.time().orElseThrow();
    double tau = 0.5;
    for (int l = 1; l <= time.window(); l++) {
      tau += covariance(x, mean, l) / covariance(x, mean, 0);
    }
    assertEquals(covariance(x, mean, 0), time.variance(), 1e-13);
    assertEquals(tau * (1 + (2 * time.window() + 1.0) / (replicas * length)), time.tau(), 1e-13);
    assertTrue(time.window() >= 5 * tau);
  }

  /** Chunks of replicas with different means give what one chunk gives. */
  @Test
  void mergedInPiecesIsTheWhole() {
    Random random = new Random(9);
    int length = 80;
    Autocorrelation whole = new Autocorrelation(length);
    Autocorrelation sum = new Autocorrelation(length);
    Autocorrelation piece = new Autocorrelation(length);
    for (int r = 0; r < 21; r++) {
      double[] series = autoregression(0.6, 0.3 * (r % 5), length, random);
      whole.add(series.clone(), 0);
      piece.add(series, 0);
      if (r == 0 || r == 8 || r == 20) {
        sum.merge(piece);
        piece = new Autocorrelation(length);
      }
    }
    sum.merge(piece);
    Autocorrelation.Time expected = whole.time().orElseThrow();
    Autocorrelation.Time time = sum.time().orElseThrow();
    assertEquals(expected.tau(), time.tau(), 1e-12);
    assertEquals(expected.variance(), time.variance(), 1e-12);
    assertEquals(expected.window(), time.window());
    assertEquals(expected.values(), time.values());
  }

  @Test
  void aConstantAndATrendHaveNoTime() {
    Autocorrelation constant = new Autocorrelation(50);
    double[] ones = new double[50];
    java.util.Arrays.fill(ones, 3);
    constant.add(ones, 0);
    assertTrue(constant.time().isEmpty());
    Autocorrelation trend = new Autocorrelation(50);
    double[] rising = new double[50];
    java.util.Arrays.setAll(rising, t -> t < 25 ? 0 : 1);
    trend.add(rising, 0);
    assertTrue(trend.time().isEmpty());
  }

  private static double covariance(double[][] x, double mean, int lag) {
    double sum = 0;
    int n = 0;
    for (double[] series : x) {
      for (int t = 0; t + lag < series.length; t++) {
        sum += (series[t] - mean) * (series[t + lag] - mean);
        n++;
      }
    }
    return sum / n;
  }

  static double[] autoregression(double a, double mean, int length, Random random) {
    double[] series = new double[length];
    double x = random.nextGaussian() / Math.sqrt(1 - a * a);
    for (int t = 0; t < length; t++) {
      series[t] = mean + x;
      x = a * x + random.nextGaussian();
    }
    return series;
  }
}
