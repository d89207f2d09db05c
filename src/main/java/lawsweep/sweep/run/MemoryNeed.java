package lawsweep.sweep.run;

import java.util.PriorityQueue;

/**
 * The memory that a run would like to have: for its cells by their estimates, and besides. With less, fewer cells run
 * side by side.
 *
 * @param largestBytes of the largest cell that is run
 * @param cells how many cells may run together when most of it is taken: one alone that gets all threads, or one on
 *     each thread
 * @param bytes what these take together
 */
public record MemoryNeed(long largestBytes, int cells, long bytes) {

  /**
   * What else a run takes, in bytes: objects that are not collected yet, for which the launcher allows the JVM 320 MiB
   * at most, and program, compiled code and records on their way to the journal.
   */
  public static final long RESERVE_BYTES = 512L << 20;

  /** That of a whole sweep. */
  static MemoryNeed of(Workload workload, int threads) {
    long alone = 0;
    PriorityQueue<Long> beside = new PriorityQueue<>();
    for (int cell : workload.largestFirst()) {
      long bytes = workload.skipped(cell) ? 0 : workload.memoryBytes(cell);
      if (threads > 1 && workload.spreads(cell) && workload.cost(cell) >= RunSettings.LARGE_FLOPS) {
        alone = Math.max(alone, bytes);
      } else if (bytes > 0) {
        beside.add(bytes);
        if (beside.size() > threads) {
          beside.remove();
        }
      }
    }
    long together = beside.stream().mapToLong(Long::longValue).sum();
    long largest = Math.max(alone, beside.stream().mapToLong(Long::longValue).max().orElse(0));
    return alone > together ? new MemoryNeed(largest, 1, alone) : new MemoryNeed(largest, beside.size(), together);
  }
}
