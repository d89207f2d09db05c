package lawsweep.drift;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lawsweep.checkpoint.run.RunFacts;

/**
 * What is known of some laws of one run when they are judged.
 *
 * @param drifts one for each checkpoint
 * @param data what else the numbers show
 * @param facts what is known of the run
 * @param types how numbers are stored at each checkpoint
 * @param count how many laws
 */
record Evidence(
    List<CheckpointDrift> drifts,
    Data data,
    RunFacts facts,
    List<String> types,
    long count) {

  /** No law that moved by up to so many standard deviations of rounding has been seen to move. */
  static final double FLOORS = 6;

  /** How well a sum over gradients has to say what was measured. */
  private static final double NEAR = 0.1;

  /** From this index on laws are broken. */
  private static final double BROKEN = 0.1;

  /** How much less is left of a drift that a decay explains. */
  private static final double TENFOLD = 10;

  /** Of two ways in which decay may have acted one is shown if it leaves so many times less of a drift. */
  private static final double BETTER = 3;

  /**
   * What numbers show besides drifts.
   *
   * @param divided what remains at the last checkpoint after division by the common decay
   * @param weightsCorrected the rel that remains there if known weight decay has acted on weights, but not on biases
   *     and gains; empty if no decay is known
   * @param still the side that does not move at all; empty if both do, or none
   * @param tied which tensors hold the same numbers at all checkpoints, in words; empty if none do
   * @param unseen whether laws are single parameters that the output does not see, whose gradients are 0
   */
  record Data(
      Optional<GroupMeter.Divided> divided,
      OptionalDouble weightsCorrected,
      String still,
      String tied,
      boolean unseen) {}

  /** With lists that do not change. */
  Evidence {
    drifts = List.copyOf(drifts);
    types = List.copyOf(types);
  }

  /** The verdict, the first that fits in the order of {@link Verdict}. Other runs may change it. */
  Verdict verdict() {
    if (floors() <= FLOORS) {
      return Verdict.ROUNDING;
    }
    if (below(last().checks().identity(), NEAR)) {
      return Verdict.FIRST_ORDER;
    }
    if (decays()) {
      return Verdict.DECAY;
    }
    return last().index().orElse(0) >= BROKEN ? Verdict.BROKEN : Verdict.DRIFTS;
  }

  /** Where the run ends. */
  CheckpointDrift last() {
    return drifts.getLast();
  }

  /** The largest drift of a law at any checkpoint, in floors. */
  double floors() {
    return drifts.stream().mapToDouble(drift -> drift.checks().floors()).max().orElse(0);
  }

  /**
   * Whether a decay explains the drift. A single law always is its first value times some factor: there only one that
   * sources tell counts.
   */
  private boolean decays() {
    double rel = last().rel().orElse(Double.NaN);
    double decay = last().decay().orElse(1);
    boolean none = facts.weightDecay().map(fact -> fact.value() == 0).orElse(false);
    boolean known = below(last().checks().decayCorrected(), rel / TENFOLD);
    Optional<GroupMeter.Divided> divided = data.divided();
    return !none && decay < 1 && divided.isPresent() && (count > 1 || known) && divided.get().rel() <= rel / TENFOLD
        && divided.get().index() < BROKEN;
  }

  /** Whether known weight decay explains the drift if it has acted on weights only, much better than if on all. */
  boolean decaysInGroups() {
    double rel = last().rel().orElse(Double.NaN);
    double uniform = last().checks().decayCorrected().orElse(Double.NaN);
    return below(data.weightsCorrected(), rel / TENFOLD) && below(data.weightsCorrected(), uniform / BETTER);
  }

  private static boolean below(OptionalDouble value, double limit) {
    return value.isPresent() && value.getAsDouble() <= limit;
  }
}
