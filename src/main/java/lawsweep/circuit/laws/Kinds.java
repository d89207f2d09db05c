package lawsweep.circuit.laws;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;

/** Tells laws of a circuit apart. */
final class Kinds {

  private final Circuit circuit;
  private final Seen seen;
  private final Set<Integer> last = new HashSet<>();
  private final Set<Integer> unseen = new HashSet<>();

  Kinds(Circuit circuit, Knots knots, Seen seen) {
    this.circuit = circuit;
    this.seen = seen;
    if (circuit.centred()) {
      last(circuit.output());
    }
    for (int k = 0; k < knots.all().size(); k++) {
      if (knots.get(k).origin() instanceof Origin.Parameter parameter) {
        unseenEntries(parameter.tensor(), k);
      }
    }
  }

  /** The tensors of the last layer. */
  private void last(int wire) {
    List<Step> steps = circuit.steps();
    switch (steps.get(wire)) {
      case Step.Parameter parameter -> last.add(circuit.tensors().get(parameter.tensor()).first());
      case Step.Sum sum -> sum.terms().forEach(term -> last(term.wire()));
      case Step.Contraction contraction -> {
        for (int read : List.of(contraction.left(), contraction.right())) {
          if (steps.get(read) instanceof Step.Parameter) {
            last(read);
          }
        }
      }
      default -> {
        // No tensor of the last layer.
      }
    }
  }

  private void unseenEntries(int tensor, int knot) {
    boolean[] touched = seen.touched(knot);
    int offset = circuit.tensors().get(tensor).first();
    for (int e = 0; e < touched.length; e++) {
      if (!touched[e]) {
        unseen.add(offset + e);
      }
    }
  }

  LawKind of(Law law) {
    if (law.linear()) {
      return linear(law);
    }
    if (law.parts().stream().allMatch(this::still)) {
      return LawKind.STILL;
    }
    if (law.definite()) {
      return LawKind.SCALE;
    }
    return LawKind.ofDifference(law.layers(), law.letters(),
        law.parts().stream().map(part -> part.generator().tensor().shape()).toList());
  }

  private LawKind linear(Law law) {
    if (law.parts().stream().allMatch(this::still)) {
      return law.letters().equals(Set.of("bk")) ? LawKind.HEADS : LawKind.STILL;
    }
    return LawKind.ofSum(law.letters(), law.parts().size() == 1,
        last.contains(law.parts().getFirst().generator().tensor().first()));
  }

  /** Whether a part of a law is about entries that the output does not see. */
  private boolean still(Law.Part part) {
    int offset = part.generator().tensor().first();
    for (int e : part.shifts().at()) {
      if (!unseen.contains(offset + e)) {
        return false;
      }
    }
    for (Law.Entry entry : part.entries()) {
      for (int[] entries : entry.group().entries()) {
        if (!unseen.contains(offset + entries[entry.i()]) || !unseen.contains(offset + entries[entry.j()])) {
          return false;
        }
      }
    }
    return true;
  }
}
