package lawsweep.circuit.laws;

import java.util.List;
import lawsweep.circuit.Step;

/** Which wires steps read. */
final class Readers {

  private Readers() {}

  /** The wires that a step reads. */
  static List<Integer> of(Step step) {
    return switch (step) {
      case Step.Parameter _,Step.Input _,Step.OneHot _,Step.Constant _,Step.Rotation _ -> List.of();
      case Step.Contraction contraction -> List.of(contraction.left(), contraction.right());
      case Step.Sum sum -> sum.terms().stream().map(Step.Term::wire).toList();
      case Step.Gate gate -> List.of(gate.from());
      case Step.Power power -> List.of(power.from());
      case Step.Apply apply -> List.of(apply.from());
      case Step.InverseRoot root -> List.of(root.from());
    };
  }
}
