package lawsweep.law;

import lawsweep.text.Words;

/**
 * What a count established. {@code COMPLETE}: the known laws are all (proved). {@code COMPLETE_IF_INDEPENDENT}:
 * they are, if values of smooth functions or roots that were chosen freely may be. {@code EXTRA}: there are more.
 * {@code UNDECIDED}: {@code lieDim} is a lower bound, since the search ended at a limit, none of a network's draws
 * reached what others might, or there was no search. {@code AT_THESE_WEIGHTS}: the dimension at weights from a file is
 * known; of the architecture nothing is said.
 */
public enum Verdict {
  COMPLETE("complete"),
  COMPLETE_IF_INDEPENDENT("complete-if-independent"),
  EXTRA("extra"),
  UNDECIDED("undecided"),
  AT_THESE_WEIGHTS("at these weights");

  /** All of them by their labels. */
  public static final Words<Verdict> WORDS = Words.of(values(), Verdict::label);

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** The name used in records. */
  public String label() {
    return label;
  }
}
