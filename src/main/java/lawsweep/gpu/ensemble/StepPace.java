package lawsweep.gpu.ensemble;

/**
 * How many steps are done in one launch, by how long the last ones took: some {@value #SECONDS} seconds of them, so
 * that a GPU that also shows pictures does, and whoever waits is heard. How steps are grouped changes no bit.
 */
final class StepPace {

  private static final double SECONDS = 0.05;
  /** Launches become longer by no more than this factor at a time. */
  private static final int GROWTH = 4;

  private int steps = 1;

  /** How many of the steps that are left come next, at least 1. */
  int next(int left) {
    return Math.min(left, steps);
  }

  /** So many steps took so long. */
  void took(int done, double seconds) {
    double wanted = seconds <= 0 ? Integer.MAX_VALUE : SECONDS * done / seconds;
    steps = (int) Math.clamp(wanted, 1, Math.min((double) GROWTH * done, Integer.MAX_VALUE));
  }
}
