package lawsweep.road.weights;

import lawsweep.circuit.Step;

/** Steps behind others that are put before them. */
final class Shifted {

  private Shifted() {}

  /**
   * The same step.
   *
   * @param shift by how much the numbers of all wires have grown
   */
  static Step by(Step step, int shift) {
    return switch (step) {
      case Step.Parameter _,Step.Input _,Step.OneHot _,Step.Constant _,Step.Rotation _ -> step;
      case Step.Contraction c ->
        new Step.Contraction(c.left() + shift, c.right() + shift, c.indices(), c.shape());
      case Step.Sum sum -> new Step.Sum(sum.terms().stream()
          .map(term -> new Step.Term(term.wire() + shift, term.factor(), term.divisor())).toList(), sum.shape());
      case Step.Gate gate -> new Step.Gate(gate.from() + shift, gate.shape());
      case Step.Power power -> new Step.Power(power.from() + shift, power.exponent(), power.shape());
      case Step.Apply apply -> new Step.Apply(apply.from() + shift, apply.function(), apply.shape());
      case Step.InverseRoot root -> new Step.InverseRoot(root.from() + shift, root.shape());
    };
  }
}
