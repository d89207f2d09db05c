package lawsweep.law;

/** Which vector fields span W_0: the gradients of the reparametrisation φ ({@code GENERIC}; papers/000, §2.3). */
public enum Fields {
  GENERIC("generic");

  private final String label;

  Fields(String label) {
    this.label = label;
  }

  /** The name used in specs, records and on the command line. */
  public String label() {
    return label;
  }
}
