package lawsweep.gpu;

import lawsweep.cuda.GpuFacts;
import lawsweep.cuda.Lane;
import lawsweep.work.Watch;

/** Keeps what is queued on a lane short, so that a watch is heard soon. */
final class Pace {

  /** Seconds of products queued at most before they are waited for. */
  private static final double SECONDS = 0.1;

  /** Flops that are never too many, whatever was measured. */
  private static final double LEAST = 1e4;

  private final Lane lane;
  private final Watch watch;
  private final double most;
  private double queued;

  /** For a lane of such a GPU. */
  Pace(Lane lane, GpuFacts facts, Watch watch) {
    this.lane = lane;
    this.watch = watch;
    this.most = Math.max(LEAST, SECONDS * facts.roundedFlops());
  }

  /** How many rows of a product with so many flops a row may be queued in one piece, at least 1. */
  int rows(double flopsEach) {
    return (int) Math.max(1, Math.min(most / Math.max(1, flopsEach), Integer.MAX_VALUE));
  }

  /** Work was queued; waits if that became much. */
  void queued(double flops) {
    queued += flops;
    if (queued > most) {
      lane.await();
      queued = 0;
    }
  }

  /** Asks the watch, which may end the work. */
  void ask() {
    watch.ask();
  }
}
