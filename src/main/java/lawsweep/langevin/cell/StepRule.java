package lawsweep.langevin.cell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lawsweep.langevin.cell.CellRules.Violation;

/**
 * Refuses steps with which an explicit scheme would blow up at once: the step times the largest eigenvalue of A_{N,W} (N
 * σ^{2-2/N}; σ² for N = ∞; 1 for Dyson Brownian motion) times the energy's curvature must not exceed 1, for the σ of the
 * start and of what the energy pulls towards. (Explicit steps are unstable from 2 on; errors below a few per cent
 * need 0.1.) It is necessary, not enough: noise may carry a replica further out.
 */
final class StepRule {

  private StepRule() {}

  static Optional<Violation> check(LangevinCell cell) {
    if (cell.step() == 0) {
      return Optional.empty();
    }
    double stiffness = speed(cell) * cell.energy().curvature() + cell.weightDecay();
    double largest = 1 / stiffness;
    return CellRules.when(cell.step() > largest, "step",
        "'step' is " + CellRules.shown(cell.step()) + ", too large for the energy at the singular values met",
        "expected at most " + rounded(largest) + ", better a tenth of it");
  }

  /** The largest eigenvalue of A_{N,W} at what is known of W. */
  private static double speed(LangevinCell cell) {
    if (!Offer.hasDepth(cell.dynamics())) {
      return 1;
    }
    double sigma = Math.max(start(cell.initial()), goal(cell));
    return cell.depth() == LangevinCell.INFINITE
        ? sigma * sigma
        : cell.depth() * StrictMath.pow(sigma, 2 - 2.0 / cell.depth());
  }

  private static double start(Initial initial) {
    return switch (initial) {
      case Initial.SingularValues(List<Double> values) -> values.getFirst();
      case Initial.Gaussian(double scale) -> scale;
      case Initial.Given(List<List<Double>> rows) -> StateRules.singularValues(rows)[0];
    };
  }

  /** A lower bound on the largest singular value where the energy is least; 0 if it pulls towards nothing. */
  private static double goal(LangevinCell cell) {
    Energy energy = cell.energy();
    double largest = 0;
    for (Energy.Entry entry : energy.fit()) {
      largest = Math.max(largest, Math.abs(entry.target()));
    }
    return largest / (1 + energy.confinement());
  }

  /** Two digits, rounded down. */
  private static String rounded(double number) {
    double unit = Math.pow(10, Math.floor(Math.log10(number)) - 1);
    double down = Math.floor(number / unit);
    return String.format(Locale.ROOT, "%.2g", down * unit);
  }
}
