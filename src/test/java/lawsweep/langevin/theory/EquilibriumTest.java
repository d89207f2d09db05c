package lawsweep.langevin.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Equilibrium;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.riemannian.Downstairs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Closed forms of the equilibrium against values from independent quadrature and against each other. */
class EquilibriumTest {

  private static LangevinCell cell(int d, int depth, double kappa, double beta, double confinement) {
    return LangevinCells.plain(new Downstairs(), Scheme.FRAME, depth, d).noise(beta, kappa)
        .energy(new Energy.Quadratic(confinement)).time(1, 0.01).cell();
  }

  private static Equilibrium equilibrium(int d, int depth, double kappa, double beta, double confinement) {
    return BalancedEquilibrium.of(cell(d, depth, kappa, beta, confinement)).orElseThrow();
  }

  /** ∫ f over (0, ∞) in the variable σ = u^{2N}, in which densities have no peak at 0; a simple rule of many points. */
  private static double integral(int depth, double end, DoubleUnaryOperator f) {
    int points = 1500;
    double top = Math.pow(end, 0.5 / depth);
    double sum = 0;
    for (int i = 0; i < points; i++) {
      double u = (i + 0.5) / points * top;
      double sigma = Math.pow(u, 2.0 * depth);
      sum += f.applyAsDouble(sigma) * 2 * depth * sigma / u;
    }
    return sum * top / points;
  }

  /** The first columns are those of a quadrature made elsewhere. */
  @ParameterizedTest
  @CsvSource({
      "1, 1, 1, 1.77245385, 0.51913971, 1", "2, 1, 1, 1.3894403676, 0.2468595916, 0.3969659824",
      "2, 1, 10, 0.43937962, 0.07806386, 0.03969660", "3, 1, 1, 1.2279653986, 0.1509690282, 0.2239832907",
      "5, 1, 1, 1.07810800, 0.07741760, 0.10640802", "2, 0.25, 1, 0.90385573, 0.18807767, 0.18302872",
      "2, 0.5, 1, 1.09068664, 0.20445972, 0.25", "3, 0.25, 1, 0.91031813, 0.15766588, 0.15382247"
  })
  void twoSingularValues(int depth, double kappa, double beta, double first, double second, double product) {
    Equilibrium e = equilibrium(2, depth, kappa, beta, 1);
    assertEquals(first, e.mean("sigma", "1").orElseThrow(), 1e-8);
    assertEquals(second, e.mean("sigma", "2").orElseThrow(), 1e-8);
    assertEquals(product, e.mean("abs_determinant", "").orElseThrow(), 1e-8);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.7978845608", "2, 0.4779887975", "3, 0.3440357957", "4, 0.2692768432", "5, 0.2213732245"})
  void oneSingularValue(int depth, double mean) {
    Equilibrium e = equilibrium(1, depth, 2, 3, 1);
    assertEquals(mean * Math.sqrt(2.0 / 3), e.mean("sigma", "1").orElseThrow(), 1e-9);
    assertEquals(2.0 / (3 * depth), e.mean("sigma_squared", "1").orElseThrow(), 1e-12);
    assertEquals(1.0 / (3 * depth), e.mean("energy", "").orElseThrow(), 1e-12);
  }

  /** The total is 1, and the second moment is the closed form of the trace over d. */
  @ParameterizedTest
  @CsvSource({
      "1, 1, 1, 1, 1", "1, 3, 0.5, 2, 1", "1, 5, 1, 1, 2.5", "2, 1, 1, 1, 1", "2, 2, 1, 4, 1", "2, 3, 0.25, 1, 1",
      "2, 2, 2, 1, 3", "2, 16, 1, 1, 1", "2, 4, 0.05, 1, 1", "9, 1, 0.5, 2, 1"
  })
  void densities(int d, int depth, double kappa, double beta, double confinement) {
    Equilibrium e = equilibrium(d, depth, kappa, beta, confinement);
    DoubleUnaryOperator density = e.density().orElseThrow().at();
    double trace = kappa / (depth * confinement * beta) * (d * d + d * (d - 1) * (depth - 1) / (2 * kappa));
    double end = Math.sqrt(trace) + 9 * Math.sqrt(kappa / (confinement * beta));
    assertEquals(1, integral(depth, end, density), 2e-5);
    assertEquals(trace / d, integral(depth, end, x -> x * x * density.applyAsDouble(x)), 2e-5 * trace);
    assertEquals(trace, e.mean("trace", "").orElseThrow(), 1e-12 * trace);
    assertEquals(0.5 * confinement * trace, e.mean("energy", "").orElseThrow(), 1e-12 * trace);
  }

  /** The two squares make the trace: quadrature against the formula. */
  @ParameterizedTest
  @CsvSource({"2, 1, 1", "7, 0.3, 2", "16, 1, 1", "3, 0.05, 1", "1, 3, 5"})
  void squaresMakeTheTrace(int depth, double kappa, double beta) {
    Equilibrium e = equilibrium(2, depth, kappa, beta, 1);
    double sum = e.mean("sigma_squared", "1").orElseThrow() + e.mean("sigma_squared", "2").orElseThrow();
    double trace = e.mean("trace", "").orElseThrow();
    assertEquals(trace, sum, 1e-8 * trace);
  }

  @Test
  void whatHasNoneSaysSo() {
    LangevinCell c = cell(2, LangevinCell.INFINITE, 1, 1, 1);
    assertEquals(Optional.empty(), BalancedEquilibrium.of(c));
    assertEquals(Optional.empty(), BalancedEquilibrium.of(cell(2, 2, 0, 1, 1)));
    assertEquals(Optional.empty(), BalancedEquilibrium.of(cell(2, 2, 1, 1, 0)));
    assertTrue(equilibrium(3, 2, 1, 1, 1).density().isEmpty());
    assertTrue(equilibrium(3, 2, 1, 1, 1).mean("sigma", "1").isEmpty());
    assertTrue(equilibrium(2, 2, 1, 1, 1).mean("entropy", "").isEmpty());
  }
}
