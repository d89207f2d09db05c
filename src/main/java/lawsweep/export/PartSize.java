package lawsweep.export;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * How large the parts of a table are. A part takes the rows that follow each other, at least one, and ends before it
 * would be larger. So a part takes no more memory if each record has a lot to say.
 *
 * @param rows the most rows of a part, at least 1
 * @param bytes the most bytes that the records of its rows have in logs, where they are more than one
 */
public record PartSize(int rows, long bytes) {

  /** Parts that take the same memory whatever their records say. */
  public static PartSize ofRows(int rows) {
    return new PartSize(rows, Long.MAX_VALUE);
  }

  /**
   * Where the parts of a table end: the part i has the rows from the end of the one before to {@code ends[i] - 1}.
   *
   * @param all the rows of the table
   * @param weight the bytes of a row's record
   */
  public int[] ends(int all, IntToLongFunction weight) {
    int[] ends = new int[16];
    int parts = 0;
    int from = 0;
    long sum = 0;
    for (int row = 0; row < all; row++) {
      long more = weight.applyAsLong(row);
      if (row > from && (row - from == rows || more > bytes - sum)) {
        ends = parts == ends.length ? Arrays.copyOf(ends, 2 * parts) : ends;
        ends[parts++] = row;
        from = row;
        sum = 0;
      }
      sum += more;
    }
    ends = Arrays.copyOf(ends, all > 0 ? parts + 1 : 0);
    if (all > 0) {
      ends[parts] = all;
    }
    return ends;
  }
}
