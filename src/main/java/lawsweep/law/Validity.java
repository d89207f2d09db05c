package lawsweep.law;

import java.util.Optional;

/** At which weights a proved count holds; of weights from a file it holds at those, which needs no word. */
public enum Validity {
  /** Wherever some polynomial that is not 0 does not vanish: on an open dense set of full measure. */
  OUTSIDE_A_NULL_SET("outside-a-null-set", "for all weights outside the zero set of a non-zero polynomial"),
  /** At the draws that the count names, and at almost all weights near them. */
  AT_DRAWS("at-draws", "at the draws that reached it, and at almost all weights near them");

  private final String label;
  private final String sentence;

  Validity(String label, String sentence) {
    this.label = label;
    this.sentence = sentence;
  }

  /** The name used in tables. */
  public String label() {
    return label;
  }

  /** What it means, in words that go on behind {@code valid}. */
  public String sentence() {
    return sentence;
  }

  /** Where a count holds; empty if it is not proved, or was made at weights from a file. */
  public static Optional<Validity> of(LawCount count) {
    LawCell cell = count.certificate().cell();
    if (!Proof.wanted(count) || cell.weights().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(cell.data().isPresent() ? AT_DRAWS : OUTSIDE_A_NULL_SET);
  }
}
