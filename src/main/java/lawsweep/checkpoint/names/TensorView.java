package lawsweep.checkpoint.names;

import java.util.List;

/**
 * Where a tensor of a network stands in a stored one: entry (i_1, …, i_m) is number first + Σ place_s(i_s) of the
 * stored tensor, whose last side is fastest. So matrices may be transposed, parts of one that is packed, and rotary
 * positions may have paired other coordinates than the network does.
 *
 * @param stored the name of the stored tensor
 * @param storedShape its sides
 * @param shape the sides of the tensor of the network
 * @param first the number of entry (0, …, 0) in case of sides without {@code orders}
 * @param strides one for each side
 * @param orders one for each side: index i of the side is stored as index order[i]; empty for i itself
 */
public record TensorView(
    String stored,
    List<Long> storedShape,
    List<Integer> shape,
    long first,
    List<Long> strides,
    List<List<Integer>> orders) {

  /** With lists that do not change. */
  public TensorView {
    storedShape = List.copyOf(storedShape);
    shape = List.copyOf(shape);
    strides = List.copyOf(strides);
    orders = orders.stream().map(List::copyOf).toList();
    if (shape.size() != strides.size() || shape.size() != orders.size()) {
      throw new IllegalArgumentException("expected " + shape.size() + " strides and orders, got " + strides.size()
          + " and " + orders.size());
    }
  }

  /** What index i of a side adds to the number of an entry. */
  public long place(int side, int i) {
    List<Integer> order = orders.get(side);
    return strides.get(side) * (order.isEmpty() ? i : order.get(i));
  }

  /** The number of an entry in the stored tensor. */
  public long number(int... entry) {
    long number = first;
    for (int side = 0; side < entry.length; side++) {
      number += place(side, entry[side]);
    }
    return number;
  }
}
