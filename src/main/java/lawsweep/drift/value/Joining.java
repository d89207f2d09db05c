package lawsweep.drift.value;

/** The sums of a box on their way to those of the whole tensor. */
final class Joining {

  private final Box box;
  private final int[] extents;
  private final boolean[] kept;
  private final Moments part;
  private final int last;

  /**
   * Sums of a box.
   *
   * @param extents of the whole tensor
   * @param kept which levels have sums of their own
   * @param part one sum for each choice of positions of the box at these levels, the last fastest
   */
  Joining(Box box, int[] extents, boolean[] kept, Moments part) {
    this.box = box;
    this.extents = extents;
    this.kept = kept;
    this.part = part;
    int level = kept.length - 1;
    while (level >= 0 && !kept[level]) {
      level--;
    }
    this.last = level;
  }

  /** Adds them. */
  void into(Moments sums) {
    if (last < 0) {
      sums.add(0, part, 0, 1);
    } else {
      add(0, 0, 0, sums);
    }
  }

  private void add(int level, int from, int to, Moments sums) {
    if (level == last) {
      sums.add(to + box.from()[level], part, from, box.counts()[level]);
    } else if (!kept[level]) {
      add(level + 1, from, to, sums);
    } else {
      int fromWidth = Reduction.width(kept, box.counts(), level + 1);
      int toWidth = Reduction.width(kept, extents, level + 1);
      for (int i = 0; i < box.counts()[level]; i++) {
        add(level + 1, from + i * fromWidth, to + (box.from()[level] + i) * toWidth, sums);
      }
    }
  }
}
