package lawsweep.langevin.cell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import lawsweep.langevin.pack.Simulation;
import lawsweep.langevin.riemannian.Downstairs;
import lawsweep.langevin.riemannian.Upstairs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The factors' product has the law of the equation downstairs: Kolmogorov-Smirnov test of two samples, at 10⁻⁴. */
class SidesAgreeTest {

  private static final int REPLICAS = 2500;
  /** √(-ln(α/2)/2) for α = 10⁻⁴. */
  private static final double CRITICAL = 2.2253;

  private static double[][] sample(boolean upstairs, int d, int depth, double kappa, double step) {
    double[] target = new double[d * d];
    for (int i = 0; i < d * d; i++) {
      target[i] = i % (d + 1) == 0 ? 1 : 0.3;
    }
    double[] start = new double[d * d];
    for (int i = 0; i < d * d; i++) {
      start[i] = i % (d + 1) == 0 ? 0.5 + i / (2.0 * d * d) : 0.1;
    }
    LangevinCell cell = LangevinCells.plain(upstairs ? new Upstairs() : new Downstairs(),
        upstairs ? Scheme.PROJECT_BALANCE : Scheme.FRAME, depth, d).noise(8, kappa).target(target).matrix(start)
        .time(0.5, step).cell();
    double[][] values = new double[3][REPLICAS];
    int[] next = {0};
    Simulation.ensemble(cell, cell.equation()::pack, REPLICAS, view -> {
      values[0][next[0]] = view.sigma[0];
      values[1][next[0]] = view.sigma[d - 1];
      values[2][next[0]++] = view.endToEnd[1];
    });
    return values;
  }

  private static double distance(double[] x, double[] y) {
    double[] a = x.clone();
    double[] b = y.clone();
    Arrays.sort(a);
    Arrays.sort(b);
    int i = 0;
    int j = 0;
    double largest = 0;
    while (i < a.length && j < b.length) {
      if (a[i] <= b[j]) {
        i++;
      } else {
        j++;
      }
      largest = Math.max(largest, Math.abs((double) i / a.length - (double) j / b.length));
    }
    return largest;
  }

  @ParameterizedTest
  @CsvSource({"2, 2, 1", "2, 3, 1", "3, 2, 0.5", "3, 3, 1", "2, 4, 0.5"})
  void sameLaw(int d, int depth, double kappa) {
    double[][] up = sample(true, d, depth, kappa, 0.005);
    double[][] down = sample(false, d, depth, kappa, 0.005);
    double critical = CRITICAL * Math.sqrt(2.0 / REPLICAS);
    for (int v = 0; v < 3; v++) {
      double distance = distance(up[v], down[v]);
      String what = "value " + v + ": distance " + distance + ", critical " + critical;
      assertTrue(distance < critical, () -> what);
    }
  }

  /** Another temperature is told apart. */
  @Test
  void anotherLawIsRejected() {
    double[][] one = sample(true, 2, 3, 1, 0.01);
    double[][] other = sample(false, 2, 3, 0.5, 0.01);
    double critical = CRITICAL * Math.sqrt(2.0 / REPLICAS);
    assertTrue(distance(one[0], other[0]) > critical || distance(one[2], other[2]) > critical);
  }
}
