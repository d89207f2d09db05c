package lawsweep.langevin.cell;

import static lawsweep.langevin.cell.Violation.shown;
import static lawsweep.langevin.cell.Violation.when;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which simulations can be asked for: the ranges of all values, and what does not go together. */
public final class CellRules {

  /** The largest width d. */
  public static final int MAX_WIDTH = 32;

  /** The largest finite depth N. */
  public static final int MAX_DEPTH = 64;

  /** The most replicas of a cell. */
  public static final int MAX_REPLICAS = 1_000_000;

  /** The most data points of stochastic gradient descent. */
  public static final int MAX_SAMPLES = 1_000_000;

  /** The most records in time of a cell. */
  public static final int MAX_RECORDS = 1_000_000;

  /** The most steps between two records. */
  public static final int MAX_STEPS = 1_000_000_000;

  private final LangevinCell cell;

  private CellRules(LangevinCell cell) {
    this.cell = cell;
  }

  /** The first rule that a cell breaks; empty for one that can be simulated. */
  public static Optional<Violation> check(LangevinCell cell) {
    CellRules rules = new CellRules(cell);
    return rules.shape().or(rules::scheme).or(rules::temperature).or(rules::clock).or(rules::energy).or(rules::start)
        .or(() -> cell.equation().check(cell)).or(rules::step);
  }

  private Optional<Violation> shape() {
    boolean finite = cell.depth() != LangevinCell.INFINITE;
    return when(finite && (cell.depth() < 1 || cell.depth() > MAX_DEPTH), "depth", "'depth' is " + cell.depth(),
        "expected a whole number from 1 to " + MAX_DEPTH + ", or inf")
        .or(() -> when(cell.width() < 1 || cell.width() > MAX_WIDTH, "width", "'width' is " + cell.width(),
            "expected a whole number from 1 to " + MAX_WIDTH))
        .or(() -> when(cell.rank() < 1 || cell.rank() > cell.width(), "rank",
            "'rank' is " + cell.rank() + " and 'width' " + cell.width(), "expected a rank from 1 to the width"))
        .or(() -> when(cell.replicas() < 1 || cell.replicas() > MAX_REPLICAS, "replicas",
            "'replicas' is " + cell.replicas(), "expected a whole number from 1 to " + MAX_REPLICAS))
        .or(() -> when(!finite && cell.side() == Side.UPSTAIRS, "depth",
            "'depth' is inf and " + cell.equation().label() + " moves the factors",
            "the limit has no factors: give a number, or simulate downstairs"));
  }

  private Optional<Violation> scheme() {
    List<Scheme> offered = cell.equation().schemes();
    return when(!offered.contains(cell.scheme()), "scheme",
        "'scheme' is " + cell.scheme().label() + ", which " + cell.equation().label() + " does not have",
        "expected " + offered.stream().map(Scheme::label).collect(Collectors.joining(" or ")));
  }

  private Optional<Violation> temperature() {
    return when(!(cell.beta() > 0) || Double.isInfinite(cell.beta()), "beta", "'beta' is " + shown(cell.beta()),
        "expected a positive number")
        .or(() -> when(!(cell.kappa() >= 0) || Double.isInfinite(cell.kappa()), "kappa",
            "'kappa' is " + shown(cell.kappa()), "expected a number that is not negative"));
  }

  private Optional<Violation> clock() {
    boolean adaptive = cell.scheme().adaptive();
    String time = shown(cell.time());
    return when(!(cell.time() > 0) || Double.isInfinite(cell.time()), "time", "'time' is " + time,
        "expected a positive number")
        .or(() -> when(!(cell.recordEvery() > 0) || cell.recordEvery() > cell.time(), "record_every",
            "'record_every' is " + shown(cell.recordEvery()), "expected a positive number up to the time, " + time))
        .or(() -> when(cell.time() / cell.recordEvery() > MAX_RECORDS, "record_every",
            "'record_every' is " + shown(cell.recordEvery()) + " in a time of " + time,
            "at most " + MAX_RECORDS + " records are accepted"))
        .or(() -> when(adaptive && cell.step() != 0, "step", "'step' is not used with " + cell.scheme().label(),
            "remove it"))
        .or(() -> when(!adaptive && !(cell.step() > 0), "step", "'step' is " + shown(cell.step()),
            "expected a positive number"))
        .or(() -> when(cell.step() > cell.recordEvery(), "step",
            "'step' is " + shown(cell.step()) + ", longer than the " + shown(cell.recordEvery()) + " between records",
            "expected at most that"))
        .or(() -> when(!adaptive && cell.recordEvery() / cell.step() > MAX_STEPS, "step",
            "'step' is " + shown(cell.step()) + " in the " + shown(cell.recordEvery()) + " between records",
            "at most " + MAX_STEPS + " steps are accepted there"));
  }

  private Optional<Violation> energy() {
    Energy energy = cell.energy();
    int width = cell.width();
    if (!(energy.confinement() >= 0) || Double.isInfinite(energy.confinement())) {
      return bad("energy", "the confinement of 'energy' is " + shown(energy.confinement()),
          "expected a number that is not negative");
    }
    if (energy instanceof Energy.Target target && target.width() != width) {
      return bad("energy", "the matrix of 'energy' is " + target.width() + " x " + target.width() + " and 'width' "
          + width, "expected a matrix of " + width + " x " + width);
    }
    for (Energy.Entry entry : energy.fit()) {
      String place = "(" + (entry.row() + 1) + ", " + (entry.column() + 1) + ")";
      if (entry.row() < 0 || entry.row() >= width || entry.column() < 0 || entry.column() >= width) {
        return bad("energy", "the entry " + place + " of 'energy' lies outside a matrix of " + width + " x " + width,
            "rows and columns count from 1 to the width");
      }
      if (!Double.isFinite(entry.target())) {
        return bad("energy", "the entry " + place + " of 'energy' is " + entry.target(), "expected a finite number");
      }
    }
    return Optional.empty();
  }

  private Optional<Violation> start() {
    return cell.initial() instanceof Initial.Gaussian(double scale)
        ? when(!(scale > 0) || Double.isInfinite(scale), "initial", "the scale of 'initial' is " + shown(scale),
            "expected a positive number")
        : Optional.empty();
  }

  /**
   * Refuses steps with which an explicit scheme would blow up at once: the step times the equation's stiffness must not
   * exceed 1. (Explicit steps are unstable from 2 on; errors below a few per cent need 0.1.) It is necessary, not
   * enough: noise may carry a replica further out.
   */
  private Optional<Violation> step() {
    if (cell.step() == 0) {
      return Optional.empty();
    }
    double largest = 1 / cell.equation().stiffness(cell);
    if (!(cell.step() > largest)) {
      return Optional.empty();
    }
    return bad("step", "'step' is " + shown(cell.step()) + ", too large for the energy at the singular values met",
        largest == 0
            ? "no step is small enough there: bring the numbers of 'energy' and 'initial' to size 1"
            : "expected at most " + rounded(largest) + ", better a tenth of it");
  }

  /** Two digits, rounded down. */
  private static String rounded(double number) {
    return String.format(Locale.ROOT, "%.2g",
        BigDecimal.valueOf(number).round(new MathContext(2, RoundingMode.DOWN)));
  }

  private static Optional<Violation> bad(String key, String wrong, String right) {
    return Optional.of(new Violation(key, wrong, right));
  }
}
