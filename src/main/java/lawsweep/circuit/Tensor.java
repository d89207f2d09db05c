package lawsweep.circuit;

import java.util.List;

/**
 * A tensor of parameters.
 *
 * @param name as people know it: {@code l2.Q}
 * @param shape its sides; empty for a number
 * @param offset where it begins in θ; entries follow each other with the last side fastest
 */
public record Tensor(String name, List<Integer> shape, long offset) {

  /** With a shape that does not change. */
  public Tensor {
    shape = List.copyOf(shape);
  }

  /** How many parameters. */
  public int size() {
    return Shapes.size(shape);
  }

  /**
   * Where it begins in an array of all parameters.
   *
   * @throws ArithmeticException if no array is that long
   */
  public int first() {
    return Math.toIntExact(offset);
  }
}
