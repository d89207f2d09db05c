package lawsweep.drift.value;

/** Sums of the numbers of a box along some levels: one sum for each choice of positions at the levels that are kept. */
final class Reduction {

  private final boolean[] kept;
  private final Box box;
  private final double[] z;
  private final Moments sums;

  /** The last levels are all kept, or none is: so many numbers lie in a row. */
  private final int tail;

  private Reduction(boolean[] kept, Box box, double[] z, Moments sums) {
    this.kept = kept;
    this.box = box;
    this.z = z;
    this.sums = sums;
    int level = kept.length;
    while (level > 0 && kept[level - 1] == kept[kept.length - 1]) {
      level--;
    }
    this.tail = level;
  }

  /**
   * Adds the numbers of a box to sums.
   *
   * @param kept which levels have sums of their own
   * @param z the numbers of the box
   * @param sums for the positions of the box at the levels that are kept, the last fastest
   */
  static void add(boolean[] kept, Box box, double[] z, Moments sums) {
    new Reduction(kept, box, z, sums).add(0, 0, 0);
  }

  private void add(int level, int at, int to) {
    if (level == tail) {
      row(at, to);
      return;
    }
    int below = box.below(level + 1);
    int count = box.counts()[level];
    if (kept[level]) {
      int width = width(level + 1);
      for (int i = 0; i < count; i++) {
        add(level + 1, at + i * below, to + i * width);
      }
    } else if (level + 1 == tail && kept[kept.length - 1]) {
      rows(at, to, count, below);
    } else {
      for (int i = 0; i < count; i++) {
        add(level + 1, at + i * below, to);
      }
    }
  }

  private void row(int at, int to) {
    if (kept.length == 0 || !kept[kept.length - 1]) {
      sums.addRun(to, z, at, box.below(tail));
    } else {
      sums.addEach(to, z, at, box.below(tail));
    }
  }

  private void rows(int at, int to, int count, int width) {
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      sums.addFour(to, z, at + i * width, width, width);
    }
    for (; i < count; i++) {
      sums.addEach(to, z, at + i * width, width);
    }
  }

  /** How many sums the levels from one on have. */
  private int width(int level) {
    return width(kept, box.counts(), level);
  }

  /** How many sums the levels from one on have, for so many positions at each. */
  static int width(boolean[] kept, int[] counts, int level) {
    int width = 1;
    for (int l = level; l < counts.length; l++) {
      width *= kept[l] ? counts[l] : 1;
    }
    return width;
  }
}
