package lawsweep.sweep;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Where the parts of a list of cells begin. */
public final class GridStarts {

  /** Cells in the parts before the k-th; one more than parts. */
  private final int[] starts;

  private GridStarts(int[] starts) {
    this.starts = starts;
  }

  /** For parts of these sizes, at least 1 each, whose sum fits an int. */
  public static GridStarts of(LongStream sizes) {
    long[] each = sizes.toArray();
    int[] starts = new int[each.length + 1];
    for (int k = 0; k < each.length; k++) {
      starts[k + 1] = Math.toIntExact(starts[k] + each[k]);
    }
    return new GridStarts(starts);
  }

  /** The part in which a cell lies. */
  public int of(int index) {
    if (starts.length == 2) {
      return 0;
    }
    int found = Arrays.binarySearch(starts, index);
    return found >= 0 ? found : -found - 2;
  }

  /** The first cell of a part. */
  public int at(int part) {
    return starts[part];
  }

  /** All cells. */
  public int end() {
    return starts[starts.length - 1];
  }
}
