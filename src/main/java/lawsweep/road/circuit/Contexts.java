package lawsweep.road.circuit;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.walk.CircuitCost;
import lawsweep.circuit.walk.CircuitRefusedException;
import lawsweep.text.SpotException;

/**
 * All contexts of tokens in every sample, where they are few: a field is then a sum over all contexts with weights for
 * each. Such fields span the same W_0, and their brackets the same levels; but none is left out by chance, and so
 * samples that bring nothing more say as much as with inputs that are numbers.
 */
final class Contexts {

  /** The most contexts that are taken together. */
  static final int MOST = 256;

  private Contexts() {}

  /** True if a network draws tokens. */
  static boolean drawn(Network network) {
    return network.circuit().steps().stream().anyMatch(Step.OneHot.class::isInstance);
  }

  /** The circuit with all contexts side by side; empty if they are too many, or roots would be missing. */
  static Optional<Circuit> together(Network network) {
    long contexts = 1;
    for (Step step : network.circuit().steps()) {
      if (step instanceof Step.OneHot choice) {
        if (contexts > 1 || choice.shape().size() != 2) {
          return Optional.empty();
        }
        for (int token = 0; token < choice.shape().getFirst() && contexts <= MOST; token++) {
          contexts *= choice.shape().getLast();
        }
      }
    }
    return contexts > MOST ? Optional.empty() : usable(network, (int) contexts);
  }

  private static Optional<Circuit> usable(Network network, int contexts) {
    try {
      Optional<Circuit> circuit = network.sideBySide(contexts).map(Contexts::listed);
      circuit.ifPresent(each -> CircuitCost.of(each).check());
      return circuit;
    } catch (CircuitRefusedException | SpotException _) {
      return Optional.empty();
    }
  }

  private static Circuit listed(Circuit circuit) {
    List<Step> steps = new ArrayList<>(circuit.steps());
    steps.replaceAll(
        step -> step instanceof Step.OneHot choice ? new Step.Constant(choice.shape(), new All(choice.shape())) : step);
    return new Circuit(circuit.tensors(), steps, circuit.output(), circuit.centred());
  }

  /** Context c has at token n the digit n of c in base V, the last token fastest. */
  private static final class All extends AbstractList<Long> implements RandomAccess {

    private final int contexts;
    private final int tokens;
    private final int words;

    All(List<Integer> shape) {
      this.contexts = shape.get(0);
      this.tokens = shape.get(1);
      this.words = shape.get(2);
    }

    @Override
    public Long get(int index) {
      Objects.checkIndex(index, size());
      int left = index / words / tokens;
      for (int token = tokens - 1; token > index / words % tokens; token--) {
        left /= words;
      }
      return left % words == index % words ? 1L : 0L;
    }

    @Override
    public int size() {
      return contexts * tokens * words;
    }
  }
}
