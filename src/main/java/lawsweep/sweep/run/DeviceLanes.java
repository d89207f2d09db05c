package lawsweep.sweep.run;

import java.util.function.Supplier;

/**
 * A device that computes cells of a run beside the threads of the processor. Which cells it takes is said by their
 * kinds: {@link lawsweep.sweep.Kind#device}.
 *
 * @param backend what computes, as records name it
 * @param number how many cells it may compute side by side, 1 to {@value #MOST}, each on a lane and a host thread
 * @param memoryBytes the memory that these cells may take of it together
 * @param required true if the run is to use no other device in its place: a cell on which it is lost has failed then,
 *     and its other cells are left for another run
 * @param lanes opens a lane; may throw {@link lawsweep.work.DeviceLostException} and
 *     {@link lawsweep.work.OutOfDeviceMemoryException}, as its kinds may when they compute
 */
public record DeviceLanes(
    String backend,
    int number,
    long memoryBytes,
    boolean required,
    Supplier<DeviceLane> lanes) {

  /** The most lanes: with more, the cells' work on the processor would be in the way of each other. */
  public static final int MOST = 4;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is left
   */
  public DeviceLanes {
    if (number < 1 || number > MOST || memoryBytes < 1) {
      throw new IllegalArgumentException("expected 1 to " + MOST + " lanes and positive memory");
    }
  }
}
