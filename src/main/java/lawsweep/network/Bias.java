package lawsweep.network;

/**
 * Which layers carry a bias vector. {@code HIDDEN} adds n_1 + … + n_{q-1} parameters, {@code ALL} adds the n_0 output
 * biases to these. Linear networks have none.
 */
public enum Bias {
  NONE("none"),
  HIDDEN("hidden"),
  ALL("all");

  private final String label;

  Bias(String label) {
    this.label = label;
  }

  /** The name used in specs, records and on the command line. */
  public String label() {
    return label;
  }
}
