package lawsweep.sweep.run;

import java.util.concurrent.Semaphore;

/**
 * The memory of a device that one lane holds, in permits. A lane keeps what it has from cell to cell, unless another
 * one waits for some.
 */
final class LaneMemory {

  private final Semaphore free;
  private int held;

  /**
   * Holds none yet.
   *
   * @param free what no lane holds; shared by all lanes, and fair
   */
  LaneMemory(Semaphore free) {
    this.free = free;
  }

  /**
   * Waits until the lane may take so much.
   *
   * @param giveBack makes the lane give back what it holds
   */
  void hold(int need, Runnable giveBack) {
    if (need > held || free.hasQueuedThreads()) {
      giveBack.run();
      release();
      free.acquireUninterruptibly(need);
      held = need;
    }
  }

  /** The lane holds nothing any more. */
  void release() {
    free.release(held);
    held = 0;
  }
}
