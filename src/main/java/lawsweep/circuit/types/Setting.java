package lawsweep.circuit.types;

/** How a network is trained: which laws of the gradient flow are asked for. */
public enum Setting {
  /** The gradient flow itself: no epsilon, no dropout. */
  PLAIN("plain"),
  /** Norms with an epsilon: no norm is blind to the scale of what it takes. */
  EPS("eps"),
  /** Dropout on what is embedded and at the end of every residual branch, as GPT-2 has it. */
  DROPOUT("dropout"),
  /**
   * Weight decay of matrices and tables, none of biases and gains: laws of decayed tensors alone, which are conserved
   * up to a factor that is known, and laws of the others alone.
   */
  DECAY_BY_GROUPS("decay_by_groups"),
  /** Momentum: laws that are linear in the parameters. */
  MOMENTUM("momentum"),
  /** AdamW: parameters whose gradient is always 0. */
  ADAMW("adamw");

  private final String word;

  Setting(String word) {
    this.word = word;
  }

  /** As records and tables have it. */
  public String word() {
    return word;
  }
}
