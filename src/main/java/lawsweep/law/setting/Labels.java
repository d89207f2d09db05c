package lawsweep.law.setting;

import lawsweep.text.Words;

/**
 * What a symmetry g of the inputs does to labels: nothing, the same as to inputs, or a change of sign by det g.
 */
public enum Labels {
  INVARIANT("invariant"),
  EQUIVARIANT("equivariant"),
  DET("det");

  /** All of them by their labels. */
  public static final Words<Labels> WORDS = Words.of(values(), Labels::label);

  private final String label;

  Labels(String label) {
    this.label = label;
  }

  /** The name used in specs, records and on the command line. */
  public String label() {
    return label;
  }
}
