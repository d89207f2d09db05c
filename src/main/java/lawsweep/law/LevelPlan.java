package lawsweep.law;

import lawsweep.exact.EchelonBasis;
import lawsweep.network.Architecture;
import lawsweep.network.Family;

/**
 * How many samples to take from each level of an architecture's filtration: as many as its dimension can need, then a few
 * more until they add nothing.
 */
final class LevelPlan {

  /** A level ends once a block holds this many samples that add nothing. */
  static final int CONFIRMING = 4;

  private static final int FIRST_BLOCK = 8;

  private final Architecture architecture;
  private final long target;

  /**
   * The plan for an architecture.
   *
   * @param target D - N', which no rank exceeds
   */
  LevelPlan(Architecture architecture, long target) {
    this.architecture = architecture;
    this.target = target;
  }

  /**
   * A proved upper bound on dim W_k(θ). W_0: for linear networks the dimension ρ (n_0 + n_q - ρ) of the matrices of rank ρ =
   * min n_i; W_1: with d = dim W_0 as a space of fields, at most d (d - 1)/2 more; else D - N'.
   */
  long bound(int level) {
    if (architecture.family() == Family.RELU || level > 1) {
      return target;
    }
    long out = architecture.width(0);
    long in = architecture.width(architecture.depth());
    long least = Long.MAX_VALUE;
    for (int width : architecture.widths()) {
      least = Math.min(least, width);
    }
    long fields = least * (out + in - least);
    if (level == 0) {
      return Math.min(target, fields);
    }
    double pairs = (double) out * in * ((double) out * in - 1) / 2;
    return (long) Math.min((double) target, (double) fields + pairs);
  }

  /** The sampling rule for the next level of a filtration. */
  Filtration.Sampling rule(Filtration filtration) {
    int level = filtration.levels().size();
    long bound = bound(level);
    return (taken, gained) -> {
      long missing = bound - filtration.rank();
      if (missing <= 0 || taken - gained >= CONFIRMING) {
        return 0;
      }
      if (level <= 1) {
        return taken == 0 || gained < taken
            ? (int) Math.min(Math.max(missing, FIRST_BLOCK), EchelonBasis.BLOCK)
            : (int) Math.min(missing, EchelonBasis.BLOCK);
      }
      long wholeBatches = (missing + FIRST_BLOCK - 1) / FIRST_BLOCK * FIRST_BLOCK;
      return (int) Math.max(FIRST_BLOCK, Math.min(Math.min(2 * taken, EchelonBasis.BLOCK), wholeBatches));
    };
  }

  /** Whether a rank found for a level is its dimension by a proof: it meets the upper bound. */
  boolean pinned(int level, int rank) {
    return rank == bound(level);
  }
}
