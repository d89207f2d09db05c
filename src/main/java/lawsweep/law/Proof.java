package lawsweep.law;

import java.util.Optional;

/**
 * What the proof of a count goes by. Which counts have one is the same on all roads: {@link #wanted}; where it holds is
 * {@link Validity}.
 */
public enum Proof {
  /** Ranks that were computed, and bounds that meet them. */
  RANKS("ranks"),
  /** A theorem for all sizes, applied to this one. */
  THEOREM("theorem"),
  /** The number of hyperplanes across which signs change. */
  ARRANGEMENT("arrangement");

  private final String label;

  Proof(String label) {
    this.label = label;
  }

  /** The name used in tables. */
  public String label() {
    return label;
  }

  /** True if a count is said to be proved: it is settled, without a condition and without a probability of error. */
  static boolean wanted(LawCount count) {
    return count.counted() && count.errorBound() == 0 && switch (count.verdict()) {
      case COMPLETE, EXTRA, AT_THESE_WEIGHTS -> true;
      case COMPLETE_IF_INDEPENDENT, UNDECIDED -> false;
    };
  }

  /** What the proof of a count of a road goes by; empty if there is none. */
  public static Optional<Proof> of(Road road, LawCount count) {
    return wanted(count) ? Optional.of(road.proof(count)) : Optional.empty();
  }
}
