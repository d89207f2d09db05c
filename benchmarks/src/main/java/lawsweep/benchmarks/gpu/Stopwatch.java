package lawsweep.benchmarks.gpu;

import java.util.Arrays;
import lawsweep.cuda.Lane;

/** Times work that is queued on a lane. */
final class Stopwatch {

  private static final int ROUNDS = 5;

  private final Lane lane;
  private final double least;

  /**
   * A stopwatch.
   *
   * @param least seconds for which work is repeated
   */
  Stopwatch(Lane lane, double least) {
    this.lane = lane;
    this.least = least;
  }

  /** The seconds of one time: the median of five rounds, after a first time that does not count. */
  double seconds(Runnable queued) {
    once(queued, 1);
    double first = once(queued, 1);
    int times = (int) Math.clamp(least / ROUNDS / first, 1, 10_000);
    double[] rounds = new double[ROUNDS];
    Arrays.setAll(rounds, i -> once(queued, times) / times);
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }

  private double once(Runnable queued, int times) {
    lane.await();
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      queued.run();
    }
    lane.await();
    return (System.nanoTime() - start) * 1e-9;
  }
}
