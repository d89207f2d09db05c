package lawsweep.road.data;

import java.util.Optional;
import lawsweep.work.Watch;

/** A draw whose rank falls short of R: an upper bound from its patterns, brackets, and further primes. */
final class Shortfall {

  /**
   * What all draws of a cell have in common.
   *
   * @param missed how likely a prime misses a dimension
   * @param longest the most fields in a bracket
   * @param accepted what one draw may err
   */
  record Terms(MissedRank missed, int longest, double accepted) {}

  /** Thrown where a dimension exceeds a bound that is proved: something that computes is wrong. */
  static final class ImpossibleException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ImpossibleException(String message) {
      super(message);
    }
  }

  private final Terms terms;
  private final int draw;
  private final int bound;
  private int rank;
  private int firstLevel;
  private int lie;
  private int length = 1;
  private int primes;
  private boolean closed;
  private double rankError = 1;
  private double lieError = 1;

  /**
   * A draw of which nothing is known yet.
   *
   * @param bound no smaller than dim Lie(W_0) near θ
   */
  Shortfall(Terms terms, int draw, int bound) {
    this.terms = terms;
    this.draw = draw;
    this.bound = bound;
  }

  /** True if a further prime is needed for dimensions that are sure enough. */
  boolean open() {
    return primes < ExactDraws.MOST_PRIMES && rankError + lieError > terms.accepted();
  }

  /** The number of the prime that is looked at. */
  int prime() {
    return primes;
  }

  /** True if brackets at random weights may add to what is known. */
  boolean lieOpen() {
    return lie < bound;
  }

  /**
   * Takes the rank at the draw's weights modulo this prime.
   *
   * @param tests how many tests were believed for it
   */
  void takeRank(int found, long tests) {
    double error = terms.missed().fields(found) + terms.missed().tests(tests);
    if (found > rank) {
      rank = found;
      rankError = error;
    } else if (found == rank) {
      rankError *= error;
    }
    takeLower(rank);
  }

  private void takeLower(int found) {
    firstLevel = Math.max(firstLevel, found);
    if (found > lie) {
      lie = found;
      lieError = 1;
      closed = false;
    }
  }

  /** Samples brackets modulo this prime, level by level until a level adds nothing. */
  void takeLie(ModularDraw modulus, Watch watch) {
    int before = 0;
    int level = 0;
    int dimension = modulus.rank();
    while (dimension > before && dimension < bound && level + 1 < terms.longest()) {
      before = dimension;
      level++;
      sampleLevel(level, modulus, watch);
      dimension = modulus.rank();
    }
    length = Math.max(length, level + 1);
    takeLower(dimension);
    if (dimension == lie && dimension == before) {
      lieError *= terms.missed().brackets(dimension, level + 1) + terms.missed().tests(modulus.tests());
      closed = true;
    }
  }

  private void sampleLevel(int level, ModularDraw modulus, Watch watch) {
    int sample = 0;
    while (modulus.absorbBracket(level, DrawStreams.sequence(draw, primes, level, sample)) && modulus.rank() < bound) {
      sample++;
      watch.ask();
    }
  }

  /**
   * Ends with a prime. What meets the bound is proved; a search that the brackets' length ends is not gone on with.
   *
   * @throws ImpossibleException if a dimension exceeds the bound
   */
  void settle() {
    if (lie > bound) {
      throw new ImpossibleException("draw " + draw + ": dimension " + lie + " exceeds the bound " + bound
          + " of the laws at hand");
    }
    if (lie == bound || !closed) {
      lieError = 0;
    }
    if (rank == bound) {
      rankError = 0;
    }
    primes++;
  }

  /**
   * What the draw gave.
   *
   * @param dead hidden neurons that no pattern makes active
   * @param used patterns used
   * @param exhausted true if all there are were found
   */
  DrawResult result(int dead, int used, boolean exhausted) {
    boolean told = closed || lie == bound;
    return new DrawResult(rank, told ? lie : DrawResult.UNDECIDED, firstLevel, length, dead, used, !exhausted, primes,
        rankError + lieError, Optional.empty());
  }
}
