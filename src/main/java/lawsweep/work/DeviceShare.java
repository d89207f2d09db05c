package lawsweep.work;

/**
 * What a cell would take of a device.
 *
 * @param bytes of its memory
 * @param seconds of its time
 * @param heapBytes of the heap beside it
 */
public record DeviceShare(long bytes, double seconds, long heapBytes) {

  /** A share of a cell that takes no heap worth telling. */
  public DeviceShare(long bytes, double seconds) {
    this(bytes, seconds, 0);
  }
}
