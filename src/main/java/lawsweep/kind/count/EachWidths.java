package lawsweep.kind.count;

import lawsweep.spec.NumberSet;
import lawsweep.spec.Place;
import lawsweep.text.Saturating;

/**
 * Every layer varies by itself, ends included (spec key {@code each}). Order: depth first, then n_0, …, n_q with n_q
 * fastest.
 *
 * @param place the entry
 * @param depths q, each at least 2
 * @param widths what every n_i runs through
 */
record EachWidths(Place place, NumberSet depths, NumberSet widths) implements WidthGrid {

  @Override
  public long size() {
    long size = 0;
    for (int k = 0; k < depths.size(); k++) {
      size = Saturating.plus(size, sizeAt(k));
    }
    return size;
  }

  @Override
  public int[] at(int index) {
    int depthIndex = 0;
    int rest = index;
    for (long size = sizeAt(0); rest >= size; size = sizeAt(depthIndex)) {
      rest -= (int) size;
      depthIndex++;
    }
    int[] layers = new int[depths.at(depthIndex) + 1];
    for (int i = layers.length - 1; i >= 0; i--) {
      layers[i] = widths.at(rest % widths.size());
      rest /= widths.size();
    }
    return layers;
  }

  @Override
  public Place place(int index) {
    return place;
  }

  private long sizeAt(int depthIndex) {
    return Saturating.power(widths.size(), depths.at(depthIndex) + 1);
  }
}
