package lawsweep.work;

/**
 * What a cell is expected to cost; a pure function of the cell.
 *
 * @param flops floating-point operations
 * @param memoryBytes peak heap; {@link #NO_MEMORY_SUFFICES} if the road cannot hold the cell on any machine
 * @param bracketLength a proved lower bound on the number of fields in the longest bracket needed
 */
public record Estimate(double flops, long memoryBytes, int bracketLength) {

  /** The memory of a cell that is too large for a road whatever the machine; no limit admits it. */
  public static final long NO_MEMORY_SUFFICES = Long.MAX_VALUE;
}
