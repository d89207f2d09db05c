package lawsweep.langevin.ensemble;

import java.util.Locale;
import java.util.Optional;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.flow.DormandPrince;

/**
 * How long the solver that chooses its steps takes. At the beginning accuracy bounds steps, and later, near where the
 * flow ends, stability: there they are as long as the fastest rate allows, however little happens.
 */
final class AdaptiveCost {

  /** Roughly how often the right-hand side is evaluated in a unit of time of the fastest rate, while much happens. */
  private static final double EVALUATIONS_PER_TIME = 700;
  /** How many such units that lasts. */
  private static final double ACTIVE_TIME = 20;
  /** So many steps that stability asks for are worth a word: some seconds of a small matrix. */
  private static final double STIFF = 1e6;

  private AdaptiveCost() {}

  /** Evaluations of the right-hand side that one replica is expected to take; stiffer ones than are done count less. */
  static double evaluations(LangevinCell cell) {
    double active = Math.max(1, cell.equation().fastestRate(cell)) * cell.time();
    return EVALUATIONS_PER_TIME * Math.min(active, ACTIVE_TIME)
        + DormandPrince.EVALUATIONS * Math.min(steps(cell), DormandPrince.MOST_STEPS);
  }

  /** Steps that stability asks for. */
  private static double steps(LangevinCell cell) {
    return cell.equation().fastestRate(cell) * cell.time() * DormandPrince.STEPS_PER_RATE;
  }

  /** What to know before a cell is run, if it is stiff. */
  static Optional<String> caution(LangevinCell cell) {
    if (!cell.scheme().adaptive() || !(steps(cell) >= STIFF)) {
      return Optional.empty();
    }
    return Optional.of("stiff: " + how(cell) + ": " + DormandPrince.ADVICE);
  }

  private static String how(LangevinCell cell) {
    double steps = steps(cell);
    if (Double.isInfinite(steps)) {
      return "its fastest rate is beyond all numbers";
    }
    return String.format(Locale.ROOT, "its fastest rate is about %.1e, for which %s takes some %.1e steps%s",
        cell.equation().fastestRate(cell), cell.scheme().label(), steps,
        steps > DormandPrince.MOST_STEPS
            ? String.format(Locale.ROOT, ", and more than %.0e are not done", DormandPrince.MOST_STEPS)
            : "");
  }
}
