package lawsweep.network;

import lawsweep.text.Words;

/**
 * Which layers carry a bias vector. {@code HIDDEN} adds n_1 + … + n_{q-1} parameters, {@code ALL} adds the n_0 output
 * biases to these. Linear networks have none.
 */
public enum Bias {
  NONE("none"),
  HIDDEN("hidden"),
  ALL("all");

  /** All of them by their labels. */
  public static final Words<Bias> WORDS = Words.of(values(), Bias::label);

  private final String label;

  Bias(String label) {
    this.label = label;
  }

  /** The name used in specs, records and on the command line. */
  public String label() {
    return label;
  }
}
