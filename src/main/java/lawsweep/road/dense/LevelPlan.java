package lawsweep.road.dense;

import lawsweep.network.Architecture;
import lawsweep.network.Family;

/**
 * How many samples to take from each level of an architecture's filtration: as many as its dimension can need, then a
 * few more until they add nothing.
 */
final class LevelPlan {

  /** A level ends once a block holds this many samples that add nothing. */
  static final int CONFIRMING = 4;

  private static final int FIRST_BLOCK = 8;
  private static final int LARGEST_BLOCK = 252;

  /** More buckets than the rank needs when columns are folded, as a margin. */
  private static final int SPARE_COLUMNS = 16;

  /** Below this many parameters elimination costs too little for folding to matter. */
  private static final int FOLD_FROM = 1024;

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

  /** D - N', the rank that proves a count. */
  long target() {
    return target;
  }

  /**
   * A proved upper bound on dim W_k(θ). W_0: for linear networks ρ (n_0 + n_q - ρ), the dimension of the matrices of
   * rank ρ = min n_i. W_1: with d = dim W_0 as a space of fields, at most d (d - 1)/2 more. Else D - N'.
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

  /**
   * The columns on which a draw runs its elimination. The first draw folds them if that saves much and loses no
   * dimension: where first brackets can reach the target, dim W_0 meets its bound, and the count is proved or another
   * draw follows. Dimensions that no theorem pins, and counts without proof, come from draws that are not folded.
   */
  int columns(int draw) {
    int parameters = Math.toIntExact(architecture.parameters());
    long folded = target + SPARE_COLUMNS;
    boolean saves = parameters >= FOLD_FROM && folded <= 0.8 * parameters && parameters / folded < 100;
    return draw == 0 && saves && bound(1) == target ? (int) folded : parameters;
  }

  /** The sampling rule for a level. */
  Filtration.Sampling rule(int level) {
    long bound = bound(level);
    return (taken, gained, rank) -> {
      long missing = bound - rank;
      if (missing <= 0 || taken - gained >= CONFIRMING) {
        return 0;
      }
      if (level <= 1) {
        return taken == 0 || gained < taken
            ? (int) Math.min(Math.max(missing, FIRST_BLOCK), LARGEST_BLOCK)
            : (int) Math.min(missing, LARGEST_BLOCK);
      }
      long wholeBatches = (missing + FIRST_BLOCK - 1) / FIRST_BLOCK * FIRST_BLOCK;
      return (int) Math.max(FIRST_BLOCK, Math.min(Math.min(2 * taken, LARGEST_BLOCK), wholeBatches));
    };
  }

  /** Whether a rank found for a level is its dimension by a proof: it meets the upper bound. */
  boolean pinned(int level, int rank) {
    return rank == bound(level);
  }
}
