package lawsweep.circuit.types;

import java.util.Arrays;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;

/** How many products with parameters lie between the input and what a tensor makes, its own among them. */
final class Depths {

  private static final int NONE = -1;

  private final int[] tensors;

  Depths(Circuit circuit) {
    List<Step> steps = circuit.steps();
    int[] depths = new int[steps.size()];
    // What is a tensor, or one that a constant multiplies, as biases are for all tokens.
    int[] alone = new int[steps.size()];
    tensors = new int[circuit.tensors().size()];
    Arrays.fill(tensors, NONE);
    for (int i = 0; i < depths.length; i++) {
      Step step = steps.get(i);
      int tensor = step.reads().stream().mapToInt(wire -> alone[wire]).max().orElse(NONE);
      boolean copies = tensor != NONE && step instanceof Step.Contraction
          && step.reads().stream().anyMatch(wire -> steps.get(wire) instanceof Step.Constant);
      alone[i] = step instanceof Step.Parameter parameter ? parameter.tensor() : copies ? tensor : NONE;
      boolean meets = step instanceof Step.Contraction && tensor != NONE && !copies;
      depths[i] = step.reads().stream().mapToInt(wire -> depths[wire]).max().orElse(0) + (meets ? 1 : 0);
      for (int wire : step.reads()) {
        if (!copies && alone[wire] != NONE && tensors[alone[wire]] == NONE) {
          tensors[alone[wire]] = depths[i];
        }
      }
    }
  }

  /** The depth of a tensor; -1 for one that nobody reads. */
  int of(int tensor) {
    return tensors[tensor];
  }
}
