package lawsweep.circuit.laws.named;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lawsweep.circuit.Step;

/** The letters of a contraction, for what it reads and what it writes. */
record Indices(String left, String right, String result) {

  static Indices of(Step.Contraction contraction) {
    return new Indices(contraction.leftLetters(), contraction.rightLetters(), contraction.outLetters());
  }

  /** How long the sides are, by letter. */
  Map<Character, Integer> extents(List<Integer> leftShape, List<Integer> rightShape) {
    Map<Character, Integer> extents = new HashMap<>();
    for (int i = 0; i < left.length(); i++) {
      extents.put(left.charAt(i), leftShape.get(i));
    }
    for (int i = 0; i < right.length(); i++) {
      extents.put(right.charAt(i), rightShape.get(i));
    }
    return extents;
  }

  /** Whether no letter stands twice in one place. */
  boolean plain() {
    return plain(left) && plain(right) && plain(result);
  }

  private static boolean plain(String letters) {
    return letters.chars().distinct().count() == letters.length();
  }
}
