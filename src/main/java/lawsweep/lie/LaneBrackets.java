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

  private final Architecture architecture;
  private final Kernels kernels;
  private final NestedBrackets[] levels = new NestedBrackets[LAST_LEVEL + 1];
  private final TapedBrackets[] taped = new TapedBrackets[LAST_LEVEL + 1];
  private RowLanes lanes;
  private Point point;
  private FieldStreams streams;
  private Watch watch;

  /** Room for an architecture; that of a level is made when it is first needed. */
  public LaneBrackets(Architecture architecture, Kernels kernels) {
    this.architecture = architecture;
    this.kernels = kernels;
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
   * @param asked asked now and then; may end the work
   */
  public void at(RowLanes operations, Point where, FieldStreams draws, Watch asked) {
    this.lanes = operations;
    this.point = where;
    this.streams = draws;
    this.watch = asked;
  }

  /**
   * Computes samples first..first+{@link Kernels#LANES}-1 of a level.
   *
   * @param level k, 0 ≤ k ≤ {@link #LAST_LEVEL}
   * @return entry e of sample {@code first + l} at {@code e * LANES + l}, e &lt; D; the caller may overwrite these, and
   *     the next call does
   */
  public double[] compute(int level, int first) {
    if (taped[level] == null) {
      taped[level] = new TapedBrackets(architecture, level);
    }
    if (!taped[level].tooLong()) {
      return taped[level].compute(lanes, point, streams, first);
    }
    if (levels[level] == null) {
      levels[level] = new NestedBrackets(architecture, kernels, level, true);
    }
    levels[level].at(point, streams, watch);
    return levels[level].computeHere(first);
  }
}
