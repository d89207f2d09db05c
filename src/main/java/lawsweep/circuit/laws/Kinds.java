package lawsweep.circuit.laws;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;

/** Tells laws of a circuit apart. */
final class Kinds {

  private static final Set<String> HEADS =
      Set.of("Q", "K", "V", "O", "UK", "UV", "D", "bq", "bk", "bv", "bo", "gq", "gk", "rb");
  private static final Set<String> GAINS = Set.of("g", "y");
  private static final int IMAGE_SIDES = 3;

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
    Set<String> layers = law.layers();
    if (layers.size() == 1 && HEADS.containsAll(law.letters())) {
      return LawKind.HEADS;
    }
    if (law.letters().stream().anyMatch(GAINS::contains)) {
      return LawKind.GAINS;
    }
    if (layers.size() > 2 || law.letters().contains("E")) {
      return LawKind.STREAM;
    }
    boolean image = law.parts().stream().anyMatch(p -> p.generator().tensor().shape().size() >= IMAGE_SIDES);
    return image && layers.size() > 1 ? LawKind.CHANNELS : LawKind.NEURONS;
  }

  private LawKind linear(Law law) {
    if (law.parts().stream().allMatch(this::still)) {
      return law.letters().equals(Set.of("bk")) ? LawKind.HEADS : LawKind.STILL;
    }
    if (law.parts().size() > 1) {
      return law.letters().contains("E") || law.letters().contains("P") ? LawKind.POSITIONS : LawKind.SUMS;
    }
    if (HEADS.contains(law.letters().first()) && !law.letters().contains("O") && !law.letters().contains("bo")) {
      return LawKind.HEADS;
    }
    return last.contains(law.parts().getFirst().generator().tensor().first()) ? LawKind.COLUMNS : LawKind.SUMS;
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
