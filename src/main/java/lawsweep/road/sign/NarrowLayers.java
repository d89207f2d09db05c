package lawsweep.road.sign;

import java.util.List;
import java.util.Optional;

/**
 * The layers of width 1 of a product of matrices: the first and the last of them, which may be the same.
 *
 * @param first the first one, 0..last
 * @param last the last one
 */
record NarrowLayers(int first, int last) {

  /** Those of a product with such widths; empty if all are at least 2. */
  static Optional<NarrowLayers> of(List<Integer> widths) {
    int first = widths.indexOf(1);
    return first < 0 ? Optional.empty() : Optional.of(new NarrowLayers(first, widths.lastIndexOf(1)));
  }

  /**
   * How many different hyperplanes the weights of the product have at generic weights (proof, section 3): one for each
   * neuron before the first narrow layer, one for each behind the last, and one for all weights in between.
   */
  long hyperplanes(List<Integer> widths) {
    return sum(widths.subList(0, first)) + (first < last ? 1 : 0) + sum(widths.subList(last + 1, widths.size()));
  }

  private static long sum(List<Integer> widths) {
    return widths.stream().mapToLong(Integer::longValue).sum();
  }
}
