package lawsweep.lie.span;

/**
 * The samples of one draw and the span of those taken. For one thread at a time. Whatever the engine, what it answers
 * depends on the samples taken and their order alone.
 *
 * <p>All may throw {@link lawsweep.work.DeviceLostException}, or what the watch throws; then {@link #taken} and
 * {@link #rank} still belong together, and so do {@link #pivots} and {@link #reducedTimes} after a watch has thrown.
 */
public interface DrawSpan extends AutoCloseable {

  /** dim of the span of all samples taken. */
  int rank();

  /**
   * Takes blocks of consecutive samples of a level, one after the other, and stops behind the first that gains less
   * than its size. What follows that block is not in the span. A block may be larger than what an engine handles at
   * once: all of it is in the span, also where it falls short.
   *
   * @param level k of W_k, 0-based
   * @param first the first sample; 0 for a new level, otherwise {@link #taken}
   * @param sizes how many samples each block has, at least 1
   * @return by how much each block taken raised the rank
   */
  int[] take(int level, int first, int[] sizes);

  /**
   * Takes blocks of consecutive samples of an order of time-dependent flows, as {@link #take} takes those of a level.
   *
   * @param order k of t^k, 0 ≤ k ≤ {@link lawsweep.lie.FlowSource#MAX_ORDER}
   * @param first the first sample; 0 for a new order, otherwise {@link #taken}
   * @param sizes how many samples each block has, at least 1
   * @return by how much each block taken raised the rank
   */
  int[] follow(int order, int first, int[] sizes);

  /** How many samples of the last level or order are in the span; {@link #rank} belongs to exactly these. */
  int taken();

  /** The pivot column of each basis row, in the order in which the rows joined. */
  int[] pivots();

  /**
   * The products of the reduced echelon basis (identity on all pivots) with a vector, in the order of {@link #pivots}.
   *
   * @param form one residue for each column
   * @return one residue for each basis row
   */
  double[] reducedTimes(double[] form);

  /** Gives back what the draw holds. */
  @Override
  void close();
}
