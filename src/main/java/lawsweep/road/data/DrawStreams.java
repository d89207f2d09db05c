package lawsweep.road.data;

import lawsweep.law.LawCell;
import lawsweep.random.Stream;
import lawsweep.road.data.span.BracketSampler;

/**
 * The random words of a cell, which do not depend on how many draws there are: part of the meaning of a certificate.
 *
 * @param weights weights and lines of inputs
 * @param primes primes
 * @param fields coefficients of fields
 */
record DrawStreams(Stream weights, Stream primes, Stream fields) {

  /** The version of the random words, which versions of the rules have in common. */
  private static final String VERSION = "1";

  static DrawStreams of(LawCell cell) {
    String end = " " + VERSION + " " + cell.sweepSeed() + " " + cell.stream();
    return new DrawStreams(Stream.named("lawsweep data" + end), Stream.named("lawsweep data primes" + end),
        Stream.named("lawsweep data fields" + end));
  }

  /** The sequence of random weights for one prime. */
  static long point(int draw, int prime) {
    return sequence(draw, prime, 0, 0);
  }

  /** The sequence of tests at the draw's weights, or at random ones, for one prime. */
  static long tests(int draw, int prime, boolean anywhere) {
    return sequence(draw, prime, 0, anywhere ? 2 : 1);
  }

  /**
   * The first sequence of one sample's fields, which are {@link BracketSampler#MOST_FIELDS} of at most 8; level ≥ 1.
   */
  static long sequence(int draw, int prime, int level, int sample) {
    return (long) draw << 34 | (long) prime << 26 | (long) level << 22 | (long) sample << 3;
  }
}
