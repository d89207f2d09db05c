package lawsweep.sweep;

import lawsweep.text.Words;

/**
 * What became of a cell. {@code DONE}: it has a count, undecided ones included. {@code SKIPPED}: its estimate exceeds a
 * limit. {@code FAILED}: the count ended with an error.
 */
public enum CellStatus {
  DONE("done"),
  SKIPPED("skipped"),
  FAILED("failed");

  /** All of them by their labels. */
  public static final Words<CellStatus> WORDS = Words.of(values(), CellStatus::label);

  private final String label;

  CellStatus(String label) {
    this.label = label;
  }

  /** The name used in records. */
  public String label() {
    return label;
  }
}
