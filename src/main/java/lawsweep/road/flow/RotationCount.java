package lawsweep.road.flow;

import java.util.List;

/**
 * How many laws of momentum the rotations of hidden layers give in a linear network: the orders of a generic orbit of
 * O(n_i) on the vectors that go into layer i and come out of it, with their velocities. That there are no other laws is
 * proved for widths without a scalar box ({@code doc-files/momentum.md}, theorem 2); with one it is a conjecture, and
 * each count proves it for its own network alone.
 */
final class RotationCount {

  private RotationCount() {}

  /**
   * The count of all hidden layers.
   *
   * @param widths n_0, …, n_q
   */
  static long of(List<Integer> widths) {
    long laws = 0;
    for (int i = 1; i + 1 < widths.size(); i++) {
      laws += layer(widths.get(i), widths.get(i - 1), widths.get(i + 1));
    }
    return laws;
  }

  /**
   * Whether it is a theorem that there are no other laws: not where two consecutive layers of width 1 are three or more
   * layers apart.
   *
   * @param widths n_0, …, n_q
   */
  static boolean isProved(List<Integer> widths) {
    int last = widths.size();
    for (int i = 0; i < widths.size(); i++) {
      if (widths.get(i) == 1) {
        if (i - last >= 3) {
          return false;
        }
        last = i;
      }
    }
    return true;
  }

  private static long layer(long n, long before, long after) {
    if (before == 1 && after == 1) {
      return n == 1 ? 0 : 4 * n - 6;
    }
    // N vectors and their N velocities: 2 N vectors in n dimensions, which only as many of the n can tell apart.
    long vectors = before + after;
    return n <= 2 * vectors ? n * (n - 1) / 2 : 2 * vectors * n - vectors * (2 * vectors + 1);
  }
}
