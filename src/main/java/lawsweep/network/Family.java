package lawsweep.network;

/** What the hidden neurons apply: nothing ({@code LINEAR}) or the rectifier ({@code RELU}). */
public enum Family {
  LINEAR("linear"),
  RELU("relu");

  private final String label;

  Family(String label) {
    this.label = label;
  }

  /** The name used in specs, records and on the command line. */
  public String label() {
    return label;
  }
}
