package lawsweep.circuit.types;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;

/**
 * Where dropout multiplies entries with random numbers: what is made of the inputs alone by one table or matrix, with
 * positions and biases, and the end of every residual branch.
 */
final class Masks {

  private final List<Step> steps;
  private final Facts facts;
  private final Set<Integer> wires = new HashSet<>();

  private Masks(Circuit circuit, Facts facts) {
    this.steps = circuit.steps();
    this.facts = facts;
  }

  /** No dropout. */
  static Masks none(Circuit circuit, Facts facts) {
    return new Masks(circuit, facts);
  }

  static Masks of(Circuit circuit, Facts facts) {
    Masks masks = new Masks(circuit, facts);
    int stem = -1;
    for (int i = 0; i < masks.steps.size(); i++) {
      if (masks.steps.get(i) instanceof Step.Sum sum) {
        if (masks.residual(sum)) {
          masks.wires.add(sum.terms().getLast().wire());
        }
        stem = masks.lengthens(sum, stem) ? i : stem;
      } else if (stem < 0 && masks.embeds(masks.steps.get(i))) {
        stem = i;
      }
    }
    if (stem >= 0) {
      masks.wires.add(stem);
    }
    return masks;
  }

  /** Whether dropout multiplies a wire. */
  boolean on(int wire) {
    return wires.contains(wire);
  }

  /** Whether a sum adds a branch to what goes around it: both depend on inputs and on parameters. */
  private boolean residual(Step.Sum sum) {
    return sum.terms().size() == 2
        && sum.terms().stream().allMatch(term -> term.factor() == 1 && term.divisor() == 1
            && facts.get(term.wire()).given())
        && facts.get(sum.terms().getLast().wire()).trained();
  }

  private boolean embeds(Step step) {
    return step instanceof Step.Contraction contraction
        && (tokens(contraction.left(), contraction.right()) || tokens(contraction.right(), contraction.left()));
  }

  /** Whether tokens, not single vectors or images, meet a parameter. */
  private boolean tokens(int given, int parameter) {
    Step step = steps.get(given);
    return (step instanceof Step.OneHot || step instanceof Step.Input) && step.shape().size() >= 2
        && steps.get(parameter) instanceof Step.Parameter tensor && tensor.shape().size() == 2;
  }

  private boolean lengthens(Step.Sum sum, int stem) {
    return stem >= 0 && sum.terms().stream().anyMatch(term -> term.wire() == stem)
        && sum.terms().stream().allMatch(term -> term.wire() == stem || !facts.get(term.wire()).given());
  }
}
