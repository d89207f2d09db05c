package lawsweep.circuit.word;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntToLongFunction;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;

/** Constant tensors of a circuit, each made once. */
final class Constants {

  private final Weave weave;
  private final Map<String, Integer> wires = new HashMap<>();

  Constants(Weave weave) {
    this.weave = weave;
  }

  /** Ones of some shape. */
  int ones(List<Integer> shape) {
    return wire("ones " + shape, shape, i -> 1L);
  }

  /** One at an index, zeros elsewhere. */
  int unit(int size, int index) {
    return wire("unit " + size + " " + index, List.of(size), i -> i == index ? 1L : 0L);
  }

  /** N × N: ones on and below the diagonal. */
  int causal(int tokens) {
    return wire("causal " + tokens, List.of(tokens, tokens), i -> i % tokens <= i / tokens ? 1L : 0L);
  }

  /** M × M: M on the diagonal, minus 1 everywhere. It takes the mean away and multiplies with M. */
  int centring(int size) {
    return wire("centring " + size, List.of(size, size), i -> (i % size == i / size ? size : 0L) - 1L);
  }

  /** N × N × L: which of L biases stands between a query n and a key m: n - m + shift, where there is one. */
  int distances(int tokens, int biases, int shift) {
    return wire("distances " + tokens + " " + biases + " " + shift, List.of(tokens, tokens, biases), i -> {
      int query = i / biases / tokens;
      int key = i / biases % tokens;
      return query - key + shift == i % biases ? 1L : 0L;
    });
  }

  /**
   * Planes × 2 × d × d: how the cosine and the sine of a plane turn its two entries, those of the first dimensions one
   * pair after the other: (c, -s; s, c).
   */
  int turns(int planes, int dimension) {
    return wire("turns " + planes + " " + dimension, List.of(planes, 2, dimension, dimension), i -> {
      int from = i % dimension;
      int to = i / dimension % dimension;
      int plane = i / dimension / dimension / 2;
      boolean sine = i / dimension / dimension % 2 == 1;
      if (to / 2 != plane || from / 2 != plane || sine == (to == from)) {
        return 0L;
      }
      return sine && to < from ? -1L : 1L;
    });
  }

  /** N × d × d: the identity of the dimensions from the first on that is not turned. */
  int still(int tokens, int dimension, int first) {
    return wire("still " + tokens + " " + dimension + " " + first, List.of(tokens, dimension, dimension), i -> {
      int from = i % dimension;
      return from == i / dimension % dimension && from >= first ? 1L : 0L;
    });
  }

  /** Sides of heads and of their dimensions, then all of these together: 1 where an entry goes, one after another. */
  int beside(List<Integer> shape) {
    int all = shape.getLast();
    return wire("beside " + shape, shape, i -> i / all == i % all ? 1L : 0L);
  }

  /** Positions out × positions in × taps: 1 where a tap reads a position. */
  int taps(Taps taps) {
    int in = taps.positions();
    List<Integer> shape = List.of(taps.outputs(), in, taps.taps());
    return wire(taps.toString(), shape,
        i -> taps.count(i / taps.taps() / in, i / taps.taps() % in, i % taps.taps()));
  }

  /**
   * A constant, unless there is one of this name.
   *
   * @param value the entry at an index, last side fastest
   */
  int wire(String name, List<Integer> shape, IntToLongFunction value) {
    Integer known = wires.get(name);
    if (known != null) {
      return known;
    }
    weave.reserve(shape);
    int wire = weave.add(new Step.Constant(shape, new Computed(Shapes.size(shape), value)));
    wires.put(name, wire);
    return wire;
  }

  /** Numbers that are computed whenever they are asked for: masks of real networks have millions. */
  private static final class Computed extends AbstractList<Long> implements RandomAccess {

    private final int size;
    private final IntToLongFunction value;

    Computed(int size, IntToLongFunction value) {
      this.size = size;
      this.value = value;
    }

    @Override
    public Long get(int index) {
      return value.applyAsLong(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
      return size;
    }
  }
}
