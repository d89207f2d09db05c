package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;

/**
 * Gathers solutions of different types into laws with indices: functions that sum to 0 and the constant ones are all
 * functions of an index; matrices, that of ones and the factors are all symmetric matrices.
 */
final class Gathering {

  private final List<Tensor> tensors;
  private final Unknowns unknowns;
  private final Turned turned;
  private final Space space;
  /** Of laws with indices those that are the same at all of them: sums of squares of whole tensors. */
  private final List<Map<Integer, Ratio>> whole = new ArrayList<>();

  Gathering(Circuit circuit, Unknowns unknowns, Equations equations, Turned turned) {
    this.tensors = circuit.tensors();
    this.unknowns = unknowns;
    this.turned = turned;
    this.space = new Space(equations);
  }

  /**
   * Laws of one carrier.
   *
   * @param full bits of positions: at these the numbers are any functions, at others they sum to 0
   * @param symmetric whether there are all symmetric matrices on a side
   */
  record Box(Carrier carrier, int full, boolean symmetric) {

    boolean full(int position) {
      return (full >> position & 1) == 1;
    }
  }

  /** One more way in which a tensor moves. */
  private interface Way {
    Op after(Op op, Carrier.Piece piece);
  }

  /**
   * All laws, each in one box.
   *
   * @throws TypeRefusedException if some laws are in none; the message names their tensors
   */
  List<Box> boxes() {
    List<Map<Integer, Ratio>> solutions = new ArrayList<>(space.raw().values());
    solutions.sort(Comparator.comparingInt(solution -> -rank(solution)));
    List<Box> boxes = new ArrayList<>();
    List<Map<Integer, Ratio>> single = new ArrayList<>();
    for (Map<Integer, Ratio> solution : solutions) {
      if (space.isNew(solution)) {
        if (rank(solution) > 0) {
          boxes.add(box(Carrier.of(solution, unknowns, turned)));
        } else {
          space.take(solution);
          single.add(solution);
        }
      }
    }
    shorten(single);
    single.forEach(solution -> boxes.add(new Box(Carrier.of(solution, unknowns, turned), 0, false)));
    return boxes;
  }

  /** Matrices come first, then what depends on more indices. */
  private int rank(Map<Integer, Ratio> solution) {
    Op op = unknowns.get(solution.keySet().iterator().next()).op();
    return Integer.bitCount(op.set()) + switch (op.kind()) {
      case MATRIX -> 2 * Integer.SIZE;
      case ONES -> Integer.SIZE;
      case FACTOR, SHIFT -> 0;
    };
  }

  /**
   * Adds laws to each other, and those with indices to them, while that makes factors smaller, or keeps them and brings
   * tensors nearer: the law of a hidden neuron that is alone in its layer is about its own two sides.
   */
  private void shorten(List<Map<Integer, Ratio>> single) {
    for (boolean any = true; any;) {
      any = false;
      for (int i = 0; i < single.size(); i++) {
        List<Map<Integer, Ratio>> others = new ArrayList<>(whole);
        others.addAll(single.subList(0, i));
        others.addAll(single.subList(i + 1, single.size()));
        for (Map<Integer, Ratio> other : others) {
          for (Ratio factor : List.of(Ratio.ONE, Ratio.of(-1))) {
            Map<Integer, Ratio> sum = sum(single.get(i), other, factor);
            if (shorter(sum, single.get(i))) {
              single.set(i, sum);
              any = true;
            }
          }
        }
      }
    }
  }

  private static Map<Integer, Ratio> sum(Map<Integer, Ratio> a, Map<Integer, Ratio> b, Ratio factor) {
    Map<Integer, Ratio> sum = new TreeMap<>(a);
    b.forEach((u, value) -> sum.merge(u, value.times(factor), Ratio::plus));
    sum.values().removeIf(Ratio::isZero);
    return sum;
  }

  private boolean shorter(Map<Integer, Ratio> a, Map<Integer, Ratio> b) {
    double less = size(b) - size(a);
    return less > 0 || (less == 0 && reach(a) < reach(b));
  }

  /** How far apart its tensors are in the order of the circuit. */
  private int reach(Map<Integer, Ratio> vector) {
    IntSummaryStatistics places = vector.keySet().stream().mapToInt(u -> unknowns.get(u).tensor()).summaryStatistics();
    return places.getMax() - places.getMin();
  }

  private static double size(Map<Integer, Ratio> vector) {
    return vector.values().stream().mapToDouble(value -> Math.abs((double) value.over() / value.under())).sum();
  }

  private Box box(Carrier carrier) {
    List<Integer> subsets = IntStream.range(0, 1 << carrier.parts().size()).boxed()
        .sorted(Comparator.comparingInt(subset -> -Integer.bitCount(subset))).toList();
    List<Box> boxes = new ArrayList<>();
    if (carrier.matrix()) {
      subsets.forEach(full -> boxes.add(new Box(carrier, full, true)));
    }
    if (carrier.kind() != Op.Kind.MATRIX) {
      subsets.forEach(full -> boxes.add(new Box(carrier, full, false)));
    }
    for (Box box : boxes) {
      Optional<List<Map<Integer, Ratio>>> elements = elements(box);
      if (elements.isPresent() && elements.get().stream().allMatch(space::isNew)) {
        elements.get().forEach(space::take);
        elements.get().stream().filter(element -> rank(element) == 0).forEach(whole::add);
        return box;
      }
    }
    throw new TypeRefusedException("laws of these tensors are not of a form that can be evaluated: "
        + String.join(", ", carrier.pieces().stream().map(piece -> tensors.get(piece.tensor()).name()).toList()));
  }

  /** Whether all that makes a box solves the equations. */
  boolean holds(Box box) {
    return elements(box).isPresent();
  }

  /** What makes a box; empty if some of it solves nothing. */
  private Optional<List<Map<Integer, Ratio>>> elements(Box box) {
    Carrier carrier = box.carrier();
    List<Map<Integer, Ratio>> elements = new ArrayList<>();
    for (Way way : ways(box)) {
      Map<Integer, Ratio> element = new TreeMap<>();
      boolean vacuous = true;
      boolean missing = false;
      for (Carrier.Piece piece : carrier.pieces()) {
        Op op = way.after(carrier.linear() ? Op.shift(0) : Op.factor(0), piece);
        Optional<Integer> unknown = unknowns.find(piece.tensor(), op);
        missing |= unknown.isEmpty();
        vacuous &= unknowns.vacuous(piece.tensor(), op, tensors.get(piece.tensor()));
        unknown.ifPresent(u -> element.merge(u, piece.factor(), Ratio::plus));
      }
      element.values().removeIf(Ratio::isZero);
      if (!vacuous) {
        if (missing || element.isEmpty() || !space.contains(element)) {
          return Optional.empty();
        }
        elements.add(element);
      }
    }
    return Optional.of(elements);
  }

  private List<Way> ways(Box box) {
    List<Way> ways = List.of((op, _) -> op);
    for (int position = 0; position < box.carrier().parts().size(); position++) {
      ways = both(ways, along(box.carrier(), position, box.full(position)));
    }
    if (box.symmetric()) {
      return both(ways, matrices(box.carrier().pieces().getFirst()));
    }
    return box.carrier().matrix() ? both(ways, List.of(Gathering::ones)) : ways;
  }

  private static Op ones(Op op, Carrier.Piece piece) {
    return new Op(Op.Kind.ONES, piece.side(), op.set(), op.parts());
  }

  private static List<Way> along(Carrier carrier, int position, boolean full) {
    Op.Part own = carrier.parts().get(position);
    boolean whole = own == Op.Part.WHOLE;
    if (!full || (!whole && carrier.linear())) {
      return List.of((op, piece) -> dependent(op, piece.places().get(position), own));
    }
    return functions(whole, piece -> piece.places().get(position));
  }

  private static List<Way> functions(boolean whole, ToIntFunction<Carrier.Piece> place) {
    List<Way> ways = new ArrayList<>();
    for (Op.Part part : whole
        ? List.of(Op.Part.WHOLE)
        : List.of(Op.Part.PLANES, Op.Part.STILL, Op.Part.BETWEEN)) {
      ways.add((op, piece) -> dependent(op, place.applyAsInt(piece), part));
    }
    ways.add((op, _) -> op);
    return ways;
  }

  private List<Way> matrices(Carrier.Piece first) {
    boolean whole = turned.at(unknowns.wire(first.tensor()), first.side()) == null;
    List<Way> ways = functions(whole, Carrier.Piece::side);
    ways.add((op, piece) -> new Op(Op.Kind.MATRIX, piece.side(), op.set(), op.parts()));
    if (whole) {
      ways.add(Gathering::ones);
    }
    return ways;
  }

  private static Op dependent(Op op, int place, Op.Part part) {
    return new Op(op.kind(), op.side(), op.set() | 1 << place, op.parts()).with(place, part);
  }

  private static List<Way> both(List<Way> ways, List<Way> more) {
    List<Way> both = new ArrayList<>();
    for (Way way : ways) {
      for (Way other : more) {
        both.add((op, piece) -> other.after(way.after(op, piece), piece));
      }
    }
    return both;
  }
}
