package lawsweep.network;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A fully connected network: U_1, …, U_q with U_i of shape n_{i-1} × n_i, where n_0 is the output and n_q the input
 * (papers/000, §4).
 *
 * <p>A residual network of b blocks has the widths m, r_b, m, …, r_1, m. U_{2l-1} and U_{2l} are the matrices U and V
 * of a block, and the layers in between have no neurons that apply anything. An attention head has the widths dim, d,
 * dim, and Q, K, V and O of shape d × dim each.
 *
 * @param family what the hidden neurons apply
 * @param widths n_0, …, n_q; at least three, each in 1..{@value #MAX_WIDTH}
 * @param bias which layers carry biases; {@link Bias#NONE} unless the family allows others
 */
public record Architecture(Family family, List<Integer> widths, Bias bias) {

  /** The largest width accepted. */
  public static final int MAX_WIDTH = 1_000_000;

  /** The most weight matrices that users can ask for. */
  public static final int MAX_DEPTH = 256;

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
    if (!family.biased() && bias != Bias.NONE) {
      throw new IllegalArgumentException(
          "expected no bias on " + article(family) + " network, got bias " + bias.label());
    }
    if (family == Family.RESIDUAL && !residual(widths)) {
      throw new IllegalArgumentException(
          "expected widths m,r,m or m,r,m,r,m and so on of residual blocks, got " + format(widths));
    }
    if (family == Family.ATTENTION && !(widths.size() == 3 && widths.get(0).equals(widths.get(2)))) {
      throw new IllegalArgumentException("expected widths dim,d,dim of an attention head, got " + format(widths));
    }
  }

  private static String article(Family family) {
    return (family == Family.ATTENTION ? "an " : "a ") + family.label();
  }

  private static boolean residual(List<Integer> widths) {
    for (int i = 0; i < widths.size(); i += 2) {
      if (!widths.get(i).equals(widths.getFirst())) {
        return false;
      }
    }
    return widths.size() % 2 == 1;
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
    return family == Family.ATTENTION ? 2 * d : d + biases();
  }

  /** The parameters of the mean of all outputs, as one of them: a row of U_1, and a bias if outputs have any. */
  public long ofMean() {
    return (long) width(1) + (bias == Bias.ALL ? 1 : 0);
  }

  /** How many hidden neurons apply something: all but those between residual blocks, which only add. */
  public long activeNeurons() {
    long sum = 0;
    for (int i = 1; i < depth(); i += family == Family.RESIDUAL ? 2 : 1) {
      sum += width(i);
    }
    return family == Family.LINEAR || family == Family.ATTENTION ? 0 : sum;
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

  /** The width of the widest hidden layer; empty for attention, which has no layers. */
  public Optional<Integer> widestHidden() {
    return family == Family.ATTENTION ? Optional.empty() : Optional.of(Collections.max(widths.subList(1, depth())));
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
