package lawsweep.circuit.types;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;

/**
 * Sides whose places rotations turn two by two. What moves them must commute with all rotations: a number on each
 * plane, anything on the places that stand still. Sides that a letter ties to such a side are split alike.
 */
final class Turned {

  /** How many planes a side has, which come first, and how many places that stand still. */
  record Split(int planes, int still) {}

  private static final int SIDES = 4;

  private final int[] first;
  private final int[] parent;
  private final Map<Integer, Split> splits = new HashMap<>();

  Turned(Circuit circuit, Facts facts) {
    List<Step> steps = circuit.steps();
    first = new int[steps.size() + 1];
    for (int i = 0; i < steps.size(); i++) {
      first[i + 1] = first[i] + steps.get(i).shape().size();
    }
    parent = new int[first[steps.size()]];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
    for (int i = 0; i < steps.size(); i++) {
      tie(i, steps.get(i), facts);
    }
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.Contraction step && facts.turns(step.right()) && !facts.turns(i)) {
        note(i, step, circuit);
      }
    }
  }

  /**
   * Whether a product of rotations and a constant is the matrices that turn planes: for each plane its cosine on two
   * neighbouring places, and its sine between them.
   */
  static boolean planes(Step.Contraction step, Step.Constant constant) {
    List<Integer> shape = constant.shape();
    if (shape.size() != SIDES || !step.leftLetters().substring(1).equals(step.rightLetters().substring(0, 2))
        || !step.outLetters().equals(step.leftLetters().charAt(0) + step.rightLetters().substring(2))) {
      return false;
    }
    int size = shape.getLast();
    for (int plane = 0; plane < shape.getFirst(); plane++) {
      int cosine = (2 * plane * size + 2 * plane) * size + 2 * plane;
      int sine = cosine + size * size;
      if (constant.values().get(cosine) != 1 || constant.values().get(cosine + size + 1) != 1
          || constant.values().get(sine + 1) != -1 || constant.values().get(sine + size) != 1) {
        return false;
      }
    }
    return true;
  }

  /** How a side of a wire is split; null if it is not turned. */
  Split at(int wire, int place) {
    return splits.isEmpty() ? null : splits.get(top(first[wire] + place));
  }

  /** A number that sides have in common which letters tie to each other. */
  int tie(int wire, int place) {
    return top(first[wire] + place);
  }

  private void note(int i, Step.Contraction step, Circuit circuit) {
    Step turn = circuit.steps().get(step.right());
    int planes = planesOf(step.right(), circuit);
    int size = turn.shape().getLast();
    int place = step.outLetters().indexOf(step.rightLetters().charAt(1));
    if (place < 0) {
      throw new TypeRefusedException("the rotation " + step.indices() + " is not understood by type");
    }
    Split split = new Split(planes, size - 2 * planes);
    Split known = splits.putIfAbsent(top(first[i] + place), split);
    if (known != null && !known.equals(split)) {
      throw new TypeRefusedException("rotations of different numbers of planes meet, which types do not know");
    }
  }

  private static int planesOf(int wire, Circuit circuit) {
    Step step = circuit.steps().get(wire);
    return step instanceof Step.Rotation rotation
        ? rotation.shape().get(1)
        : step.reads().stream().filter(read -> !(circuit.steps().get(read) instanceof Step.Constant))
            .mapToInt(read -> planesOf(read, circuit)).max().orElseThrow();
  }

  private void tie(int i, Step step, Facts facts) {
    switch (step) {
      case Step.Contraction contraction -> {
        Map<Character, Integer> sides = new HashMap<>();
        boolean turn = facts.turns(contraction.right()) && !facts.turns(i);
        tie(contraction.left(), contraction.leftLetters(), sides);
        if (turn) {
          // The side that is turned goes out under another letter.
          tie(i, contraction.outLetters().replace(contraction.rightLetters().charAt(1),
              contraction.rightLetters().charAt(2)), sides);
        } else if (!facts.get(contraction.right()).constant() || facts.get(contraction.right()).ones()) {
          tie(contraction.right(), contraction.rightLetters(), sides);
        }
        if (!turn) {
          tie(i, contraction.outLetters(), sides);
        }
      }
      case Step.Sum sum -> sum.terms().forEach(term -> all(i, term.wire(), step));
      case Step.Gate gate -> all(i, gate.from(), step);
      case Step.Power power -> all(i, power.from(), step);
      case Step.Apply apply -> all(i, apply.from(), step);
      case Step.InverseRoot root -> all(i, root.from(), step);
      case Step.Parameter _,Step.Input _,Step.OneHot _,Step.Constant _,Step.Rotation _ -> {
        // Nothing comes before these.
      }
    }
  }

  private void all(int a, int b, Step step) {
    for (int place = 0; place < step.shape().size(); place++) {
      join(first[a] + place, first[b] + place);
    }
  }

  private void tie(int wire, String letters, Map<Character, Integer> sides) {
    for (int place = 0; place < letters.length(); place++) {
      Integer known = sides.putIfAbsent(letters.charAt(place), first[wire] + place);
      if (known != null) {
        join(known, first[wire] + place);
      }
    }
  }

  private int top(int side) {
    int at = side;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private void join(int a, int b) {
    parent[top(a)] = top(b);
  }
}
