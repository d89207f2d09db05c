package lawsweep.langevin.cell;

/** Where a gradient flow is integrated. */
public enum Side {
  /** In the factors W_1..W_N. */
  UPSTAIRS("upstairs"),
  /** In the end-to-end matrix. */
  DOWNSTAIRS("downstairs");

  private final String label;

  Side(String label) {
    this.label = label;
  }

  /** The name used in specs and records. */
  public String label() {
    return label;
  }
}
