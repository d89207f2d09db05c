package lawsweep.cuda;

/**
 * A queue of work on a GPU, with memory of its own. Calls are queued and done in order; errors may show later, at
 * {@link #await} or at a download at the latest. For one host thread at a time, but not always the same.
 *
 * <p>All calls throw {@link lawsweep.work.DeviceLostException} once the GPU can no longer be used.
 */
public interface Lane extends AutoCloseable {

  /**
   * Takes so many bytes of the GPU's memory, from which {@link #allocate} serves. What was allocated before is void.
   *
   * @throws lawsweep.work.OutOfDeviceMemoryException if there are not as many free
   */
  void reserve(long bytes);

  /**
   * The next bytes of the reserved memory, aligned to 256. Not cleared.
   *
   * @throws lawsweep.work.OutOfDeviceMemoryException if as many are not left
   */
  Buffer allocate(long bytes);

  /** How many bytes {@link #allocate} can still serve. */
  long free();

  /** How far memory is allocated, for {@link #release}. */
  long mark();

  /** Gives back what was allocated since a mark. */
  void release(long mark);

  /**
   * Copies numbers to the GPU; the array may be changed afterwards.
   *
   * @param at where in {@code to}, in numbers
   */
  void upload(double[] from, int offset, int count, Buffer to, long at);

  /** The same with integers of 32 bits. */
  void upload(int[] from, int offset, int count, Buffer to, long at);

  /** The same with integers of 64 bits. */
  void upload(long[] from, int offset, int count, Buffer to, long at);

  /**
   * Waits for all before, then copies numbers from the GPU.
   *
   * @param at where in {@code from}, in numbers
   */
  void download(Buffer from, long at, double[] to, int offset, int count);

  /** The same with integers of 32 bits. */
  void download(Buffer from, long at, int[] to, int offset, int count);

  /**
   * Queues a kernel.
   *
   * @param sharedBytes dynamic shared memory of a block, at most {@link GpuFacts#sharedBytes}
   */
  void launch(Kernel kernel, Grid grid, int sharedBytes, Arguments arguments);

  /** Queues C := beta C + alpha A B in float64: exact if all sums are integers below 2^53. */
  void multiply(double alpha, Block a, Block b, double beta, Block c);

  /** Waits until all that was queued is done. */
  void await();

  /** Gives the lane's memory back. */
  @Override
  void close();
}
