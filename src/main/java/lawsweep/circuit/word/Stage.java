package lawsweep.circuit.word;

import java.util.List;
import lawsweep.circuit.Tensor;

/**
 * A layer in its place, for people.
 *
 * @param name {@code l2}
 * @param text the layer as it is written
 * @param output the sides of what goes out: {@code 2x4}
 * @param tensors its parameters
 * @param module the PyTorch module that computes the same; empty if none does
 */
public record Stage(String name, String text, String output, List<Tensor> tensors, String module) {

  /** With a list that does not change. */
  public Stage {
    tensors = List.copyOf(tensors);
  }

  /** The PyTorch module of a matrix. */
  static String linear(long in, long out, boolean bias) {
    return "nn.Linear(" + in + ", " + out + (bias ? ")" : ", bias=False)");
  }

  /** Python's word. */
  static String truth(boolean value) {
    return value ? "True" : "False";
  }
}
