package lawsweep.road.sign;

import java.util.Optional;
import lawsweep.network.Architecture;
import lawsweep.network.Family;

/**
 * The hyperplanes on which derivatives by single weights change sign, as the theorem of {@code doc-files/proof.md}
 * counts them.
 *
 * @param products how many products of matrices φ consists of
 * @param each the number of different hyperplanes of one product at generic weights
 * @param known the laws of one product that papers/001, App. R, reports
 */
record Arrangement(int products, long each, long known) {

  static Arrangement of(Architecture a) {
    int products = a.family() == Family.ATTENTION ? 2 : 1;
    Optional<NarrowLayers> narrow = NarrowLayers.of(a.widths());
    long each = narrow.isPresent() ? narrow.get().hyperplanes(a.widths()) : a.parameters() / products;
    return new Arrangement(products, each, reported(a));
  }

  /** The number of hyperplanes, products of different summands having different ones: the dimension. */
  long hyperplanes() {
    return products * each;
  }

  /** N. */
  long knownLaws() {
    return products * known;
  }

  /** |u| - |v| where n = m = r = 1; in all other cases that were tried there, none. */
  private static long reported(Architecture a) {
    return a.depth() == 2 && a.widths().stream().allMatch(width -> width == 1) ? 1 : 0;
  }
}
