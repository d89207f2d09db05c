package lawsweep.lie;

import lawsweep.kernel.Kernels;
import lawsweep.kernel.RowLanes;
import lawsweep.network.Architecture;
import lawsweep.work.Watch;

/**
 * Samples of the first levels of the filtration, a batch of {@link Kernels#LANES} at a time, at one point of an
 * architecture after the other: those of {@link BracketSource}, for networks that are so small that making room takes
 * longer than computing. For one thread.
 */
public final class LaneBrackets {

  /** Levels 0 to this: those of {@link NestedBrackets}. */
  public static final int LAST_LEVEL = BracketSource.LAST_NESTED;

  /** So many products are worth a batch more without a tape: the longer a tape, the longer it takes to write it. */
  private static final int PRODUCTS = 512;
  /** A tape is written after so many batches of a level, however long it is. */
  private static final int MOST_UNTAPED = 16;

  private final Architecture architecture;
  private final Kernels kernels;
  private final int products;
  private final NestedBrackets[] levels = new NestedBrackets[LAST_LEVEL + 1];
  private final TapedBrackets[] taped = new TapedBrackets[LAST_LEVEL + 1];
  private final int[] batches = new int[LAST_LEVEL + 1];
  private RowLanes lanes;
  private Point point;
  private FieldStreams streams;

  /** Room for an architecture; that of a level is made when it is first needed. */
  public LaneBrackets(Architecture architecture, Kernels kernels) {
    this(architecture, kernels, PRODUCTS);
  }

  /** With another number of products that are worth a batch without a tape. */
  LaneBrackets(Architecture architecture, Kernels kernels, int products) {
    this.architecture = architecture;
    this.kernels = kernels;
    this.products = products;
  }

  /** The architecture. */
  public Architecture architecture() {
    return architecture;
  }

  /**
   * Goes to a point of the architecture.
   *
   * @param operations on rows in lanes
   * @param draws what samples are made of
   */
  public void at(RowLanes operations, Point where, FieldStreams draws) {
    this.lanes = operations;
    this.point = where;
    this.streams = draws;
  }

  /**
   * Computes samples first..first+{@link Kernels#LANES}-1 of a level.
   *
   * @param level k, 0 ≤ k ≤ {@link #LAST_LEVEL}
   * @return entry e of sample {@code first + l} at {@code e * LANES + l}, e &lt; D; the caller may overwrite these, and
   *     the next call does
   */
  public double[] compute(int level, int first) {
    if (taped[level] == null && ++batches[level] > untaped(level)) {
      taped[level] = new TapedBrackets(architecture, level);
    }
    if (taped[level] != null && !taped[level].tooLong()) {
      return taped[level].compute(lanes, point, streams, first);
    }
    if (levels[level] == null) {
      levels[level] = new NestedBrackets(architecture, kernels, level, true);
    }
    // a batch takes a few milliseconds at most: callers ask between batches
    levels[level].at(point, streams, Watch.NONE);
    return levels[level].computeHere(first);
  }

  /** How many batches are made before a tape is written, which has some D 3^k products. */
  private long untaped(int level) {
    long length = architecture.parameters();
    for (int k = 0; k < level; k++) {
      length *= 3;
    }
    return Math.min(MOST_UNTAPED, length / products);
  }
}
