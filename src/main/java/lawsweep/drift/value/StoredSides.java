package lawsweep.drift.value;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lawsweep.checkpoint.names.TensorView;

/**
 * The sides of a view in the order of the file: levels, the slowest first. Along a level numbers have positions; index
 * i of a side is at position {@code order[i]}, which is i unless the view has another order.
 *
 * @param first the number of position (0, …, 0) in the stored tensor
 * @param sides the side of the view at each level
 * @param extents how many positions each level has
 * @param strides from one position of a level to the next
 * @param orders for each level the position of each index of its side
 */
record StoredSides(long first, int[] sides, int[] extents, long[] strides, List<int[]> orders) {

  /** The sides of a view. */
  static StoredSides of(TensorView view) {
    int[] sides = IntStream.range(0, view.shape().size()).boxed()
        .sorted(Comparator.comparingLong((Integer side) -> -view.strides().get(side))).mapToInt(side -> side).toArray();
    int[] extents = IntStream.of(sides).map(view.shape()::get).toArray();
    long[] strides = IntStream.of(sides).mapToLong(view.strides()::get).toArray();
    List<int[]> orders = IntStream.of(sides).mapToObj(side -> order(view, side)).toList();
    return new StoredSides(view.first(), sides, extents, strides, orders);
  }

  private static int[] order(TensorView view, int side) {
    int n = view.shape().get(side);
    List<Integer> order = view.orders().get(side);
    if (order.isEmpty()) {
      return IntStream.range(0, n).toArray();
    }
    if (order.size() != n || order.stream().anyMatch(i -> i < 0 || i >= n)
        || order.stream().distinct().count() != n) {
      throw new IllegalArgumentException("expected an order of " + n + " indices for side " + side + " of "
          + view.stored() + ", got " + order);
    }
    return order.stream().mapToInt(i -> i).toArray();
  }

  /** How many levels. */
  int levels() {
    return sides.length;
  }

  /** The level of a side of the view. */
  int level(int side) {
    for (int level = 0; level < sides.length; level++) {
      if (sides[level] == side) {
        return level;
      }
    }
    throw new IllegalArgumentException("expected one of " + sides.length + " sides, got " + side);
  }
}
