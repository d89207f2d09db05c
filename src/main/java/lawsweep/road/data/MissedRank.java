package lawsweep.road.data;

import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.pattern.Inputs;
import lawsweep.pattern.Weights;
import lawsweep.residue.PrimeField;
import lawsweep.road.data.span.FieldTests;

/**
 * A bound on the probability that a rank modulo a random prime falls short of the dimension.
 *
 * <p><b>Fields at a draw's weights.</b> If the dimension is r + 1 or more, some (r+1)-minor, with basis vectors for
 * coefficients, is an integer other than 0. Only primes that divide it can give rank r. With B bits these are at most
 * B/22 of the {@value PrimeField#PRIMES} primes of [2^22, 2^23). An entry of a field sums at most P paths of at most q
 * - 1 weights below 2^15 and one number of an input, so that P counts the sum of absolute coefficients; and the minor
 * is at most (r+1)! times the (r+1)-th power of an entry. Inputs are thought of as integers: to multiply one, and its
 * constant, by a power of two multiplies its fields and leaves what they span, and what random combinations of them
 * span, modulo every prime as it was.
 *
 * <p><b>Brackets of up to L fields at random weights.</b> The minor is a polynomial in the weights. One of its
 * coefficients is not 0, and no larger than the bound above with an entry of L fields, where each bracket multiplies
 * by 2 q max(D, L) at most. If p does not divide it, the minor, of degree L q (r+1) at most, is 0 at random weights
 * with a probability of at most L q (r+1)/(p-1) (Schwartz, Zippel). A bracket with random coefficients is a polynomial
 * of degree 2 L in them. It lies in the span so far, though the level is not exhausted, with probability at most 2L/p;
 * the first of r + 1 samples of which this is so ends a level.
 */
final class MissedRank {

  private static final double PRIME_BITS = 22;

  private final double entryBits;
  private final int depth;
  private final int parameters;

  MissedRank(LawCell cell, Circuit network) {
    double paths = 0;
    for (int width : cell.architecture().widths()) {
      paths += log2(width + 2.0);
    }
    boolean biased = cell.architecture().bias() != Bias.NONE;
    double input = cell.data().flatMap(DataChoice::inputs).map(inputs -> bits(inputs, biased)).orElse(0.0);
    depth = network.steps().size();
    parameters = network.layout().size();
    entryBits = paths + (depth - 1) * log2(Weights.MAX) + input;
  }

  /**
   * The bound for fields and one prime, possibly above 1.
   *
   * @param rank r
   */
  double fields(int rank) {
    return misses(rank + 1.0, 1);
  }

  /**
   * The bound for brackets and one prime, possibly above 1.
   *
   * @param rank r
   * @param length L, fields in the longest bracket sampled
   */
  double brackets(int rank, int length) {
    double minor = rank + 1.0;
    double point = minor * length * depth / (PrimeField.MIN - 1.0);
    double samples = minor * 2 * length / PrimeField.MIN;
    return misses(minor, length) + point + samples;
  }

  /**
   * The bound for tests of patterns modulo one prime: some test missed a field outside the span as it was then. If none
   * misses, spans are what they are whatever the tests' random numbers: so each test's numbers are uniform, and the sum
   * over tests is a bound.
   *
   * @param tests how many were believed
   */
  double tests(long tests) {
    return tests * Math.pow(FieldTests.DEGREE / (double) PrimeField.MIN, FieldTests.ROUNDS);
  }

  /** No number of an input, and no constant where there are biases, needs more bits once the input is whole. */
  private static double bits(Inputs inputs, boolean biased) {
    Inputs.Numbers numbers = inputs.known();
    if (numbers.small()) {
      return log2(Inputs.SMALL);
    }
    return inputs.bits(biased);
  }

  private double misses(double minor, int length) {
    double bracketBits = log2(2.0 * Math.max(parameters, length) * depth);
    double entry = length * entryBits + (length - 1) * bracketBits;
    return minor * (entry + log2(minor)) / PRIME_BITS / PrimeField.PRIMES;
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
