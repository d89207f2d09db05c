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
}
