package lawsweep.lanes;

import static lawsweep.lanes.LaneMatrices.LANES;

/** Arrays of one lane put into batches, and taken from them: number i of a lane lies at {@code i * LANES + lane}. */
public final class LaneArrays {

  private LaneArrays() {}

  /** Puts all of {@code from} into a lane of a batch. */
  public static void put(double[] from, double[] batch, int lane) {
    for (int i = 0; i < from.length; i++) {
      batch[i * LANES + lane] = from[i];
    }
  }

  /** Fills all of {@code to} with a lane of a batch. */
  public static void take(double[] batch, int lane, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = batch[i * LANES + lane];
    }
  }
}
