package lawsweep.formula.degree;

import java.math.BigInteger;
import java.util.List;

/**
 * A class of monomials and how many such there are.
 *
 * @param odd how many neurons of each group meet an odd number of factors; for networks without widths 1 for each
 *     change of signs that changes the monomials' sign, otherwise 0
 * @param copies how many classes permutations of neurons make of it
 * @param monomials how many monomials it has
 */
record PlannedClass(List<Integer> odd, long copies, int monomials) {

  PlannedClass {
    odd = List.copyOf(odd);
  }

  /** Refuses a class that is too large. */
  static void check(BigInteger largest, int degree) {
    if (largest.compareTo(BigInteger.valueOf(DegreePlan.LARGEST_CLASS)) > 0) {
      throw new IllegalArgumentException("expected a degree and a network whose largest sign class has at most "
          + DegreePlan.LARGEST_CLASS + " monomials, got " + largest + " in degree " + degree
          + ": ask for a smaller degree or network");
    }
  }

  /** Refuses networks of too many parameters, before classes are looked for. */
  static void check(long parameters) {
    if (parameters > DegreePlan.LARGEST_CLASS) {
      throw new IllegalArgumentException("expected a network of at most " + DegreePlan.LARGEST_CLASS
          + " parameters with --degree, got " + parameters);
    }
  }
}
