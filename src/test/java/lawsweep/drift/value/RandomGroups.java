package lawsweep.drift.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroup.Form;
import lawsweep.circuit.types.LawGroup.Index;
import lawsweep.circuit.types.LawGroup.Term;

/**
 * Groups of laws of any form about tensors stored in any way: sides in any order, parts of larger tensors, other orders
 * of positions, with numbers in between.
 */
final class RandomGroups {

  private static final List<NumberType> TYPES = List.of(NumberType.values());
  private static final List<String> PREFIXES = List.of("", "grad.", "momentum_buffer.");

  /** Larger tensors have no numbers in between. */
  private static final int MANY = 1000;

  private final Random random;
  private final MemoryCheckpoint checkpoint = new MemoryCheckpoint();
  private final List<TensorView> views = new ArrayList<>();

  RandomGroups(Random random) {
    this.random = random;
  }

  MemoryCheckpoint checkpoint() {
    return checkpoint;
  }

  List<TensorView> views() {
    return views;
  }

  /** A group of one to three tensors, up to two indices, matrices of up to {@code widest} rows. */
  LawGroup group(Form form, int widest) {
    List<Index> indices = new ArrayList<>();
    List<Integer> extents = new ArrayList<>();
    for (int k = random.nextInt(3); k > 0; k--) {
      int extent = 1 + random.nextInt(5);
      extents.add(extent);
      indices.add(index(extent));
    }
    int matrix = form == Form.PRODUCTS ? 1 + random.nextInt(widest) : 0;
    int before = matrix > 0 ? random.nextInt(2) * random.nextInt(4) : 0;
    int side =
        matrix > 0 ? before + matrix + random.nextInt(2) : form == Form.SQUARES_OF_SUMS ? 1 + random.nextInt(6) : 0;
    List<Term> terms = new ArrayList<>();
    for (int t = random.nextInt(3); t >= 0; t--) {
      long factor = (random.nextInt(3) + 1L) * (random.nextBoolean() ? 1 : -1);
      terms.add(term(factor, extents, side));
    }
    return new LawGroup(LawKind.NEURONS, form, indices, before, matrix, terms);
  }

  /** Single positions, planes, or any sets, which may overlap and leave some out. */
  private Index index(int extent) {
    boolean differences = random.nextInt(4) == 0;
    List<Integer> order = new ArrayList<>(IntStream.range(0, extent).boxed().toList());
    Collections.shuffle(order, random);
    List<List<Integer>> members = new ArrayList<>();
    switch (random.nextInt(3)) {
      case 0 -> order.forEach(i -> members.add(List.of(i)));
      case 1 -> {
        for (int i = 0; i + 1 < extent; i += 2) {
          members.add(order.subList(i, i + 2));
        }
      }
      default -> {
        for (int s = random.nextInt(3); s >= 0; s--) {
          members.add(order.subList(0, 1 + random.nextInt(extent)));
        }
      }
    }
    return new Index(members.isEmpty() ? List.of(List.of(0)) : members, differences);
  }

  private Term term(long factor, List<Integer> extents, int matrix) {
    List<Integer> roles = new ArrayList<>(extents);
    if (matrix > 0) {
      roles.add(matrix);
    }
    for (int k = random.nextInt(3); k > 0; k--) {
      roles.add(1 + random.nextInt(6));
    }
    List<Integer> sideOfRole = new ArrayList<>(IntStream.range(0, roles.size()).boxed().toList());
    Collections.shuffle(sideOfRole, random);
    List<Integer> shape = new ArrayList<>(roles);
    for (int role = 0; role < roles.size(); role++) {
      shape.set(sideOfRole.get(role), roles.get(role));
    }
    views.add(stored(shape));
    return new Term(views.size() - 1, factor, sideOfRole.subList(0, extents.size()),
        matrix > 0 ? sideOfRole.get(extents.size()) : -1);
  }

  /** Stores a tensor of a shape, somehow, with its gradients and buffers. */
  TensorView stored(List<Integer> shape) {
    List<Integer> sides = new ArrayList<>(IntStream.range(0, shape.size()).boxed().toList());
    Collections.shuffle(sides, random);
    Long[] strides = new Long[shape.size()];
    List<Long> storedShape = new ArrayList<>();
    int size = shape.stream().reduce(1, (a, b) -> a * b);
    int stepped = size < MANY && random.nextBoolean() ? random.nextInt(shape.size() + 1) : -1;
    long stride = 1;
    long first = 0;
    for (int side : sides) {
      int step = side == stepped ? 1 + random.nextInt(600) : 1;
      int before = random.nextInt(4) == 0 ? random.nextInt(3) : 0;
      int after = random.nextInt(4) == 0 ? random.nextInt(3) : 0;
      long extent = (before + shape.get(side) + after) * (long) step;
      first += (long) before * step * stride;
      strides[side] = stride * step;
      stride *= extent;
      storedShape.addFirst(extent);
    }
    List<List<Integer>> orders = new ArrayList<>();
    for (int extent : shape) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, extent).boxed().toList());
      Collections.shuffle(order, random);
      orders.add(random.nextInt(4) == 0 ? order : List.of());
    }
    String name = "t" + views.size();
    NumberType type = TYPES.get(random.nextInt(TYPES.size()));
    for (String prefix : PREFIXES) {
      checkpoint.with(prefix + name, type, storedShape, numbers((int) stride));
    }
    return new TensorView(name, storedShape, shape, first, List.of(strides), orders);
  }

  private double[] numbers(int count) {
    return random.doubles(count, -1, 1).map(x -> x * Math.exp(3 * random.nextGaussian())).toArray();
  }
}
