package lawsweep.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import lawsweep.residue.PrimeField;

/**
 * Reduction mod p, a vector at a time: what {@link PrimeField#reduce} does with one number. Short enough for the
 * compiler to inline it wherever it compiles the caller.
 */
final class Residues {

  private Residues() {}

  /**
   * The residues of a vector of integers of at most 2^53 - 2p in absolute value (not checked).
   *
   * @param inverse {@link PrimeField#inverseModulus}
   * @param minus -p in every lane
   */
  static DoubleVector reduce(DoubleVector v, double inverse, DoubleVector minus) {
    return v.mul(inverse).add(PrimeField.ROUND).sub(PrimeField.ROUND).fma(minus, v);
  }

  /**
   * The same for sums of at most eight products of two residues, in one instruction fewer. Their quotients by p are
   * below 2^25, so rounding moves them by less than 2^-27. No integer's quotient is nearer than 2^-24 to the middle
   * between two integers: both ways find the same quotient.
   */
  static DoubleVector reduceFew(DoubleVector v, double inverse, DoubleVector minus) {
    DoubleVector quotient = v.fma(inverse, PrimeField.ROUND).sub(PrimeField.ROUND);
    return quotient.fma(minus, v);
  }
}
