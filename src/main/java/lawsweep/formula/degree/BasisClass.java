package lawsweep.formula.degree;

import java.util.List;
import lawsweep.formula.Polynomial;

/**
 * A basis of the laws in one class, with whole coefficients: the reduced echelon basis of the kernel, each law times a
 * number. It mixes products of the known laws.
 *
 * @param odd which class, as {@link ClassCount} has it
 * @param copies how many such classes there are; permutations of neurons make their laws of these
 * @param laws polynomials, each conserved along random fields mod a second prime too
 * @param missing how many vectors of the basis are no such polynomials; 0 where the certificate is complete
 */
record BasisClass(List<Integer> odd, long copies, List<Polynomial> laws, int missing) {

  /** Copies the lists. */
  public BasisClass {
    odd = List.copyOf(odd);
    laws = List.copyOf(laws);
  }
}
