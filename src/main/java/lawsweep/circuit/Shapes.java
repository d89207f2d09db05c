package lawsweep.circuit;

import java.util.List;

/** Sides of tensors. */
public final class Shapes {

  private Shapes() {}

  /**
   * How many entries there are.
   *
   * @throws ArithmeticException if an {@code int} does not hold it
   */
  public static int size(List<Integer> shape) {
    int size = 1;
    for (int side : shape) {
      size = Math.multiplyExact(size, side);
    }
    return size;
  }
}
