package lawsweep.road.dense;

import lawsweep.lie.BracketSource;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.residue.PrimeField;

/**
 * A bound on the probability that one more independent draw, with a random prime, point and fields, again finds the
 * rank r although the dimension is larger.
 *
 * <p><b>Zeros.</b> Suppose dim W_{k+1} ≥ r + 1 at a generic point. Fix how many samples are taken from each level:
 * enough for the ranks of an earlier draw, and one more from level k + 1. Then some (r+1)-minor of the matrix of
 * samples is a nonzero polynomial in θ and the fields' coefficients. Its coefficients are integers (after rows are
 * multiplied by k!, which is not 0 mod p). It vanishes mod p identically only if p divides all of them: with B bits
 * that happens for at most B/22 of the {@value PrimeField#PRIMES} primes of [2^22, 2^23). Otherwise a random point is
 * a zero with probability at most degree/p (Schwartz, Zippel).
 *
 * <p><b>Degree.</b> An entry of a field has degree g, which is q - 1 weights and one for each gate; a bracket of L
 * fields at most L g; the minor L g (r + 1).
 *
 * <p><b>Height.</b> The sum of the absolute coefficients of a field's entry is at most P, the number of paths. A
 * bracket multiplies it by 2 D L g at most. A Taylor coefficient k! [t^k] is a sum of weight K^k of brackets (a nested
 * bracket is one alone, which is less). So an entry's sum is at most K^(L-1) P^L (2 D L g)^(L-1), and the minor's (r +
 * 1)! times the (r + 1)-th power of that, which bounds every coefficient.
 */
final class ErrorBound {

  private static final double PRIME_BITS = 22;
  private static final double LN2 = Math.log(2);

  private ErrorBound() {}

  /**
   * The bound for one draw, possibly above 1.
   *
   * @param rank r
   * @param length L, fields in the longest bracket sampled
   */
  static double perDraw(Architecture a, long rank, int length) {
    double minor = rank + 1.0;
    double g = degree(a);
    double degree = length * g * minor;
    double paths = 0;
    for (int width : a.widths()) {
      paths += log2(width + 1.0);
    }
    int order = length < 3 ? 1 : BracketSource.order(length - 1);
    double entry = (length - 1) * (log2(order) + log2(2.0 * a.parameters() * length * g)) + length * paths;
    double bits = minor * (entry + log2(minor));
    return degree / PrimeField.MIN + bits / PRIME_BITS / PrimeField.PRIMES;
  }

  private static double degree(Architecture a) {
    int gates = a.family() == Family.RELU ? a.depth() + 1 : 2;
    return a.depth() - 1.0 + gates;
  }

  private static double log2(double x) {
    return Math.log(x) / LN2;
  }
}
