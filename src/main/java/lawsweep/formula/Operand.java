package lawsweep.formula;

import java.util.List;

/**
 * A tensor in a product.
 *
 * @param tensor its name, as {@link Entry} has it
 * @param shape its sides
 * @param letters one for each side
 * @param exponent the power of each entry that is taken; 0 stands for the logarithm of its absolute value
 */
public record Operand(String tensor, List<Integer> shape, String letters, int exponent) {

  /** With a list that does not change. */
  public Operand {
    shape = List.copyOf(shape);
    if (letters.length() != shape.size()) {
      throw new IllegalArgumentException("expected a letter for each side of " + shape + ", got '" + letters + "'");
    }
  }

  /** The entries themselves. */
  public Operand(String tensor, List<Integer> shape, String letters) {
    this(tensor, shape, letters, 1);
  }
}
