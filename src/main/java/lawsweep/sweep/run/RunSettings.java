package lawsweep.sweep.run;

import lawsweep.sweep.store.Shard;

/**
 * How a sweep is run. Nothing here changes a result.
 *
 * @param shard the part to run
 * @param threads how many threads work, at least 1
 * @param retry which cells that have a record are run again
 * @param backend what computes, as records name it
 * @param heapBytes the memory that cells may take together by their estimates
 * @param largeFlops the cost from which a cell gets all threads instead of one
 */
public record RunSettings(
    Shard shard,
    int threads,
    Retry retry,
    String backend,
    long heapBytes,
    double largeFlops) {

  /** Some ten seconds of one core: with smaller cells it is idle threads at the end of a run that cost less. */
  public static final double LARGE_FLOPS = 2e11;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is left
   */
  public RunSettings {
    if (threads < 1 || heapBytes < 1 || !(largeFlops > 0)) {
      throw new IllegalArgumentException("expected positive threads, memory and threshold");
    }
  }

  /** The whole sweep or a shard on this machine: three quarters of the heap, cells of ten seconds are large. */
  public static RunSettings of(Shard shard, int threads, Retry retry, String backend) {
    return new RunSettings(shard, threads, retry, backend, Runtime.getRuntime().maxMemory() / 4 * 3,
        LARGE_FLOPS);
  }
}
