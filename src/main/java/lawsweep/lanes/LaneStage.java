package lawsweep.lanes;

/**
 * A piece of work on the lanes from {@code part}. Classes keep what belongs together in arrays of stages and call them
 * in a loop. A call with many possible receivers is not inlined, so each stage is compiled by itself. On longer chains
 * of vector operations the compiler gives up, and then allocates every vector.
 */
@FunctionalInterface
public interface LaneStage {

  /**
   * Does the work.
   *
   * @param part the first lane
   * @param first meaning given by the owner of the stages
   * @param second likewise
   */
  void run(int part, int first, int second);
}
