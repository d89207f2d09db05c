package lawsweep.langevin.cell;

import java.util.List;
import lawsweep.langevin.ensemble.Chunk;
import lawsweep.langevin.statistics.EnsembleTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Equilibria of E = ½ Tr WᵀW: density exp(-β F_β/κ) on the Riemannian volume. For all d, N, κ, β the mean of Tr WᵀW is
 * (κ/(Nβ)) (d² + d (d-1) (N-1)/(2κ)). Further values are by quadrature for d = 2, and of Gamma functions for d = 1.
 * Means are over replicas and over the second half of the time.
 */
class LangevinEquilibriumTest {

  /** Four standard errors, and this part of the expected value for the step size (found to be 0.5 % at these steps). */
  private static final double BIAS = 0.012;

  private static List<ObservableRow> averages(
      boolean upstairs, int d, int depth, double kappa, double beta, double step, double time, int replicas) {
    double scale = Math.sqrt(kappa / beta);
    double[] start = new double[d];
    for (int k = 0; k < d; k++) {
      start[k] = scale * Math.sqrt(d) * (1.4 - 1.2 * k / d);
    }
    LangevinCell cell = (upstairs ? LangevinCells.upstairs(depth, d) : LangevinCells.downstairs(depth, d))
        .noise(beta, kappa).values(start).clock(time, time / 16, step).replicas(replicas).seeds(3, 0).cell();
    TimeGrid grid = TimeGrid.of(cell);
    EnsembleTable table = new Chunk(cell, grid, 0, replicas).run(chunk -> {});
    return table.rows();
  }

  private static void check(List<ObservableRow> rows, String observable, String index, double expected, double floor) {
    ObservableRow row = rows.stream().filter(r -> r.observable().equals(observable) && r.index().equals(index))
        .findFirst().orElseThrow();
    double bound = 4 * row.stderr() + BIAS * expected + floor;
    if (!(Math.abs(row.mean() - expected) <= bound)) {
      throw new AssertionError(observable + " " + index + ": " + row.mean() + " +- " + row.stderr() + ", expected "
          + expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
      "2, 2, 1, 1, 0.005, 3", "2, 3, 0.5, 1, 0.005, 3", "3, 2, 1, 4, 0.002, 2", "3, 3, 2, 1, 0.002, 2",
      "4, 3, 1, 1, 0.002, 1.5", "4, 2, 0.25, 2, 0.002, 1.5", "6, 2, 1, 1, 0.001, 0.8", "8, 3, 1, 1, 0.0005, 0.6"
  })
  void meanOfTheTrace(int d, int depth, double kappa, double beta, double step, double time) {
    double expected = kappa / (depth * beta) * (d * d + d * (d - 1) * (depth - 1) / (2 * kappa));
    for (boolean upstairs : new boolean[] {true, false}) {
      check(averages(upstairs, d, depth, kappa, beta, step, time, 1024 / d), "trace_average", "", expected, 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
      "2, 1, 1, 1.3894403676, 0.2468595916, 0.3969659824", "2, 1, 10, 0.43937962, 0.07806386, 0.03969660",
      "3, 1, 1, 1.2279653986, 0.1509690282, 0.2239832907", "5, 1, 1, 1.07810800, 0.07741760, 0.10640802",
      "2, 0.25, 1, 0.90385573, 0.18807767, 0.18302872", "3, 0.5, 1, 1.02850766, 0.14228073, 0.16666667"
  })
  void singularValues(int depth, double kappa, double beta, double first, double second, double product) {
    for (boolean upstairs : new boolean[] {true, false}) {
      List<ObservableRow> rows = averages(upstairs, 2, depth, kappa, beta, 0.005, 4, 768);
      check(rows, "sigma_average", "1", first, 0);
      // near det W = 0 the step's bias is relative to the scale of all values
      check(rows, "sigma_average", "2", second, 0.004 * first);
      check(rows, "abs_determinant_average", "", product, 0.004 * first * first);
    }
  }

  /** E σ = √(2κ/β) Γ((1+1/N)/2)/Γ(1/(2N)) and E σ² = κ/(Nβ). */
  @ParameterizedTest
  @CsvSource({"1, 0.7978845608", "2, 0.4779887975", "3, 0.3440357957", "4, 0.2692768432", "5, 0.2213732245"})
  void oneByOne(int depth, double mean) {
    List<ObservableRow> rows = averages(true, 1, depth, 2, 3, 0.005, 4, 1536);
    check(rows, "sigma_average", "1", mean * Math.sqrt(2.0 / 3), 0);
    check(rows, "sigma_squared_average", "1", 2.0 / (3 * depth), 0);
  }
}
