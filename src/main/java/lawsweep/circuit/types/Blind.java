package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.List;

/**
 * What of a wire's motions the output cannot tell: those that are the same at all indices of some sides, whatever they
 * depend on besides.
 *
 * @param sets bits of sides, none of which contains another; the empty set stands for all motions
 */
record Blind(List<Integer> sets) {

  /** All is seen. */
  static final Blind NOTHING = new Blind(List.of());
  /** Nothing is seen. */
  static final Blind ALL = new Blind(List.of(0));

  static Blind of(List<Integer> sets) {
    List<Integer> least = new ArrayList<>();
    for (int set : sets) {
      boolean larger = sets.stream().anyMatch(other -> (other & set) == other && other != set);
      if (!larger && !least.contains(set)) {
        least.add(set);
      }
    }
    return new Blind(List.copyOf(least));
  }

  static Blind along(int set) {
    return new Blind(List.of(set));
  }

  /** What is unseen by two readers. */
  Blind and(Blind other) {
    List<Integer> both = new ArrayList<>();
    for (int mine : sets) {
      for (int theirs : other.sets) {
        both.add(mine | theirs);
      }
    }
    return of(both);
  }

  boolean all() {
    return sets.contains(0);
  }

  /** Whether motions that are the same at all indices of these sides are unseen. */
  boolean hides(int constant) {
    return sets.stream().anyMatch(set -> (set & ~constant) == 0);
  }
}
