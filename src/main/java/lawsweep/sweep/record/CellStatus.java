package lawsweep.sweep.record;

/**
 * What became of a cell. {@code DONE}: it has a count, undecided ones included. {@code SKIPPED}: its estimate exceeds a
 * limit. {@code FAILED}: the count ended with an error.
 */
public enum CellStatus {
  DONE("done"),
  SKIPPED("skipped"),
  FAILED("failed");

  private final String label;

  CellStatus(String label) {
    this.label = label;
  }

  /** The name used in records. */
  public String label() {
    return label;
  }
}
