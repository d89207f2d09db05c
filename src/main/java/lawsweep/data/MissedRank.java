package lawsweep.data;

import lawsweep.activation.GatedNetwork;
import lawsweep.activation.Inputs;
import lawsweep.activation.Weights;
import lawsweep.field.PrimeField;
import lawsweep.law.LawCell;

/**
 * A bound on the probability that a rank modulo a random prime falls short of the dimension at a draw's weights.
 *
 * <p>If the dimension is r + 1 or more, some (r+1)-minor of fields and brackets, with basis vectors for coefficients, is an integer
 * other than 0, and only primes that divide it can give rank r: with B bits at most B/22 of the {@value PrimeField#PRIMES} primes of
 * [2^22, 2^23). An entry of a field sums at most P paths of at most q - 1 weights below 2^15 and one input, so that P counts the sum of
 * absolute coefficients; a bracket multiplies by 2 D q at most; and the minor is at most (r+1)! times the (r+1)-th power of an
 * entry of a bracket of L fields. For other primes a bracket with random coefficients, a polynomial of degree 2 L in them, lies in the
 * span so far with probability at most 2L/p though the level is not exhausted (Schwartz, Zippel), and one such sample ends a level.
 */
final class MissedRank {

  private static final double PRIME_BITS = 22;

  private final double entryBits;
  private final double bracketBits;

  MissedRank(LawCell cell, GatedNetwork network) {
    double paths = 0;
    for (int width : cell.architecture().widths()) {
      paths += log2(width + 2.0);
    }
    double input = cell.data().flatMap(data -> data.inputs()).isPresent() ? log2(Inputs.MAX) : 0;
    int depth = network.steps().size();
    entryBits = paths + (depth - 1) * log2(Weights.MAX) + input;
    bracketBits = log2(2.0 * network.layout().size() * depth);
  }

  /**
   * The bound for one prime, possibly above 1.
   *
   * @param rank r
   * @param length L, fields in the longest bracket sampled
   */
  double perPrime(int rank, int length) {
    double minor = rank + 1.0;
    double entry = length * entryBits + (length - 1) * bracketBits;
    double bits = minor * (entry + log2(minor));
    double samples = length == 1 ? 0 : (length - 1) * 2.0 * length / PrimeField.MIN;
    return bits / PRIME_BITS / PrimeField.PRIMES + samples;
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
