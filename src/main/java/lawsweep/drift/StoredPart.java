package lawsweep.drift;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import lawsweep.checkpoint.names.TensorView;

/** The part of a stored tensor that remains when some sides of a view are fixed. */
final class StoredPart {

  private final String name;
  private final TensorView view;
  private final List<Integer> fixed;
  private final long[] base;
  private final List<long[]> free;

  /**
   * For one view.
   *
   * @param name what the stored tensor is called
   * @param fixed the sides of the view that {@link #cut} fixes
   */
  StoredPart(String name, TensorView view, List<Integer> fixed) {
    this.name = name;
    this.view = view;
    this.fixed = List.copyOf(fixed);
    this.base = place(view.first(), view.storedShape());
    this.free = IntStream.range(0, base.length).mapToObj(this::free).toList();
  }

  /** All that a view has of its stored tensor. */
  static Cut all(String name, TensorView view) {
    return new StoredPart(name, view, List.of()).cut(List.of());
  }

  /**
   * The part.
   *
   * @param values for each of the fixed sides the indices that it has
   */
  Cut cut(List<List<Integer>> values) {
    return new Cut(name, view.storedShape(),
        IntStream.range(0, base.length).mapToObj(side -> indices(side, values)).toList(),
        IntStream.range(0, base.length).mapToObj(this::isFixed).toList());
  }

  /** What the sides of the view that are not fixed make of one side of the stored tensor. */
  private long[] free(int stored) {
    long[] all = {0};
    for (int side = 0; side < view.shape().size(); side++) {
      if (!fixed.contains(side)) {
        all = sums(all, steps(side, IntStream.range(0, view.shape().get(side)).boxed().toList(), stored));
      }
    }
    return all;
  }

  private long[] indices(int stored, List<List<Integer>> values) {
    long[] all = {base[stored]};
    for (int i = 0; i < fixed.size(); i++) {
      all = sums(all, steps(fixed.get(i), values.get(i), stored));
    }
    return sums(free.get(stored), all);
  }

  private long[] steps(int side, List<Integer> indices, int stored) {
    return LongStream.of(indices.stream().mapToLong(i -> place(view.place(side, i), view.storedShape())[stored])
        .toArray()).sorted().distinct().toArray();
  }

  private static long[] sums(long[] some, long[] others) {
    if (others.length == 1) {
      return others[0] == 0 ? some : LongStream.of(some).map(a -> a + others[0]).toArray();
    }
    if (some.length == 1) {
      return sums(others, some);
    }
    TreeSet<Long> sums = new TreeSet<>();
    for (long a : some) {
      for (long b : others) {
        sums.add(a + b);
      }
    }
    return sums.stream().mapToLong(Long::longValue).toArray();
  }

  /** Whether a fixed side runs along a stored one, whose extent may be 1. */
  private boolean isFixed(int stored) {
    long stride = 1;
    for (int side = stored + 1; side < base.length; side++) {
      stride *= view.storedShape().get(side);
    }
    long found = stride;
    return fixed.stream().anyMatch(side -> view.strides().get(side) == found);
  }

  /** The indices of entry number n. */
  private static long[] place(long number, List<Long> shape) {
    long[] place = new long[shape.size()];
    long rest = number;
    for (int side = place.length - 1; side >= 0; side--) {
      place[side] = rest % shape.get(side);
      rest /= shape.get(side);
    }
    return place;
  }
}
