package lawsweep.cuda;

/**
 * A piece of a lane's memory.
 *
 * @param address where it begins, as kernels see it
 * @param bytes how long it is
 */
public record Buffer(long address, long bytes) {

  /** The address of the i-th double. */
  public long doubles(long i) {
    return address + i * Double.BYTES;
  }

  /** The address of the i-th integer of 32 bits. */
  public long ints(long i) {
    return address + i * Integer.BYTES;
  }
}
