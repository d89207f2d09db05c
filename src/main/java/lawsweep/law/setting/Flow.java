package lawsweep.law.setting;

import lawsweep.text.Words;

/** What moves the weights: the gradient itself, or a velocity that gradients change. */
public enum Flow {
  GRADIENT("gradient"),
  MOMENTUM("momentum");

  /** All of them by their labels. */
  public static final Words<Flow> WORDS = Words.of(values(), Flow::label);

  private final String label;

  Flow(String label) {
    this.label = label;
  }

  /** The name used in specs, records and on the command line. */
  public String label() {
    return label;
  }
}
