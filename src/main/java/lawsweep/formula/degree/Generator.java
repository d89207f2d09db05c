package lawsweep.formula.degree;

/** A known law, a homogeneous polynomial with integer coefficients whose monomials all lie in one class. */
interface Generator {

  /** Its degree. */
  int degree();

  /** The marks of its class: those that the factors of each of its monomials turn an odd number of times. */
  int[] odd();

  /**
   * Its value at a point.
   *
   * @param theta D residues
   * @return a residue
   */
  double at(double[] theta);
}
