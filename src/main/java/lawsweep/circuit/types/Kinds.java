package lawsweep.circuit.types;

import java.util.HashSet;
import java.util.Set;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.laws.LawKind;

/** What laws of a type are about, by the same rules that laws one by one are sorted by. */
final class Kinds {

  private static final Set<String> HEADS =
      Set.of("Q", "K", "V", "O", "UK", "UV", "D", "bq", "bk", "bv", "bo", "gq", "gk", "rb");
  private static final Set<String> GAINS = Set.of("g", "y");
  private static final int IMAGE_SIDES = 3;

  private final Circuit circuit;
  private final boolean[] unseen;
  private final Set<Integer> last = new HashSet<>();

  /**
   * The rules for a circuit.
   *
   * @param unseen for each tensor whether the output does not see it
   */
  Kinds(Circuit circuit, boolean[] unseen) {
    this.circuit = circuit;
    this.unseen = unseen;
    if (circuit.centred()) {
      last(circuit.output());
    }
  }

  private void last(int wire) {
    switch (circuit.steps().get(wire)) {
      case Step.Parameter parameter -> last.add(parameter.tensor());
      case Step.Sum sum -> sum.terms().forEach(term -> last(term.wire()));
      case Step.Contraction contraction -> contraction.reads().stream()
          .filter(read -> circuit.steps().get(read) instanceof Step.Parameter).forEach(this::last);
      default -> {
        // No tensor of the last layer.
      }
    }
  }

  LawKind of(Solution solution) {
    Set<String> letters = solution.letters();
    boolean still = solution.parts().stream().allMatch(part -> unseen[part.index()]);
    if (solution.linear()) {
      return still ? LawKind.STILL : linear(solution, letters);
    }
    if (solution.definite()) {
      return LawKind.SCALE;
    }
    Set<String> layers = solution.layers();
    if (layers.size() == 1 && HEADS.containsAll(letters)) {
      return LawKind.HEADS;
    }
    if (letters.stream().anyMatch(GAINS::contains)) {
      return LawKind.GAINS;
    }
    if (layers.size() > 2 || letters.contains("E")) {
      return LawKind.STREAM;
    }
    boolean image = solution.parts().stream().anyMatch(part -> part.tensor().shape().size() >= IMAGE_SIDES);
    return image && layers.size() > 1 ? LawKind.CHANNELS : LawKind.NEURONS;
  }

  private LawKind linear(Solution solution, Set<String> letters) {
    if (letters.size() > 1 || solution.layers().size() > 1) {
      return letters.contains("E") || letters.contains("P") ? LawKind.POSITIONS : LawKind.SUMS;
    }
    String letter = letters.iterator().next();
    if (HEADS.contains(letter) && !letter.equals("O") && !letter.equals("bo")) {
      return LawKind.HEADS;
    }
    return last.contains(solution.parts().getFirst().index()) ? LawKind.COLUMNS : LawKind.SUMS;
  }
}
