package lawsweep.drift.value;

import java.util.stream.IntStream;

/**
 * A part of a tensor, a range of positions at each level; as an array its numbers lie level by level, the last fastest.
 *
 * @param from the first position at each level
 * @param counts how many
 */
record Box(int[] from, int[] counts) {

  /** How many numbers. */
  int size() {
    return below(0);
  }

  /** How many numbers the levels from one on have together: the stride of the level before it. */
  int below(int level) {
    return IntStream.range(level, counts.length).map(l -> counts[l]).reduce(1, (a, b) -> a * b);
  }

  /** A part of it: a range of the {@code from.length} positions of a level. */
  Box part(int level, int first, int count) {
    int[] begin = from.clone();
    int[] some = counts.clone();
    begin[level] += first;
    some[level] = count;
    return new Box(begin, some);
  }
}
