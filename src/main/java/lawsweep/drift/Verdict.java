package lawsweep.drift;

import lawsweep.text.Words;

/** What became of laws, in one word. */
public enum Verdict {
  /** No law moved by more than 6 floors. */
  ROUNDING("rounding"),
  /** Drift is what steps of finite length make of exact laws. */
  FIRST_ORDER("first-order"),
  /** All laws shrank together, as weight decay makes them. */
  DECAY("decay"),
  /** Laws moved about as much as what they are made of. */
  BROKEN("broken"),
  /** Numbers, no order claimed. */
  DRIFTS("drifts");

  /** The words of all verdicts. */
  public static final Words<Verdict> WORDS = Words.of(values(), Verdict::word);

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** As records, tables and people have it. */
  public String word() {
    return word;
  }
}
