package lawsweep.lie;

import java.util.Arrays;
import lawsweep.kernel.RowLanes;

/**
 * A tape of sums of products, as {@link RowLanes#run} runs it, written sum after sum. Once it is too long nothing more
 * is written.
 */
final class Tape {

  private static final int HEAD = 4;

  private final int most;
  private int[] code = new int[256];
  private int length;
  private int start;
  private boolean full;

  /**
   * An empty tape.
   *
   * @param most how long it may become
   */
  Tape(int most) {
    this.most = most;
  }

  /** Begins a sum: the batch at {@code out} becomes the one at {@code base}, plus or minus products to come. */
  Tape sum(int out, int base, int sign) {
    start = length;
    add(out, base);
    add(sign, 0);
    return this;
  }

  /** Adds the product of two batches to the sum. */
  Tape product(int x, int y) {
    add(x, y);
    if (!full && ++code[start + HEAD - 1] >= RowLanes.MOST_ROWS) {
      fill();
    }
    return this;
  }

  private void add(int one, int two) {
    if (full) {
      return;
    }
    if (length + 2 > code.length) {
      code = Arrays.copyOf(code, 2 * code.length);
    }
    code[length++] = one;
    code[length++] = two;
    if (length > most) {
      fill();
    }
  }

  private void fill() {
    full = true;
    code = new int[0];
    length = 0;
  }

  /** True if it became too long, or a sum did: then it must not be run. */
  boolean full() {
    return full;
  }

  /** The tape; only {@link #length} of it. */
  int[] code() {
    return code;
  }

  /** How long it is. */
  int length() {
    return length;
  }
}
