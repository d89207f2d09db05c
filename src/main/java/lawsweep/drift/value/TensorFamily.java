package lawsweep.drift.value;

import java.util.Set;

/** Which numbers a checkpoint may hold for each parameter, by what stands before the parameter's name. */
public enum TensorFamily {
  /** The parameters themselves. */
  WEIGHTS(""),
  /** Gradients of the loss at this step, as PyTorch's {@code .grad}. */
  GRADIENTS("grad."),
  /** Sums of past gradients, as PyTorch's SGD keeps them: buffer = momentum · buffer + gradient. */
  BUFFERS("momentum_buffer.");

  private final String before;

  TensorFamily(String before) {
    this.before = before;
  }

  /** True for the gradients and buffers of parameters that are there. */
  public static boolean belongs(String name, Set<String> parameters) {
    for (TensorFamily family : values()) {
      if (name.startsWith(family.before) && parameters.contains(name.substring(family.before.length()))) {
        return true;
      }
    }
    return false;
  }

  /** The name of the stored tensor that belongs to a parameter's. */
  public String nameFor(String parameter) {
    return before + parameter;
  }
}
