package lawsweep.circuit.laws.named;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lawsweep.circuit.Step;

/**
 * Which wires are products of two parts: one that hangs on parameters alone, with the wire's <i>own</i> sides, and one
 * that does not hang on these, with all other sides. Every wire is such a product in a trivial way, with 1 as its own
 * part; sides of length 1 belong to neither.
 *
 * <p>A product or a power of such wires is one, if sides that meet are of one sort; so is a sum, if the other parts are
 * the same; and a product with free gates, if the own part is one number.
 */
final class Separation {

  private static final int UNIT = 0;
  private static final double MOST = 1e7;

  private final Wiring wiring;
  private final Tape tape = new Tape();
  private final int one;
  private final List<Split> splits = new ArrayList<>();
  private final Map<String, Integer> others = new HashMap<>();
  private final List<Set<Integer>> leaves = new ArrayList<>();

  /**
   * A wire as a product.
   *
   * @param own which sides belong to the part that hangs on parameters
   * @param other a number for the other part: equal for equal parts
   * @param node the own part
   */
  private record Split(boolean[] own, int other, int node) {

    boolean number() {
      for (boolean each : own) {
        if (each) {
          return false;
        }
      }
      return true;
    }
  }

  Separation(Wiring wiring) {
    this.wiring = wiring;
    this.one = tape.constant(List.of(1L), new int[0]);
    other("", Set.of());
    for (int wire = 0; wire < wiring.circuit().steps().size(); wire++) {
      splits.add(split(wire));
    }
  }

  Tape tape() {
    return tape;
  }

  /** The own part of a wire, where it is one number; -1 where it is more. */
  int number(int wire) {
    return splits.get(wire).number() ? splits.get(wire).node() : -1;
  }

  /** The wires that the other part of a wire is made of. */
  Set<Integer> leaves(int wire) {
    return leaves.get(splits.get(wire).other());
  }

  private int other(String what, Set<Integer> made) {
    Integer before = others.get(what);
    if (before != null) {
      return before;
    }
    leaves.add(made);
    others.put(what, others.size());
    return others.size() - 1;
  }

  private Split trivial(int wire) {
    return new Split(new boolean[wiring.step(wire).shape().size()], other("wire " + wire, Set.of(wire)), one);
  }

  private Split split(int wire) {
    return switch (wiring.step(wire)) {
      case Step.Parameter parameter -> {
        boolean[] own = new boolean[parameter.shape().size()];
        for (int side = 0; side < own.length; side++) {
          own[side] = parameter.shape().get(side) > 1;
        }
        yield new Split(own, UNIT,
            tape.parameter(parameter.tensor(), wiring.tensor(wire), sides(parameter.shape(), own)));
      }
      case Step.Contraction contraction -> contraction(contraction, wire);
      case Step.Sum sum -> sum(sum, wire);
      case Step.Power power -> {
        Split from = splits.get(power.from());
        yield new Split(from.own(),
            from.other() == UNIT ? UNIT
                : other("power " + power.exponent() + " " + from.other(), leaves.get(from.other())),
            tape.power(from.node(), power.exponent()));
      }
      case Step.Gate gate -> {
        Split from = splits.get(gate.from());
        yield from.number()
            ? new Split(from.own(), other("wire " + wire, leaves.get(from.other())), from.node())
            : trivial(wire);
      }
      case Step.Input _,Step.OneHot _,Step.Constant _,Step.Rotation _,Step.Apply _,Step.InverseRoot _ -> trivial(wire);
    };
  }

  private static int[] sides(List<Integer> shape, boolean[] own) {
    List<Integer> sides = new ArrayList<>();
    for (int side = 0; side < own.length; side++) {
      if (own[side]) {
        sides.add(shape.get(side));
      }
    }
    return sides.stream().mapToInt(Integer::intValue).toArray();
  }

  private Split sum(Step.Sum sum, int wire) {
    Split first = splits.get(sum.terms().getFirst().wire());
    for (Step.Term term : sum.terms()) {
      Split each = splits.get(term.wire());
      if (each.other() != first.other() || !Arrays.equals(each.own(), first.own())) {
        return trivial(wire);
      }
    }
    return new Split(first.own(), first.other(), tape.sum(
        sum.terms().stream().map(term -> splits.get(term.wire()).node()).toList(),
        sum.terms().stream().map(Step.Term::factor).toList()));
  }

  private Split contraction(Step.Contraction step, int wire) {
    Indices indices = Indices.of(step);
    Map<Character, Integer> extents = indices.extents(wiring.step(step.left()).shape(),
        wiring.step(step.right()).shape());
    Split left = meeting(step.left(), indices.left(), step.right(), indices.right());
    Split right = meeting(step.right(), indices.right(), step.left(), indices.left());
    Map<Character, Boolean> own = new HashMap<>();
    boolean fits = indices.plain() && note(indices.left(), left, extents, own)
        && note(indices.right(), right, extents, own) && size(own, extents) <= MOST;
    if (!fits) {
      return trivial(wire);
    }
    Indices mine = part(indices, own, true);
    boolean[] result = new boolean[indices.result().length()];
    for (int side = 0; side < result.length; side++) {
      result[side] = own.getOrDefault(indices.result().charAt(side), false);
    }
    int node = tape.product(left.node(), right.node(), mine, sides(step.shape(), result));
    return new Split(result, other(part(indices, own, false), left.other(), right.other()), node);
  }

  /** What a wire is in a product with another; a constant belongs to the own part where it meets own sides alone. */
  private Split meeting(int wire, String letters, int other, String others) {
    if (!(wiring.step(wire) instanceof Step.Constant constant)) {
      return splits.get(wire);
    }
    boolean[] theirs = splits.get(other).own();
    boolean meets = false;
    for (int side = 0; side < others.length(); side++) {
      if (letters.indexOf(others.charAt(side)) >= 0 && wiring.step(other).shape().get(side) > 1) {
        meets = true;
        if (!theirs[side]) {
          return splits.get(wire);
        }
      }
    }
    if (!meets) {
      return splits.get(wire);
    }
    boolean[] own = new boolean[letters.length()];
    for (int side = 0; side < own.length; side++) {
      own[side] = constant.shape().get(side) > 1;
    }
    return new Split(own, UNIT, tape.constant(constant.values(), sides(constant.shape(), own)));
  }

  /** Notes the sort of each letter; false if two sorts meet. */
  private static boolean note(String letters, Split split, Map<Character, Integer> extents,
      Map<Character, Boolean> own) {
    for (int side = 0; side < letters.length(); side++) {
      if (extents.get(letters.charAt(side)) > 1) {
        Boolean before = own.putIfAbsent(letters.charAt(side), split.own()[side]);
        if (before != null && before != split.own()[side]) {
          return false;
        }
      }
    }
    return true;
  }

  private static double size(Map<Character, Boolean> own, Map<Character, Integer> extents) {
    double size = 1;
    for (Map.Entry<Character, Boolean> each : own.entrySet()) {
      size *= each.getValue() ? extents.get(each.getKey()) : 1;
    }
    return size;
  }

  /** The letters of one sort. */
  private static Indices part(Indices indices, Map<Character, Boolean> own, boolean sort) {
    return new Indices(part(indices.left(), own, sort), part(indices.right(), own, sort),
        part(indices.result(), own, sort));
  }

  private static String part(String letters, Map<Character, Boolean> own, boolean sort) {
    StringBuilder part = new StringBuilder();
    for (int at = 0; at < letters.length(); at++) {
      char letter = letters.charAt(at);
      if (own.containsKey(letter) && own.get(letter) == sort) {
        part.append(letter);
      }
    }
    return part.toString();
  }

  /** The number of a product of other parts: the same whatever its letters are called. */
  private int other(Indices indices, int left, int right) {
    if (left == UNIT && indices.right().equals(indices.result())) {
      return right;
    }
    if (right == UNIT && indices.left().equals(indices.result())) {
      return left;
    }
    Map<Character, Character> names = new HashMap<>();
    StringBuilder key = new StringBuilder(left + " " + right + " ");
    String all = indices.left() + "," + indices.right() + ">" + indices.result();
    for (int at = 0; at < all.length(); at++) {
      char letter = all.charAt(at);
      key.append(Character.isLetter(letter)
          ? names.computeIfAbsent(letter, _ -> (char) ('a' + names.size()))
          : letter);
    }
    Set<Integer> made = new TreeSet<>(leaves.get(left));
    made.addAll(leaves.get(right));
    return other(key.toString(), made);
  }
}
