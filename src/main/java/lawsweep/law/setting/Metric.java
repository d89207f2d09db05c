package lawsweep.law.setting;

import java.util.Optional;

/**
 * What gradients are multiplied with, M = diag(θ^power): 0 for plain gradients, 1 for those of the entropy, 2 for those
 * of the logarithm.
 *
 * @param power 0 to {@value #MOST}
 */
public record Metric(int power) {

  /** The largest power. */
  public static final int MOST = 8;

  /** M = 1. */
  public static final Metric EUCLIDEAN = new Metric(0);

  /** M = diag(θ). */
  public static final Metric ENTROPY = new Metric(1);

  /** What may be said, for people. */
  public static final String EXPECTED = "euclidean, entropy, log or power-A with a whole number A from 1 to " + MOST;

  private static final String PREFIX = "power-";

  /** Checks the power. */
  public Metric {
    if (power < 0 || power > MOST) {
      throw new IllegalArgumentException("expected a power from 0 to " + MOST + ", got " + power);
    }
  }

  /** The metric of a word: {@code euclidean, entropy, log} or {@code power-A}; empty for another word. */
  public static Optional<Metric> find(String word) {
    return switch (word) {
      case "euclidean" -> Optional.of(EUCLIDEAN);
      case "entropy" -> Optional.of(ENTROPY);
      case "log" -> Optional.of(new Metric(2));
      default -> word.matches(PREFIX + "[1-" + MOST + "]")
          ? Optional.of(new Metric(word.charAt(PREFIX.length()) - '0'))
          : Optional.empty();
    };
  }

  /** The word for it; one for each power. */
  public String label() {
    return switch (power) {
      case 0 -> "euclidean";
      case 1 -> "entropy";
      case 2 -> "log";
      default -> PREFIX + power;
    };
  }
}
