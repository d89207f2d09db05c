package lawsweep.road.sign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.law.Loss;
import lawsweep.network.Architecture;
import lawsweep.network.Family;

/**
 * The hyperplanes on which derivatives by single weights change sign, as the theorem of {@code doc-files/proof.md}
 * counts them, added up over the products of matrices that φ consists of.
 *
 * @param hyperplanes the number of different ones at generic weights, which is the dimension: products of different
 *     summands have different ones
 * @param knownLaws N: the laws that papers/001, App. R, reports, and what stands still with cross entropy
 */
record Arrangement(long hyperplanes, long knownLaws) {

  /** Those of a network. With cross entropy, the product that the outputs come from has others (section 6). */
  static Arrangement of(Architecture a, Loss loss) {
    Arrangement outputs = product(a.widths(), loss);
    if (a.family() != Family.ATTENTION) {
      return outputs;
    }
    Arrangement scores = product(a.widths(), ofScores(a, loss));
    return new Arrangement(scores.hyperplanes + outputs.hyperplanes, scores.knownLaws + outputs.knownLaws);
  }

  /** How the product QᵀK of an attention head sees a loss: at any of them alike, unless nothing moves. */
  static Loss ofScores(Architecture a, Loss loss) {
    return a.width(0) == 1 ? loss : Loss.MSE;
  }

  private static Arrangement product(List<Integer> widths, Loss loss) {
    if (loss == Loss.MSE || widths.getFirst() > 2) {
      return product(widths);
    }
    if (widths.getFirst() == 1) {
      return new Arrangement(0, weights(widths));
    }
    List<Integer> oneOutput = new ArrayList<>(widths);
    oneOutput.set(0, 1);
    Arrangement one = product(oneOutput);
    return new Arrangement(one.hyperplanes, one.knownLaws + widths.get(1));
  }

  /** |u| - |v| is reported where n = m = r = 1; in all other cases that were tried there, none. */
  private static Arrangement product(List<Integer> widths) {
    Optional<NarrowLayers> narrow = NarrowLayers.of(widths);
    boolean reported = widths.size() == 3 && widths.stream().allMatch(width -> width == 1);
    return new Arrangement(narrow.isPresent() ? narrow.get().hyperplanes(widths) : weights(widths), reported ? 1 : 0);
  }

  private static long weights(List<Integer> widths) {
    long sum = 0;
    for (int i = 1; i < widths.size(); i++) {
      sum += (long) widths.get(i - 1) * widths.get(i);
    }
    return sum;
  }
}
