package lawsweep.sweep.run;

import java.io.IOException;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;

/**
 * Deals cells out to threads, the costliest first. Large cells run one at a time with all threads. The others run side
 * by side, a thread each, as long as their estimates fit into memory together; threads take them in chunks of about a
 * millisecond, so that a million cells of some microseconds meet in no lock. A cell that runs out of memory beside
 * others has a second try by itself at the end.
 */
final class RunLoop {

  private static final double CHUNK_FLOPS = 2e7;
  private static final int MAX_CHUNK = 256;
  private static final long PERMIT_BYTES = 1 << 20;

  private final CellWork work;
  private final Workload workload;
  private final RunSettings settings;
  private final ThreadTeam team;
  private final AtomicReference<IOException> failure = new AtomicReference<>();
  private final Queue<Integer> again = new ConcurrentLinkedQueue<>();
  /** Half of the memory, for cells that need more than their share of the other half. */
  private final int permits;
  private final Semaphore memory;

  RunLoop(CellWork work, Workload workload, RunSettings settings, ThreadTeam team) {
    this.work = work;
    this.workload = workload;
    this.settings = settings;
    this.team = team;
    this.permits = Math.clamp(settings.heapBytes() / 2 / PERMIT_BYTES, 1, Integer.MAX_VALUE);
    this.memory = new Semaphore(permits, true);
  }

  /**
   * Runs cells, given the costliest first, until all are run or the run is stopped.
   *
   * @throws IOException if records can no longer be written
   */
  void run(int[] cells) throws IOException {
    run(cells, MoreCells.NONE);
  }

  /**
   * Runs cells, and then those that come while it lasts.
   *
   * @throws IOException if records can no longer be written
   */
  void run(int[] cells, MoreCells more) throws IOException {
    runAll(cells);
    for (int[] next = more.next(); next.length > 0; next = more.next()) {
      runAll(next);
    }
    for (Integer cell = again.poll(); cell != null && !work.stopped(); cell = again.poll()) {
      work.run(cell, team, 0, false);
    }
  }

  private void runAll(int[] cells) throws IOException {
    for (int cell : cells) {
      if (large(cell) && !work.stopped()) {
        work.run(cell, team, 0, false);
      }
    }
    int[] small = Arrays.stream(cells).filter(cell -> !large(cell)).toArray();
    int[] chunks = chunks(small);
    AtomicInteger next = new AtomicInteger();
    team.forEach(settings.threads(), thread -> take(small, chunks, next, thread));
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  /** Large by cost, if threads can share it, or by memory: more than half of what there is. */
  private boolean large(int cell) {
    return settings.threads() > 1 && (memoryBytes(cell) > settings.heapBytes() / 2
        || (workload.cost(cell) >= settings.largeFlops() && workload.spreads(cell)));
  }

  private long memoryBytes(int cell) {
    return workload.skipped(cell) ? 0 : workload.memoryBytes(cell);
  }

  /** Where chunks start, and the end. However cheap the cells, every thread has several chunks to take. */
  private int[] chunks(int[] cells) {
    int[] starts = new int[cells.length + 1];
    int chunks = 0;
    int longest = Math.clamp(cells.length / (8L * settings.threads()), 1, MAX_CHUNK);
    double cost = 0;
    for (int i = 0; i < cells.length; i++) {
      cost += workload.cost(cells[i]);
      if (i == 0 || cost > CHUNK_FLOPS || i - starts[chunks - 1] >= longest) {
        starts[chunks++] = i;
        cost = workload.cost(cells[i]);
      }
    }
    starts[chunks++] = cells.length;
    return Arrays.copyOf(starts, chunks);
  }

  private void take(int[] cells, int[] chunks, AtomicInteger next, int thread) {
    try {
      for (int chunk = next.getAndIncrement(); chunk < chunks.length - 1; chunk = next.getAndIncrement()) {
        for (int i = chunks[chunk]; i < chunks[chunk + 1]; i++) {
          if (work.stopped()) {
            return;
          }
          runBesideOthers(cells[i], thread);
        }
      }
    } catch (IOException e) {
      failure.compareAndSet(null, e);
    }
  }

  private void runBesideOthers(int cell, int thread) throws IOException {
    int need = need(cell);
    if (need == 0) {
      runOnce(cell, thread);
      return;
    }
    memory.acquireUninterruptibly(need);
    try {
      if (!work.stopped()) {
        runOnce(cell, thread);
      }
    } finally {
      memory.release(need);
    }
  }

  private void runOnce(int cell, int thread) throws IOException {
    if (!work.run(cell, Team.alone(), thread, settings.threads() > 1)) {
      again.add(cell);
    }
  }

  /** The permits a cell needs: none if every thread may run such a cell at once. */
  private int need(int cell) {
    long bytes = memoryBytes(cell);
    if (bytes <= settings.heapBytes() / 2 / settings.threads()) {
      return 0;
    }
    return (int) Math.min(permits, bytes / PERMIT_BYTES + 1);
  }
}
