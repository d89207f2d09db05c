package lawsweep.circuit.walk;

import lawsweep.circuit.Circuit;

/**
 * What the roots of a circuit cost, and the samples of any level.
 *
 * @param roots how many roots a sample takes
 * @param degree the degree of the field over the residues in which fields are sampled
 * @param missing how many roots may be missing in that field, each in half of the samples
 * @param partial whether that may leave out contexts of tokens for good: then levels may come out too small, and that
 *     they stand still says nothing
 */
public record CircuitCost(int roots, int degree, int missing, boolean partial) {

  /** The most roots that may be missing in a circuit that is counted. */
  public static final int MOST_MISSING = 16;

  /** Up to so many nested roots, samples are looked for rather than a field in which the roots are. */
  private static final int LOW = 6;

  /** The highest tower of roots. */
  private static final int HIGHEST = 4;

  /** The cost of a circuit. */
  public static CircuitCost of(Circuit circuit) {
    RootDepths depths = new RootDepths(circuit);
    boolean high = depths.nested() > 0 && (depths.standing() || depths.nested() > LOW);
    int height = high ? Math.min(depths.depth(), HIGHEST) : Math.min(depths.depth(), 1);
    int missing = depths.deeper(height);
    return new CircuitCost(depths.roots(), 1 << height, missing, missing > 0 && depths.standing());
  }

  /** How many forward walks a sample takes on average; equal variances count as many. */
  public double walksPerSample() {
    return Math.scalb(1.0, missing);
  }

  /**
   * How many products of residues a sample of a level takes for each one of a walk over residues.
   *
   * @param level k: brackets of k + 1 fields
   */
  public static double productsPerSample(int level) {
    return level < CircuitSpan.FIRST_SERIES ? BracketWalk.products(level) : SeriesWalk.products(level);
  }

  /**
   * How many numbers are held for each sample of a level that series serve.
   *
   * @param level k: brackets of k + 1 fields
   */
  public static double numbersPerSample(Circuit circuit, int level) {
    return SeriesWalk.numbers(circuit, level) * of(circuit).degree();
  }

  /**
   * Refuses what would take too long.
   *
   * @throws CircuitRefusedException if too many roots may be missing
   */
  public void check() {
    if (missing > MOST_MISSING) {
      throw new CircuitRefusedException("expected at most " + MOST_MISSING + " variances behind " + HIGHEST
          + " norms in a row, got " + missing + ": only one sample in 2^" + missing
          + " has all their roots; take fewer tokens or fewer norms");
    }
  }
}
