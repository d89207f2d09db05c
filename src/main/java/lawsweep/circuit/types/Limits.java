package lawsweep.circuit.types;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.laws.SoftmaxPattern;

/** Circuits whose laws types do not tell, and why. */
final class Limits {

  /** Positions out, positions in, taps. */
  private static final int CIRCLE = 3;

  private final List<Step> steps;
  private final Circuit circuit;
  private final Facts facts;
  private final SoftmaxPattern softmax;
  private final boolean[] linear;

  Limits(Circuit circuit, Facts facts, SoftmaxPattern softmax) {
    this.circuit = circuit;
    this.steps = circuit.steps();
    this.facts = facts;
    this.softmax = softmax;
    this.linear = new boolean[steps.size()];
  }

  /** Refuses. */
  void check() {
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step instanceof Step.Parameter parameter && !seen.add(parameter.tensor())) {
        throw new TypeRefusedException(
            "types read each tensor once, but " + circuit.tensors().get(parameter.tensor()).name() + " enters twice");
      }
      if (softmax.ends(i) && step.shape().getLast() == 1) {
        throw new TypeRefusedException("a softmax of one number is always 1, which types do not know");
      }
      linear[i] = linear(step);
      if (step instanceof Step.Sum sum) {
        sum(sum);
      }
      if (step instanceof Step.Contraction window && linear[window.left()] && circle(window)) {
        throw new TypeRefusedException("a filter around a circle (pad circ) that reads a linear layer has laws at"
            + " every lag, which types do not know");
      }
      if (step instanceof Step.Contraction product && steps.get(product.left()) instanceof Step.Parameter parameter
          && steps.get(product.right()) instanceof Step.Constant && !facts.get(product.right()).ones()) {
        throw new TypeRefusedException("entries of " + circuit.tensors().get(parameter.tensor()).name()
            + " are picked by a constant, which types do not know (relbias)");
      }
    }
  }

  /** Whether a wire is, or has as a term, a product with a parameter that no function was taken of since. */
  private boolean linear(Step step) {
    return switch (step) {
      case Step.Parameter _ -> true;
      case Step.Sum sum -> sum.terms().stream().anyMatch(term -> linear[term.wire()]);
      case Step.Contraction product -> steps.get(product.left()) instanceof Step.Parameter
          || steps.get(product.right()) instanceof Step.Parameter
          || (linear[product.left()] && facts.get(product.right()).constant());
      default -> false;
    };
  }

  /** Whether a step lists what the taps of a filter read that goes around a circle. */
  private boolean circle(Step.Contraction window) {
    String taps = window.rightLetters();
    return steps.get(window.right()) instanceof Step.Constant constant && taps.length() == CIRCLE
        && constant.shape().get(0).equals(constant.shape().get(1)) && constant.shape().getLast() > 1
        && (facts.get(window.right()).one() >> 1 & 1) == 1
        && window.leftLetters().indexOf(taps.charAt(1)) >= 0 && window.outLetters().indexOf(taps.charAt(1)) < 0;
  }

  /** What is added to a linear map of itself is one linear map, which may have more laws. */
  private void sum(Step.Sum sum) {
    Set<Integer> read = new HashSet<>();
    for (Step.Term term : sum.terms()) {
      if (facts.get(term.wire()).given()) {
        int own =
            steps.get(term.wire()) instanceof Step.Contraction product ? multiplied(product, term.wire()) : term.wire();
        if (!read.add(own)) {
          throw new TypeRefusedException("a linear layer with a skip around it is not understood by type");
        }
      }
    }
  }

  /** What a product multiplies with parameters; its own wire where it has two factors that vary. */
  private int multiplied(Step.Contraction product, int wire) {
    boolean left = steps.get(product.left()) instanceof Step.Parameter;
    boolean right = steps.get(product.right()) instanceof Step.Parameter;
    return left ? product.right() : right ? product.left() : wire;
  }
}
