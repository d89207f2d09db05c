package lawsweep.circuit.laws.named;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;

/** Who reads what in a circuit. */
final class Wiring {

  private final Circuit circuit;
  private final List<List<Integer>> readers = new ArrayList<>();
  private final int[] wires;
  private final int pair;

  /**
   * Reads a circuit.
   *
   * @param pair the wire of two outputs of which the circuit's output is the difference; -1 if it is no difference
   */
  Wiring(Circuit circuit, int pair) {
    this.circuit = circuit;
    this.pair = pair;
    this.wires = new int[circuit.tensors().size()];
    for (int i = 0; i < circuit.steps().size(); i++) {
      readers.add(new ArrayList<>());
      for (int from : circuit.steps().get(i).reads()) {
        readers.get(from).add(i);
      }
      if (circuit.steps().get(i) instanceof Step.Parameter parameter) {
        wires[parameter.tensor()]++;
      }
    }
  }

  Circuit circuit() {
    return circuit;
  }

  Step step(int wire) {
    return circuit.steps().get(wire);
  }

  /** Whether a wire is read once, and is not the output; of a parameter, whether its tensor is. */
  boolean single(int wire) {
    return readers.get(wire).size() == 1 && wire != circuit.output()
        && (!(step(wire) instanceof Step.Parameter parameter) || wires[parameter.tensor()] == 1);
  }

  /** The only reader of a wire that is {@link #single}. */
  int reader(int wire) {
    return readers.get(wire).getFirst();
  }

  /**
   * Whether a wire is, or is added to, two outputs that are seen through their difference, and nothing else reads it.
   */
  boolean paired(int wire) {
    if (pair < 0 || !single(pair)) {
      return false;
    }
    boolean added = single(wire) && reader(wire) == pair && step(pair) instanceof Step.Sum sum
        && sum.terms().stream().allMatch(term -> term.factor() == 1);
    return wire == pair || added;
  }

  boolean isParameter(int wire) {
    return step(wire) instanceof Step.Parameter;
  }

  boolean isConstant(int wire) {
    return step(wire) instanceof Step.Constant;
  }

  /** The tensor of a wire that is a parameter. */
  Tensor tensor(int wire) {
    return circuit.tensors().get(((Step.Parameter) step(wire)).tensor());
  }

  /**
   * The parameter that a wire repeats along other sides; -1 if it does not. The wire, and what lies between, must be
   * read once.
   */
  int repeated(int wire) {
    if (!single(wire)) {
      return -1;
    }
    if (isParameter(wire)) {
      return wire;
    }
    if (!(step(wire) instanceof Step.Contraction contraction) || !single(contraction.left())
        || !isParameter(contraction.left()) || !(step(contraction.right()) instanceof Step.Constant constant)) {
      return -1;
    }
    Indices indices = Indices.of(contraction);
    boolean spread = constant.values().stream().allMatch(value -> value == 1)
        && indices.left().chars().allMatch(letter -> indices.right().indexOf(letter) < 0)
        && indices.result().length() == indices.left().length() + indices.right().length();
    return spread ? contraction.left() : -1;
  }
}
