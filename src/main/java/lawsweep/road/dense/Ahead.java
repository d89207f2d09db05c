package lawsweep.road.dense;

import java.util.Arrays;

/**
 * The sizes of blocks that a sampling rule asks for as long as each gains all it can. An engine gets them together; the
 * first block that gains less ends them, and the rule goes on from there. So the blocks are those of a rule that is
 * asked after every one.
 *
 * @param sizes the sizes, at least 1 each
 */
record Ahead(int[] sizes) {

  /**
   * Asks a rule.
   *
   * @param first the size of the first block; 0 if the level has ended
   * @param rank the rank before it
   * @param rows rows from which no further block is asked for
   */
  static Ahead of(Filtration.Sampling rule, int first, int rank, int rows) {
    int[] sizes = new int[4];
    int count = 0;
    int planned = 0;
    for (int size = first; size > 0; size = planned < rows ? rule.next(size, size, rank + planned) : 0) {
      if (count == sizes.length) {
        sizes = Arrays.copyOf(sizes, 2 * count);
      }
      sizes[count++] = size;
      planned += size;
    }
    return new Ahead(Arrays.copyOf(sizes, count));
  }

  /** True if the level has ended. */
  boolean isEmpty() {
    return sizes.length == 0;
  }
}
