package lawsweep.langevin.cell;

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

  /**
   * What is wrong with a cell.
   *
   * @param key the key of a spec's entry that is to blame
   * @param wrong what it says
   * @param right what would be right
   */
  public record Violation(String key, String wrong, String right) {}

  /** The first rule that a cell breaks; empty for one that can be simulated. */
  public static Optional<Violation> check(LangevinCell cell) {
    CellRules rules = new CellRules(cell);
    return rules.shape().or(rules::scheme).or(rules::temperature).or(rules::clock).or(rules::descent)
        .or(() -> StateRules.check(cell)).or(() -> StepRule.check(cell));
  }

  static Optional<Violation> when(boolean broken, String key, String wrong, String right) {
    return broken ? Optional.of(new Violation(key, wrong, right)) : Optional.empty();
  }

  /** As numbers are printed in messages: {@code 3}, {@code 0.05}. */
  static String shown(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.format(Locale.ROOT, "%.0f", number)
        : Double.toString(number);
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
            "'depth' is inf and " + cell.dynamics().label() + " moves the factors",
            "the limit has no factors: give a number, or simulate downstairs"));
  }

  private Optional<Violation> scheme() {
    Offer offer = Offer.of(cell.dynamics());
    String offered = offer.schemes().stream().map(Scheme::label).collect(Collectors.joining(" or "));
    return when(!offer.schemes().contains(cell.scheme()), "scheme",
        "'scheme' is " + cell.scheme().label() + ", which " + cell.dynamics().label() + " does not have",
        "expected " + offered)
        .or(() -> when(cell.depth() == LangevinCell.INFINITE && cell.dynamics() == Dynamics.DOWNSTAIRS
            && cell.scheme() == Scheme.FRAME, "scheme", "'scheme' is frame and 'depth' inf",
            "the frame scheme multiplies factors, of which the limit has none: expected euler"))
        .or(() -> when(cell.dynamics() == Dynamics.DYSON && cell.scheme() == Scheme.DP5 && cell.kappa() != 0, "scheme",
            "'scheme' is dp5 and 'kappa' " + shown(cell.kappa()),
            "dp5 is for ordinary differential equations: expected kappa 0, or frame or euler"));
  }

  private Optional<Violation> temperature() {
    return when(!(cell.beta() > 0) || Double.isInfinite(cell.beta()), "beta", "'beta' is " + shown(cell.beta()),
        "expected a positive number")
        .or(() -> when(!(cell.kappa() >= 0) || Double.isInfinite(cell.kappa()), "kappa",
            "'kappa' is " + shown(cell.kappa()), "expected a number that is not negative"));
  }

  private Optional<Violation> clock() {
    boolean adaptive = cell.scheme() == Scheme.DP5;
    String time = shown(cell.time());
    return when(!(cell.time() > 0) || Double.isInfinite(cell.time()), "time", "'time' is " + time,
        "expected a positive number")
        .or(() -> when(!(cell.recordEvery() > 0) || cell.recordEvery() > cell.time(), "record_every",
            "'record_every' is " + shown(cell.recordEvery()), "expected a positive number up to the time, " + time))
        .or(() -> when(cell.time() / cell.recordEvery() > MAX_RECORDS, "record_every",
            "'record_every' is " + shown(cell.recordEvery()) + " in a time of " + time,
            "at most " + MAX_RECORDS + " records are accepted"))
        .or(() -> when(adaptive && cell.step() != 0, "step", "'step' is not used with dp5", "remove it"))
        .or(() -> when(!adaptive && !(cell.step() > 0), "step", "'step' is " + shown(cell.step()),
            "expected a positive number"))
        .or(() -> when(cell.step() > cell.recordEvery(), "step",
            "'step' is " + shown(cell.step()) + ", longer than the " + shown(cell.recordEvery()) + " between records",
            "expected at most that"))
        .or(() -> when(!adaptive && cell.recordEvery() / cell.step() > MAX_STEPS, "step",
            "'step' is " + shown(cell.step()) + " in the " + shown(cell.recordEvery()) + " between records",
            "at most " + MAX_STEPS + " steps are accepted there"));
  }

  private Optional<Violation> descent() {
    boolean batched = cell.samples() > 0 || cell.batch() > 0;
    return when(!(cell.weightDecay() >= 0) || Double.isInfinite(cell.weightDecay()), "weight_decay",
        "'weight_decay' is " + shown(cell.weightDecay()), "expected a number that is not negative")
        .or(() -> when(cell.samples() < 0, "samples", "'samples' is " + cell.samples(),
            "expected a positive whole number"))
        .or(() -> when(cell.batch() < 0, "batch", "'batch' is " + cell.batch(), "expected a positive whole number"))
        .or(() -> when(batched && !cell.energy().kind().equals("target"), "samples",
            "'samples' are data of a regression and the energy is " + cell.energy().kind(),
            "expected an energy of the kind target"))
        .or(() -> when(cell.batch() > cell.samples(), "batch",
            "'batch' is " + cell.batch() + " and 'samples' " + cell.samples(), "expected at most as many as samples"))
        .or(() -> when(cell.samples() > 0 && cell.batch() == 0, "batch", "'batch' is missing beside 'samples'",
            "write for example 'batch: 1'"));
  }
}
