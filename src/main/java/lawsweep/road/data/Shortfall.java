package lawsweep.road.data;

import java.util.Optional;
import lawsweep.work.Watch;

/** A draw whose rank falls short of R: an upper bound from its patterns, brackets, and further primes. */
final class Shortfall {

  private final ExactDraws draws;
  private final int draw;
  private final int bound;
  private final Watch watch;
  private int rank;
  private int firstLevel;
  private int lie;
  private int length = 1;
  private int primes;
  private boolean closed;
  private double rankError = 1;
  private double lieError = 1;

  /**
   * A draw whose fields were absorbed modulo the first prime.
   *
   * @param bound no smaller than dim Lie(W_0) near θ
   */
  Shortfall(ExactDraws draws, int draw, int bound, Watch watch) {
    this.draws = draws;
    this.draw = draw;
    this.bound = bound;
    this.watch = watch;
  }

  /** Takes primes until the dimensions are sure enough. */
  DrawResult count() {
    while (primes < ExactDraws.MOST_PRIMES && rankError + lieError > draws.accepted()) {
      watch.ask();
      takeRank(draws.absorbed(primes, draw, watch));
      if (lie < bound) {
        takeLie(draws.anywhere(primes, draw, watch));
      }
      settle();
      primes++;
    }
    boolean told = closed || lie == bound;
    return new DrawResult(rank, told ? lie : DrawResult.UNDECIDED, firstLevel, length, draws.dead(),
        draws.inputs().used(),
        !draws.inputs().exhausted(), primes, rankError + lieError, Optional.empty());
  }

  private void takeRank(ModularDraw modulus) {
    int found = modulus.rank();
    double error = draws.missed().fields(found) + draws.missed().tests(modulus.tests());
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

  /** Samples brackets level by level until a level adds nothing. */
  private void takeLie(ModularDraw modulus) {
    int before = 0;
    int level = 0;
    int dimension = modulus.rank();
    while (dimension > before && dimension < bound && level + 1 < draws.longest()) {
      before = dimension;
      level++;
      sampleLevel(level, modulus);
      dimension = modulus.rank();
    }
    length = Math.max(length, level + 1);
    takeLower(dimension);
    if (dimension == lie && dimension == before) {
      lieError *= draws.missed().brackets(dimension, level + 1) + draws.missed().tests(modulus.tests());
      closed = true;
    }
  }

  private void sampleLevel(int level, ModularDraw modulus) {
    int sample = 0;
    while (modulus.absorbBracket(level, DrawStreams.sequence(draw, primes, level, sample)) && modulus.rank() < bound) {
      sample++;
      watch.ask();
    }
  }

  /** What meets the bound is proved; a search that the brackets' length ends is not gone on with. */
  private void settle() {
    if (lie > bound) {
      throw new IllegalStateException("draw " + draw + ": dimension " + lie + " exceeds the bound " + bound
          + " of the laws at hand");
    }
    if (lie == bound || !closed) {
      lieError = 0;
    }
    if (rank == bound) {
      rankError = 0;
    }
  }
}
