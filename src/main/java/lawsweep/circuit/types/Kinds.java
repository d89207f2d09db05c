package lawsweep.circuit.types;

import java.util.HashSet;
import java.util.Set;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.laws.LawKind;

/** What laws of a type are about, by the same rules that laws one by one are sorted by. */
final class Kinds {

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
    if (solution.linear()) {
      boolean still = solution.parts().stream().allMatch(part -> unseen[part.index()]);
      return still ? LawKind.STILL
          : LawKind.ofSum(solution.letters(), solution.letters().size() == 1 && solution.layers().size() == 1,
              last.contains(solution.parts().getFirst().index()));
    }
    return solution.definite() ? LawKind.SCALE
        : LawKind.ofDifference(solution.layers(), solution.letters(),
            solution.parts().stream().map(part -> part.tensor().shape()).toList());
  }
}
