package lawsweep.sweep;

/** What a finished cell gave. */
public interface Outcome {

  /** The version of the rules by which it was made. */
  String engine();

  /** Why it is no full answer, on one line; empty where it is one. */
  default String reason() {
    return "";
  }

  /**
   * True if both answer a cell alike, though they may have been asked for more or less of it, or by rules of different
   * versions.
   */
  default boolean agrees(Outcome other) {
    return equals(other);
  }

  /**
   * Checks that this can be what a cell gave.
   *
   * @param method how the cell was computed
   * @throws IllegalArgumentException if it cannot, with one line that says why
   */
  void check(Cell cell, String method);
}
