package lawsweep.circuit.laws;

import java.util.List;

/** Where the numbers of a knot come from. */
sealed interface Origin {

  /** A tensor of θ. */
  record Parameter(int tensor) implements Origin {}

  /** Numbers that are given from outside: inputs, gates, rotations. */
  record Given() implements Origin {}

  /**
   * One of several is 1, the others 0.
   *
   * @param width how many there are to choose from; choices follow each other
   */
  record Choices(int width) implements Origin {}

  /**
   * Sums of entries of other knots.
   *
   * @param entries for each of its own entries the sum, over the numbers of all knots
   */
  record Linear(List<Sparse> entries) implements Origin {}

  /** A contraction of two knots, which may be the same. */
  record Product(int left, int right, Pairing pairing) implements Origin {}

  /**
   * A power of each entry.
   *
   * @param factor the exponent, as a residue
   */
  record Power(int from, double factor) implements Origin {}

  /** A function of each entry that nothing else is known of. */
  record Smooth(int from) implements Origin {}

  /**
   * The softmax of rows.
   *
   * @param rows the entries of each row; all others are 0
   */
  record Shares(int from, List<int[]> rows) implements Origin {}
}
