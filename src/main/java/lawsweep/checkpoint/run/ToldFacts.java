package lawsweep.checkpoint.run;

import java.util.Optional;

/**
 * What a user says of all runs: {@code --optimizer}, {@code --lr}, {@code --momentum}, {@code --weight-decay}.
 *
 * @param by who says so, for people; empty for options of the command line
 */
public record ToldFacts(
    Optional<Optimizer> optimizer,
    Optional<Double> lr,
    Optional<Double> momentum,
    Optional<Double> weightDecay,
    Optional<String> by) {

  /** Told by options. */
  public ToldFacts(Optional<Optimizer> optimizer, Optional<Double> lr, Optional<Double> momentum,
      Optional<Double> weightDecay) {
    this(optimizer, lr, momentum, weightDecay, Optional.empty());
  }

  /** The source of what an option, or what stands for it, says. */
  String source(String option) {
    return by.orElse("option " + option);
  }

  /** Nothing. */
  public static ToldFacts none() {
    return new ToldFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
