package lawsweep.kind.count;

import java.util.Arrays;
import java.util.Optional;
import lawsweep.spec.NumberSet;
import lawsweep.spec.Place;
import lawsweep.text.Saturating;

/**
 * All hidden layers have one width; the ends may differ. Order: depth first, then hidden width, input, output, the last
 * fastest.
 *
 * @param place the entry
 * @param depths q, each at least 2
 * @param widths n_1 = … = n_{q-1}
 * @param inputs n_q; the hidden width if empty
 * @param outputs n_0; the hidden width if empty
 */
record UniformWidths(
    Place place,
    NumberSet depths,
    NumberSet widths,
    Optional<NumberSet> inputs,
    Optional<NumberSet> outputs)
    implements
      WidthGrid {

  @Override
  public long size() {
    long hidden = Saturating.times(depths.size(), widths.size());
    return Saturating.times(Saturating.times(hidden, size(inputs)), size(outputs));
  }

  @Override
  public int[] at(int index) {
    int rest = index;
    int outputIndex = rest % size(outputs);
    rest /= size(outputs);
    int inputIndex = rest % size(inputs);
    rest /= size(inputs);
    int width = widths.at(rest % widths.size());
    int[] layers = new int[depths.at(rest / widths.size()) + 1];
    Arrays.fill(layers, width);
    outputs.ifPresent(set -> layers[0] = set.at(outputIndex));
    inputs.ifPresent(set -> layers[layers.length - 1] = set.at(inputIndex));
    return layers;
  }

  @Override
  public Place place(int index) {
    return place;
  }

  private static int size(Optional<NumberSet> ends) {
    return ends.map(NumberSet::size).orElse(1);
  }
}
