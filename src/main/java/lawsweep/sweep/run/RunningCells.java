package lawsweep.sweep.run;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.IntToDoubleFunction;

/**
 * What the threads of a run work on, and how far they may be: by the cost of their cells, the time since they began,
 * and the pace of the cells that are done. Written without locks.
 */
final class RunningCells {

  /** Slots of different threads lie a cache line apart. */
  private static final int STRIDE = 16;
  private static final int SINCE = 1;
  private static final int THREADS = 2;

  /** A cell that takes longer than expected is this far until it is done. */
  private static final double ALMOST = 0.9;

  /** Before cells were done, the pace is the one that plans assume; it counts like so many seconds of work. */
  private static final double ASSUMED_SECONDS = 2;

  /** Per thread: 1 + the place of its cell, 0 for none; when it began; how many threads share it. */
  private final AtomicLongArray slots;
  private final IntToDoubleFunction costOf;
  private final DoubleAdder seconds = new DoubleAdder();

  /** For so many threads, with the cost of each cell by its place in the grid. */
  RunningCells(int threads, IntToDoubleFunction costOf) {
    this.slots = new AtomicLongArray(threads * STRIDE);
    this.costOf = costOf;
  }

  /** The cost of a cell, by its place in the grid. */
  double cost(int cell) {
    return costOf.applyAsDouble(cell);
  }

  /** A thread begins a cell, for itself or with others. */
  void begin(int thread, int cell, int threads, long now) {
    slots.setOpaque(thread * STRIDE + SINCE, now);
    slots.setOpaque(thread * STRIDE + THREADS, threads);
    slots.setRelease(thread * STRIDE, 1L + cell);
  }

  /** A thread is done with its cell. */
  void end(int thread, long now) {
    int slot = thread * STRIDE;
    if (slots.getOpaque(slot) != 0) {
      seconds.add(seconds(slot, now) * slots.getOpaque(slot + THREADS));
      slots.setRelease(slot, 0);
    }
  }

  private double seconds(int slot, long now) {
    return Math.max(0, now - slots.getOpaque(slot + SINCE)) * 1e-9;
  }

  /** The cell of a slot, -1 for none. */
  private int cell(int slot) {
    return (int) (slots.getAcquire(slot) - 1);
  }

  /** The costliest of the cells, -1 if there is none. */
  int costliest() {
    int costliest = -1;
    for (int slot = 0; slot < slots.length(); slot += STRIDE) {
      int cell = cell(slot);
      if (cell >= 0 && (costliest < 0 || costOf.applyAsDouble(cell) > costOf.applyAsDouble(costliest))) {
        costliest = cell;
      }
    }
    return costliest;
  }

  /**
   * The part of the cells' cost that is probably spent.
   *
   * @param costDone the cost of the cells that are done
   */
  double spent(double costDone, long now) {
    double pace = (costDone + SweepPlan.FLOPS_PER_SECOND * ASSUMED_SECONDS) / (seconds.sum() + ASSUMED_SECONDS);
    double spent = 0;
    for (int slot = 0; slot < slots.length(); slot += STRIDE) {
      int cell = cell(slot);
      if (cell >= 0) {
        double done = seconds(slot, now) * slots.getOpaque(slot + THREADS) * pace;
        spent += Math.min(done, ALMOST * costOf.applyAsDouble(cell));
      }
    }
    return spent;
  }
}
