package lawsweep.circuit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network: what it computes of its parameters and inputs. A field is the gradient of Σ w · output with weights w that
 * every field draws anew.
 *
 * @param tensors all tensors, which fill θ from 0 on without gaps
 * @param steps the steps; step i writes wire i
 * @param output the wire of the outputs
 * @param centred true if w sums to zero along the output's last side: cross entropy sees no more of it
 */
public record Circuit(List<Tensor> tensors, List<Step> steps, int output, boolean centred) {

  /** With lists that do not change. */
  public Circuit {
    tensors = List.copyOf(tensors);
    steps = List.copyOf(steps);
  }

  /** How many products of two numbers a contraction takes. */
  public double products(Step.Contraction contraction) {
    Map<Character, Integer> extents = new HashMap<>();
    note(contraction.leftLetters(), steps.get(contraction.left()).shape(), extents);
    note(contraction.rightLetters(), steps.get(contraction.right()).shape(), extents);
    return extents.values().stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
  }

  private static void note(String letters, List<Integer> shape, Map<Character, Integer> extents) {
    for (int i = 0; i < letters.length(); i++) {
      extents.put(letters.charAt(i), shape.get(i));
    }
  }

  /** D. */
  public int parameters() {
    return tensors.isEmpty() ? 0 : tensors.getLast().offset() + tensors.getLast().size();
  }
}
