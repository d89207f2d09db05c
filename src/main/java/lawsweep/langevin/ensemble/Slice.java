package lawsweep.langevin.ensemble;

import lawsweep.langevin.cell.Break;

/** How many steps are done between two looks at the clock: as many as take a fiftieth of a second, about. */
final class Slice implements Break {

  private static final long NANOS = 20_000_000;
  private static final int MOST = 1 << 24;

  private int steps = 1;
  private long start;

  /** A slice begins; returns how many steps it has. */
  int begin() {
    start = System.nanoTime();
    return steps;
  }

  @Override
  public boolean due() {
    return System.nanoTime() - start > NANOS;
  }

  /** The slice is done; the next one is shorter if it took too long, and longer if it could have been. */
  void end() {
    long nanos = System.nanoTime() - start;
    if (nanos > NANOS) {
      steps = Math.max(1, steps / 2);
    } else if (nanos < NANOS / 4) {
      steps = Math.min(MOST, steps * 2);
    }
  }
}
