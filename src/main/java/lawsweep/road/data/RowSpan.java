package lawsweep.road.data;

/** The span of rows absorbed so far, modulo a prime. */
interface RowSpan {

  /** Forgets all rows. */
  void reset();

  /**
   * Adds a row of residues, which it leaves as it is.
   *
   * @return false if it is sure that the rank did not grow
   */
  boolean absorb(double[] row);

  /** True if it is known that the rows span all columns; needs no work. */
  boolean full();

  /** The dimension of the span of all rows so far. */
  int rank();
}
