package lawsweep.pattern;

import java.util.Arrays;

/**
 * Inputs of a network with gates in float64. Unless they are small whole numbers, all are divided by one power of two,
 * and so is the constant that biases are multiplied by: that changes no pattern and no rank, and keeps products in the
 * range of doubles.
 */
public final class ScaledInputs {

  /** Products of two numbers that differ by less are far from the ends of the range. */
  private static final double FAR = 0x1p400;

  private final double[] values;
  private final double[] ones;

  /**
   * Some inputs.
   *
   * @param rows which
   * @param biased whether the constant matters
   * @throws IllegalArgumentException if the numbers are too far apart for float64, with the row and column of one
   */
  public ScaledInputs(Inputs inputs, int[] rows, boolean biased) {
    Inputs.Numbers numbers = inputs.known();
    int features = numbers.features();
    values = new double[rows.length * features];
    ones = new double[rows.length];
    Arrays.fill(ones, 1);
    for (int i = 0; i < rows.length; i++) {
      numbers.real(rows[i], values, i * features);
    }
    if (!numbers.small()) {
      divide(rows, features, biased);
    }
  }

  private void divide(int[] rows, int features, boolean biased) {
    double largest = biased ? 1 : 0;
    for (double x : values) {
      largest = Math.max(largest, Math.abs(x));
    }
    int exponent = largest == 0 ? 0 : Math.getExponent(largest);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0 && Math.abs(values[i]) < largest / FAR) {
        throw new IllegalArgumentException(
            "row " + (rows[i / features] + 1) + ", column " + (i % features + 1) + " of the"
                + " inputs is " + values[i] + " and the largest " + largest
                + ": too far apart for float64; expected the exact road (--method dense)");
      }
      values[i] = Math.scalb(values[i], -exponent);
    }
    Arrays.fill(ones, Math.scalb(1.0, -exponent));
  }

  /** Input by input. */
  public double[] values() {
    return values;
  }

  /** What biases are multiplied by. */
  public double[] ones() {
    return ones;
  }
}
