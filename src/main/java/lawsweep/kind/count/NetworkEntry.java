package lawsweep.kind.count;

import java.util.List;
import java.util.Optional;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.Loss;
import lawsweep.law.setting.Setting;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.spec.Place;
import lawsweep.sweep.About;
import lawsweep.text.Saturating;

/**
 * One entry of {@code networks}: the product of variants, widths and draws.
 *
 * @param place where the entry begins
 * @param variants family, bias, fields and so on, in grid order
 * @param widths the architectures' widths
 * @param seeds draws 0, …, seeds - 1 of every architecture
 * @param about what the entry says of them
 * @param settingPlace where it says how they are trained and from what
 * @param <W> {@link WidthGrid} once all widths are known
 */
record NetworkEntry<W extends WidthChoice>(
    Place place,
    List<Variant> variants,
    W widths,
    int seeds,
    Optional<About> about,
    Place settingPlace) {

  /**
   * A family with a bias and fields that it allows; weights and inputs are chosen exactly for data fields, and there is
   * a setting at most for generic ones.
   */
  record Variant(
      Family family,
      Bias bias,
      Fields fields,
      Loss loss,
      Optional<DataChoice> data,
      Optional<Setting> setting) {

    /** The same with another setting. */
    Variant with(Optional<Setting> other) {
      return new Variant(family, bias, fields, loss, data, other);
    }

    @Override
    public String toString() {
      return family.label() + (bias == Bias.NONE ? "" : " with bias " + bias.label())
          + (fields == Fields.GENERIC ? "" : " with fields " + fields.label())
          + (loss == Loss.MSE ? "" : " with loss " + loss.label())
          + setting.map(other -> " with " + other.shown()).orElse("");
    }
  }

  /** Architectures of the entry; saturates. */
  long architectures() {
    return Saturating.times(variants.size(), widths.size());
  }

  /** True if some cells have a setting. */
  boolean hasSettings() {
    return variants.stream().anyMatch(variant -> variant.setting().isPresent());
  }

  /** Cells of the entry; saturates. */
  public long cells() {
    return Saturating.times(architectures(), seeds);
  }

  /** The same entry with its widths known. */
  <V extends WidthChoice> NetworkEntry<V> with(V known) {
    return new NetworkEntry<>(place, variants, known, seeds, about, settingPlace);
  }
}
