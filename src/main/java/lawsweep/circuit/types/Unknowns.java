package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.Tensor;

/** The types of motion of all tensors: one unknown for each, which stands for as many numbers as the type has. */
final class Unknowns {

  /**
   * An unknown.
   *
   * @param tensor index of the tensor that it moves
   * @param count how many numbers it stands for
   */
  record Unknown(int tensor, Op op, long count) {}

  private final Turned turned;
  private final List<Unknown> all = new ArrayList<>();
  private final Map<Integer, Map<Op, Integer>> numbers = new HashMap<>();
  private final Map<Integer, Integer> wires = new HashMap<>();

  Unknowns(Turned turned) {
    this.turned = turned;
  }

  Unknown get(int unknown) {
    return all.get(unknown);
  }

  int count() {
    return all.size();
  }

  /** The unknown of a type of motion of a tensor; empty if it has none. */
  Optional<Integer> find(int tensor, Op op) {
    return Optional.ofNullable(numbers.getOrDefault(tensor, Map.of()).get(op));
  }

  /** Whether a type of motion stands for no number, since sides are short. */
  boolean vacuous(int index, Op op, Tensor tensor) {
    return count(op, wires.get(index), tensor) <= 0;
  }

  /** The wire where a tensor enters. */
  int wire(int tensor) {
    return wires.get(tensor);
  }

  /**
   * All types of motion of a tensor.
   *
   * @param wire where it enters
   * @param blind what is unseen of it
   */
  Move of(int index, Tensor tensor, int wire, Blind blind, Equations equations) {
    Move move = new Move();
    wires.put(index, wire);
    int sides = 0;
    for (int place = 0; place < tensor.shape().size(); place++) {
      sides |= tensor.shape().get(place) > 1 ? 1 << place : 0;
    }
    for (int set = sides;; set = (set - 1) & sides) {
      add(index, Op.shift(set), move, wire, tensor, equations);
      if (!blind.all()) {
        add(index, Op.factor(set), move, wire, tensor, equations);
        for (int side = 0; side < tensor.shape().size(); side++) {
          if ((sides >> side & 1) == 1 && (set >> side & 1) == 0) {
            add(index, new Op(Op.Kind.MATRIX, side, set, 0), move, wire, tensor, equations);
            if (turned.at(wire, side) == null && !blind.hides(1 << side)) {
              add(index, new Op(Op.Kind.ONES, side, set, 0), move, wire, tensor, equations);
            }
          }
        }
      }
      if (set == 0) {
        return move;
      }
    }
  }

  private void add(int index, Op op, Move move, int wire, Tensor tensor, Equations equations) {
    for (Op each : split(op, wire, tensor)) {
      long count = count(each, wire, tensor);
      if (count > 0) {
        numbers.computeIfAbsent(index, _ -> new HashMap<>()).put(each, all.size());
        all.add(new Unknown(index, each, count));
        move.add(each, Form.of(equations.fresh()));
      }
    }
  }

  /** Functions on turned sides, part by part; constants that are added have no part between the two. */
  private List<Op> split(Op op, int wire, Tensor tensor) {
    List<Op> split = List.of(op);
    for (int place = 0; place < tensor.shape().size(); place++) {
      if (turned.at(wire, place) != null) {
        boolean within = (op.set() >> place & 1) == 1;
        if (!within && op.kind() == Op.Kind.SHIFT) {
          return List.of();
        }
        split = within ? finer(split, place, op.kind()) : split;
      }
    }
    return split;
  }

  private static List<Op> finer(List<Op> ops, int place, Op.Kind kind) {
    List<Op> finer = new ArrayList<>();
    for (Op each : ops) {
      finer.add(each.with(place, Op.Part.PLANES));
      finer.add(each.with(place, Op.Part.STILL));
      if (kind != Op.Kind.SHIFT) {
        finer.add(each.with(place, Op.Part.BETWEEN));
      }
    }
    return finer;
  }

  private long count(Op op, int wire, Tensor tensor) {
    long count = 1;
    for (int place = 0; place < tensor.shape().size(); place++) {
      if ((op.set() >> place & 1) == 1) {
        count = Math.multiplyExact(count, functions(op, place, wire, tensor.shape().get(place)));
      }
    }
    if (op.kind() == Op.Kind.MATRIX) {
      Turned.Split split = turned.at(wire, op.side());
      long size = split == null ? tensor.shape().get(op.side()) : split.still();
      count = Math.multiplyExact(count, size * (size - 1) / 2 - (split == null ? 1 : 0));
    }
    return count;
  }

  private long functions(Op op, int place, int wire, int size) {
    Turned.Split split = turned.at(wire, place);
    if (split != null && op.kind() == Op.Kind.SHIFT) {
      return op.part(place) == Op.Part.STILL ? split.still() : 2L * split.planes();
    }
    return switch (op.part(place)) {
      case WHOLE -> size - 1;
      case PLANES -> split.planes() - 1;
      case STILL -> Math.max(0, split.still() - 1);
      case BETWEEN -> split.planes() > 0 && split.still() > 0 ? 1 : 0;
    };
  }
}
