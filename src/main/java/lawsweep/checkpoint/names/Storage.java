package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.circuit.Tensor;

/**
 * How a tensor of a network lies in a stored one.
 *
 * @param sides the sides of the tensor of the network
 * @param axes the sides of the stored one
 * @param orders as in {@link TensorView}
 */
record Storage(List<Integer> sides, List<Axis> axes, List<List<Integer>> orders) {

  Storage {
    sides = List.copyOf(sides);
    axes = List.copyOf(axes);
    orders = List.copyOf(orders);
  }

  /**
   * A stored side.
   *
   * @param size its length
   * @param start where the tensor begins on it
   * @param runs the sides of the tensor that run along it
   */
  record Axis(long size, long start, List<Run> runs) {}

  /** A side of the tensor, and how far apart its indices are on the axis. */
  record Run(int side, long stride) {}

  /**
   * Each axis holds some sides of the tensor, the last one fastest; none stands for a stored side of length 1.
   *
   * @param groups for each axis its sides
   */
  static Storage of(Tensor tensor, List<List<Integer>> groups) {
    List<Axis> axes = new ArrayList<>();
    for (List<Integer> group : groups) {
      List<Run> runs = new ArrayList<>();
      long size = 1;
      for (int i = group.size() - 1; i >= 0; i--) {
        runs.addFirst(new Run(group.get(i), size));
        size *= tensor.shape().get(group.get(i));
      }
      axes.add(new Axis(size, 0, runs));
    }
    return new Storage(tensor.shape(), axes, Collections.nCopies(tensor.shape().size(), List.of()));
  }

  /** The sides of the stored tensor. */
  List<Long> shape() {
    return axes.stream().map(Axis::size).toList();
  }

  /** Axes in another order: first that of number {@code order[0]}. */
  Storage permuted(List<Integer> order) {
    return new Storage(sides, order.stream().map(axes::get).toList(), orders);
  }

  /** A matrix with its input side first. */
  Storage transposed() {
    return permuted(List.of(1, 0));
  }

  /** Behind {@code before} others, {@code all} with them and those that follow, along the first axis. */
  Storage packed(long before, long all) {
    Axis first = axes.getFirst();
    return withFirst(new Axis(all, before + first.start, first.runs));
  }

  /** The same for each index of the first side: {@code before} and {@code all} count within one of them. */
  Storage packedByHead(long before, long all) {
    Axis first = axes.getFirst();
    List<Run> runs = new ArrayList<>(first.runs);
    runs.set(0, new Run(runs.getFirst().side, all));
    return withFirst(new Axis(sides.get(runs.getFirst().side) * all, before, runs));
  }

  private Storage withFirst(Axis first) {
    List<Axis> changed = new ArrayList<>(axes);
    changed.set(0, first);
    return new Storage(sides, changed, orders);
  }

  /**
   * Rotary positions that turn coordinates p and p + R/2 of the first R together, where the network turns 2p and 2p +
   * 1.
   *
   * @param turned R, even
   */
  Storage halves(int side, int turned) {
    List<List<Integer>> changed = new ArrayList<>(orders);
    changed.set(side, IntStream.range(0, sides.get(side))
        .mapToObj(i -> i < turned ? i / 2 + i % 2 * (turned / 2) : i).toList());
    return new Storage(sides, axes, changed);
  }

  /** The first side, of four, with its last two in the other order. */
  Storage lastTwoSwapped() {
    List<List<Integer>> changed = new ArrayList<>(orders);
    changed.set(0, List.of(0, 1, 3, 2));
    return new Storage(sides, axes, changed);
  }

  /** True if a stored tensor has these sides; matrices may have sides of length 1 more, or fewer, at their ends. */
  boolean fits(StoredTensor stored) {
    List<Long> mine = shape();
    List<Long> its = stored.shape();
    int least = Math.min(mine.size(), its.size());
    boolean cut = ones(mine.subList(least, mine.size())) && ones(its.subList(least, its.size()))
        && mine.subList(0, least).equals(its.subList(0, least));
    int more = its.size() - mine.size();
    boolean inFront = more > 0 && ones(its.subList(0, more)) && mine.equals(its.subList(more, its.size()));
    return mine.equals(its) || (least > 1 && (cut || inFront));
  }

  private static boolean ones(List<Long> shape) {
    return shape.stream().allMatch(side -> side == 1);
  }

  /** The view of a stored tensor that {@link #fits}. */
  TensorView view(StoredTensor stored) {
    Long[] strides = new Long[sides.size()];
    long first = 0;
    long unit = 1;
    for (int i = axes.size() - 1; i >= 0; i--) {
      Axis axis = axes.get(i);
      for (Run run : axis.runs) {
        strides[run.side] = run.stride * unit;
      }
      first += axis.start * unit;
      unit *= axis.size;
    }
    return new TensorView(stored.name(), stored.shape(), sides, first, List.of(strides), orders);
  }

  /** As people write sides: {@code 768x2304}. */
  static String shown(List<Long> shape) {
    return shape.isEmpty() ? "one number" : shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
