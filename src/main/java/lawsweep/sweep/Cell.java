package lawsweep.sweep;

/** One cell of a sweep: a piece of work that has an answer of its own. Equal cells ask for the same. */
public interface Cell {

  /** The cell's key: unique in a sweep, and fit for a file name. */
  String key();

  /** The family of architectures, or the word that stands for it in records of another kind. */
  String family();

  /** The seed of the sweep. */
  long sweepSeed();

  /** Which repetition of the cell it is, 0-based. */
  int seed();

  /** D: how many numbers move. */
  long parameters();

  /**
   * Checks how a record says that the cell was computed.
   *
   * @param method the word in the record
   * @throws IllegalArgumentException if the cell cannot be computed like this, with one line that says why
   */
  default void check(String method) {}
}
