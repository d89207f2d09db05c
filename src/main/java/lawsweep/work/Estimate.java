package lawsweep.work;

import java.util.Optional;

/**
 * What a cell is expected to cost; a pure function of the cell.
 *
 * @param flops floating-point operations
 * @param memoryBytes peak heap; {@link #NO_MEMORY_SUFFICES} if the road cannot hold the cell on any machine
 * @param bracketLength a proved lower bound on the number of fields in the longest bracket needed
 * @param caution what to know before the cell is run, on one line, where there is something
 */
public record Estimate(double flops, long memoryBytes, int bracketLength, Optional<String> caution) {

  /** The rate at which seconds are estimated: what large cells reached on one core of a development machine of 2025. */
  public static final double FLOPS_PER_SECOND = 3e10;

  /** The memory of a cell that is too large for a road whatever the machine; no limit admits it. */
  public static final long NO_MEMORY_SUFFICES = Long.MAX_VALUE;

  /** An estimate of a cell of which nothing else is to be known. */
  public Estimate(double flops, long memoryBytes, int bracketLength) {
    this(flops, memoryBytes, bracketLength, Optional.empty());
  }
}
