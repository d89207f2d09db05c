package lawsweep.circuit.walk;

import java.util.Arrays;

/** Which samples are discarded: a denominator was 0, or a variance was 0 or had no root. */
final class Discards {

  private final boolean[] bad;
  private boolean point;

  Discards(int lanes) {
    bad = new boolean[lanes];
  }

  void clear() {
    Arrays.fill(bad, false);
    point = false;
  }

  /** A value of one sample will not do. */
  void sample(int lane) {
    bad[lane] = true;
  }

  /** A value that all samples share will not do: the point is to blame. */
  void point() {
    point = true;
    Arrays.fill(bad, true);
  }

  boolean bad(int lane) {
    return bad[lane];
  }

  boolean pointBad() {
    return point;
  }
}
