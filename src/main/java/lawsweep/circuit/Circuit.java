package lawsweep.circuit;

import java.util.List;

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

  /** D. */
  public int parameters() {
    return tensors.isEmpty() ? 0 : tensors.getLast().offset() + tensors.getLast().size();
  }
}
