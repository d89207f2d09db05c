package lawsweep.sweep.run;

import java.util.Arrays;

/** The order of cells by what they cost: digit by digit, as there may be millions. */
final class CostOrder {

  private static final int BITS = 16;
  private static final int DIGITS = 1 << BITS;

  private CostOrder() {}

  /** Cells, the costliest first; of the same cost in their order. */
  static int[] largestFirst(double[] cost) {
    int[] order = new int[cost.length];
    Arrays.setAll(order, i -> i);
    long[] keys = new long[cost.length];
    // Bits of numbers that are not negative are in their order.
    Arrays.setAll(keys, i -> ~Double.doubleToRawLongBits(cost[i] + 0.0));
    int[] other = new int[cost.length];
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      if (pass(keys, shift, order, other)) {
        int[] sorted = other;
        other = order;
        order = sorted;
      }
    }
    return order;
  }

  /** Orders by one digit of the keys; false if all have the same. */
  private static boolean pass(long[] keys, int shift, int[] from, int[] to) {
    int[] next = new int[DIGITS + 1];
    for (int cell : from) {
      next[digit(keys[cell], shift) + 1]++;
    }
    if (from.length > 0 && next[digit(keys[0], shift) + 1] == from.length) {
      return false;
    }
    Arrays.parallelPrefix(next, Integer::sum);
    for (int cell : from) {
      to[next[digit(keys[cell], shift)]++] = cell;
    }
    return true;
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & (DIGITS - 1);
  }
}
