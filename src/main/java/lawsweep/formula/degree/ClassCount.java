package lawsweep.formula.degree;

import java.util.List;

/**
 * The laws in one class of monomials, and in all classes that a permutation of neurons makes of it.
 *
 * @param odd how many neurons of each layer meet an odd number of a monomial's factors, the 1 that biases are
 *     multiplied with being a layer of its own; for networks without layers 1 for each change of signs that changes the
 *     monomials' sign, otherwise 0
 * @param copies how many such classes there are
 * @param monomials how many monomials a class has
 * @param dimension of the laws in a class: that of the kernel mod p, never too small
 * @param generated the rank mod p of the products of known laws in a class, never too large
 * @param draws how many primes and sets of random points were tried, 1 or 2
 */
record ClassCount(List<Integer> odd, long copies, int monomials, int dimension, int generated, int draws) {

  /** Copies the list and checks the numbers against each other. */
  public ClassCount {
    odd = List.copyOf(odd);
    if (copies < 1 || monomials < 1 || generated < 0 || generated > dimension || dimension > monomials
        || draws < 1 || draws > DegreeCounter.DRAWS) {
      throw new IllegalArgumentException("expected a class with 0 ≤ generated ≤ dimension ≤ monomials, got " + generated
          + ", " + dimension + " and " + monomials + ", copies " + copies + ", draws " + draws);
    }
  }

  /** Whether products of known laws are all there is. */
  public boolean complete() {
    return generated == dimension;
  }
}
