package lawsweep.circuit.types;

import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;

/**
 * Which tensors weight decay is usual for: matrices, filters and tables, which are summed over when they meet what
 * varies, and positions. Biases and gains, which are the same for all tokens, are left alone.
 */
final class Decay {

  private final boolean[] decays;

  Decay(Circuit circuit, Facts facts) {
    decays = new boolean[circuit.tensors().size()];
    for (Step step : circuit.steps()) {
      if (step instanceof Step.Contraction product) {
        Letters letters = Letters.of(product);
        note(circuit, product.left(), Letters.bits(letters.left()) & letters.summed(), facts.get(product.right()));
        note(circuit, product.right(), Letters.bits(letters.right()) & letters.summed(), facts.get(product.left()));
      } else if (step instanceof Step.Sum sum) {
        sum.terms().stream().map(term -> circuit.steps().get(term.wire())).forEach(term -> {
          if (term instanceof Step.Parameter parameter && parameter.shape().size() > 1) {
            decays[parameter.tensor()] = true;
          }
        });
      }
    }
  }

  private void note(Circuit circuit, int wire, int summed, Facts.Fact other) {
    if (circuit.steps().get(wire) instanceof Step.Parameter parameter && summed != 0 && !other.constant()) {
      decays[parameter.tensor()] = true;
    }
  }

  boolean decays(int tensor) {
    return decays[tensor];
  }
}
