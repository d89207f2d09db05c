package lawsweep.drift.value;

import java.util.Arrays;

/**
 * A tensor cut into boxes, in the order of the file. Levels above one are cut into single positions, that one into
 * ranges, the levels below it stay whole. So does a level that was asked for, wherever it is.
 */
final class Cut {

  private final int[] extents;
  private final int whole;
  private final int split;
  private final int range;
  private final int boxes;

  /**
   * Cuts.
   *
   * @param extents of all levels, none 0
   * @param whole a level that no box cuts; -1 for none
   * @param most numbers in a box, unless the level that stays whole has more
   * @throws IllegalArgumentException if there were more boxes than an {@code int} counts
   */
  Cut(int[] extents, int whole, int most) {
    this.extents = extents;
    this.whole = whole;
    long below = whole < 0 ? 1 : extents[whole];
    int level = extents.length - 1;
    while (level >= 0 && (level == whole || below * extents[level] <= most)) {
      below *= level == whole ? 1 : extents[level];
      level--;
    }
    split = level;
    range = level < 0 ? 1 : (int) Math.max(1, most / below);
    long count = level < 0 ? 1 : (extents[level] + range - 1) / range;
    for (int above = 0; above < level; above++) {
      count *= above == whole ? 1 : extents[above];
    }
    if (count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("expected a tensor of at most 2^31 - 1 boxes, got " + count);
    }
    boxes = (int) count;
  }

  /** How many boxes. */
  int boxes() {
    return boxes;
  }

  /** Box i. */
  Box box(int i) {
    int[] from = new int[extents.length];
    int[] counts = extents.clone();
    int rest = i;
    for (int level = split; level >= 0; level--) {
      if (level != whole) {
        int length = level == split ? range : 1;
        int pieces = (extents[level] + length - 1) / length;
        from[level] = rest % pieces * length;
        counts[level] = Math.min(length, extents[level] - from[level]);
        rest /= pieces;
      }
    }
    return new Box(from, counts);
  }

  /** No box has more numbers at any level: the positions of the largest. */
  int[] largest() {
    int[] counts = extents.clone();
    for (int level = 0; level <= split; level++) {
      if (level != whole) {
        counts[level] = level == split ? Math.min(range, extents[level]) : 1;
      }
    }
    return counts;
  }

  /** The most numbers that a box has. */
  int size() {
    return Arrays.stream(largest()).reduce(1, (a, b) -> a * b);
  }
}
