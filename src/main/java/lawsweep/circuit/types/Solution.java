package lawsweep.circuit.types;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lawsweep.circuit.Tensor;

/**
 * Laws of one type: tensors and how each moves, up to the choice of numbers that the type stands for.
 *
 * @param parts one for each type of motion of a tensor
 * @param count how many laws
 */
record Solution(List<Part> parts, long count) {

  /**
   * How a tensor moves.
   *
   * @param factor of the numbers that the type stands for
   */
  record Part(Tensor tensor, int index, Op op, Ratio factor) {

    String letter() {
      return tensor.name().substring(tensor.name().lastIndexOf('.') + 1);
    }

    String layer() {
      return tensor.name().substring(0, Math.max(0, tensor.name().lastIndexOf('.')));
    }
  }

  boolean linear() {
    return parts.getFirst().op().kind() == Op.Kind.SHIFT;
  }

  /** Whether they are sums of squares with factors of one sign. */
  boolean definite() {
    return parts.stream().allMatch(part -> part.op().kind() == Op.Kind.FACTOR)
        && parts.stream().map(part -> part.factor().sign()).distinct().count() == 1;
  }

  Set<String> letters() {
    Set<String> letters = new TreeSet<>();
    parts.forEach(part -> letters.add(part.letter()));
    return letters;
  }

  Set<String> layers() {
    Set<String> layers = new TreeSet<>();
    parts.forEach(part -> layers.add(part.layer()));
    return layers;
  }
}
