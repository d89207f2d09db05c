package lawsweep.road.data.span;

import lawsweep.exact.Annihilator;
import lawsweep.kernel.Kernels;
import lawsweep.residue.PrimeField;

/** The span of rows absorbed so far, modulo a prime. */
public interface RowSpan {

  /** A span of rows of so many columns; kernels eliminate where these are many. */
  static RowSpan of(PrimeField field, Kernels kernels, int columns) {
    return columns <= Annihilator.MOST_COLUMNS ? new SmallSpan(field, columns)
        : new LargeSpan(field, kernels, columns);
  }

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
