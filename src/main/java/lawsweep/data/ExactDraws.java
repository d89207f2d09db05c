package lawsweep.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.activation.GatedNetwork;
import lawsweep.activation.PatternSearch;
import lawsweep.activation.PatternSet;
import lawsweep.activation.Weights;
import lawsweep.kernel.Kernels;
import lawsweep.law.LawCell;

/**
 * Counts draws exactly: dim W_0(θ) is the rank mod p of the fields of all patterns, dim Lie(W_0)(θ) that of fields and brackets.
 * A rank that meets an upper bound is proved; any other is found again modulo further primes until it is wrong with a probability
 * below {@link #ACCEPTED_ERROR} for all draws of the cell together.
 */
final class ExactDraws implements DrawCounter {

  /** What all draws of a cell may err together. */
  static final double ACCEPTED_ERROR = 1e-12;

  /** So many primes at most. */
  static final int MOST_PRIMES = 64;

  private final GatedNetwork network;
  private final FreeColumns columns;
  private final LawBound laws;
  private final PatternSearch search;
  private final PatternSet found;
  private final DrawStreams streams;
  private final Primes primes;
  private final Kernels kernels;
  private final MissedRank missed;
  private final List<ModularDraw> moduli = new ArrayList<>();
  private final long[] theta;
  private final int longest;
  private final double accepted;

  /**
   * Counts draws of a cell.
   *
   * @param longest the most fields in a bracket
   */
  ExactDraws(LawCell cell, Kernels kernels, int longest) {
    this.network = new GatedNetwork(cell.architecture());
    this.columns = new FreeColumns(network);
    this.laws = new LawBound(network);
    this.search = new PatternSearch(network);
    this.found = new PatternSet(network.neurons());
    this.streams = DrawStreams.of(cell);
    this.primes = new Primes(streams.primes());
    this.kernels = kernels;
    this.missed = new MissedRank(cell, network);
    this.theta = new long[network.layout().size()];
    this.longest = Math.min(longest, BracketSampler.MOST_FIELDS);
    this.accepted = ACCEPTED_ERROR / cell.data().orElseThrow().draws();
  }

  @Override
  public DrawResult count(int draw, Runnable checkpoint) {
    checkpoint.run();
    Weights.draw(streams.weights(), draw, theta);
    ModularDraw first = modulus(0);
    first.begin(theta);
    int used = searchPatterns(draw, first, checkpoint);
    int rank = first.rank();
    if (rank == columns.count()) {
      return new DrawResult(rank, rank, rank, 1, 0, used, false, 1, 0, Optional.empty());
    }
    return new Shortfall(draw, laws.of(found), checkpoint).count();
  }

  /** How many patterns were absorbed before the rank was R or no more were to be had. */
  private int searchPatterns(int draw, ModularDraw first, Runnable checkpoint) {
    found.clear();
    search.begin(theta, streams.weights(), draw);
    int used = 0;
    while (!search.exhausted() && !search.saturated()) {
      checkpoint.run();
      int before = first.rank();
      search.more(found);
      while (used < found.size()) {
        first.absorb(found, used++);
        if (first.full()) {
          return used;
        }
      }
      search.gained(first.rank() > before);
    }
    return used;
  }

  private ModularDraw modulus(int index) {
    while (moduli.size() <= index) {
      moduli.add(new ModularDraw(network, columns, primes.get(moduli.size()), kernels, streams.fields()));
    }
    return moduli.get(index);
  }

  /** A draw whose rank falls short of R. */
  private final class Shortfall {

    private final int draw;
    private final int bound;
    private final Runnable checkpoint;
    private int rank;
    private int firstLevel;
    private int lie;
    private int length = 1;
    private int primesUsed;
    private boolean closed;
    private double rankError = 1;
    private double lieError = 1;

    Shortfall(int draw, int bound, Runnable checkpoint) {
      this.draw = draw;
      this.bound = bound;
      this.checkpoint = checkpoint;
    }

    DrawResult count() {
      for (int prime = 0; prime < MOST_PRIMES && rankError + lieError > accepted; prime++) {
        primesUsed++;
        checkpoint.run();
        ModularDraw modulus = modulus(prime);
        if (prime > 0) {
          modulus.begin(theta);
          for (int pattern = 0; pattern < found.size(); pattern++) {
            modulus.absorb(found, pattern);
          }
        }
        rank(modulus.rank());
        if (lie < bound) {
          lie(prime, modulus);
        }
        settle();
      }
      boolean told = closed || lie == bound;
      return new DrawResult(rank, told ? lie : DrawResult.UNDECIDED, firstLevel, length, laws.dead(found), found.size(),
          !search.exhausted(), primesUsed, rankError + lieError, Optional.empty());
    }

    private void rank(int found) {
      double error = missed.perPrime(found, 1);
      if (found > rank) {
        rank = found;
        rankError = error;
      } else if (found == rank) {
        rankError *= error;
      }
      firstLevel = Math.max(firstLevel, rank);
      if (rank > lie) {
        lie = rank;
        lieError = 1;
      }
    }

    /** Samples brackets level by level until a level adds nothing. */
    private void lie(int prime, ModularDraw modulus) {
      modulus.prepareBrackets(found);
      int before = 0;
      int level = 0;
      while (modulus.rank() > before && modulus.rank() < bound && level + 1 < longest) {
        before = modulus.rank();
        level++;
        sampleLevel(prime, level, modulus);
        firstLevel = level == 1 ? Math.max(firstLevel, modulus.rank()) : firstLevel;
      }
      length = Math.max(length, level + 1);
      boolean stagnates = modulus.rank() == before;
      double error = missed.perPrime(modulus.rank(), level + 1);
      if (modulus.rank() > lie) {
        lie = modulus.rank();
        lieError = 1;
        closed = false;
      }
      if (modulus.rank() == lie && stagnates) {
        lieError *= error;
        closed = true;
      }
    }

    private void sampleLevel(int prime, int level, ModularDraw modulus) {
      int sample = 0;
      while (modulus.absorbBracket(level, DrawStreams.sequence(draw, prime, level, sample++), found)
          && modulus.rank() < bound) {
        checkpoint.run();
      }
    }

    /** What meets the bound is proved; a search that the brackets' length ends is not gone on with. */
    private void settle() {
      if (lie == bound || !closed) {
        lieError = 0;
      }
      if (rank == bound) {
        rankError = 0;
      }
    }
  }
}
