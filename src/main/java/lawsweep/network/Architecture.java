package lawsweep.network;

import java.util.List;

/**
 * A fully connected network: U_1, …, U_q with U_i of shape n_{i-1} × n_i, where n_0 is the output and n_q the input
 * (papers/000, §4).
 *
 * @param family what the hidden neurons apply
 * @param widths n_0, …, n_q; at least three, each in 1..{@value #MAX_WIDTH}
 * @param bias which layers carry biases; {@link Bias#NONE} for linear networks
 */
public record Architecture(Family family, List<Integer> widths, Bias bias) {

  /** The largest width accepted. */
  public static final int MAX_WIDTH = 1_000_000;

  /**
   * Checks the invariants above.
   *
   * @throws IllegalArgumentException with one line fit for a user
   */
  public Architecture {
    widths = List.copyOf(widths);
    if (widths.size() < 3) {
      throw new IllegalArgumentException(
          "expected at least three widths (output, hidden…, input), got " + format(widths));
    }
    for (int width : widths) {
      if (width < 1 || width > MAX_WIDTH) {
        throw new IllegalArgumentException(
            "expected widths between 1 and " + MAX_WIDTH + ", got " + width + " in " + format(widths));
      }
    }
    if (family == Family.LINEAR && bias != Bias.NONE) {
      throw new IllegalArgumentException("expected no bias on a linear network, got bias " + bias.label());
    }
  }

  /** q, the number of weight matrices. */
  public int depth() {
    return widths.size() - 1;
  }

  /** n_i, 0 ≤ i ≤ q. */
  public int width(int i) {
    return widths.get(i);
  }

  /** D: all weights and biases. */
  public long parameters() {
    long d = 0;
    for (int i = 1; i <= depth(); i++) {
      d += (long) width(i - 1) * width(i);
    }
    return d + biases();
  }

  /** The number of bias parameters. */
  public long biases() {
    return switch (bias) {
      case NONE -> 0;
      case HIDDEN -> hiddenNeurons();
      case ALL -> hiddenNeurons() + width(0);
    };
  }

  /** n_1 + … + n_{q-1}. */
  public long hiddenNeurons() {
    long sum = 0;
    for (int i = 1; i < depth(); i++) {
      sum += width(i);
    }
    return sum;
  }

  /** The widths as they are printed everywhere: {@code 2,3,3,2}, output first. */
  public String widthsLabel() {
    return format(widths);
  }

  private static String format(List<Integer> widths) {
    StringBuilder text = new StringBuilder(4 * widths.size());
    for (int i = 0; i < widths.size(); i++) {
      text.append(i == 0 ? "" : ",").append(widths.get(i).intValue());
    }
    return text.toString();
  }
}
