package lawsweep.kind.count;

import lawsweep.spec.NumberSet;
import lawsweep.spec.Place;

/**
 * Architectures to be drawn (spec key {@code random}): the depth uniformly, then each layer's width uniformly.
 *
 * @param place where {@code random} stands
 * @param count how many
 * @param depths q, each at least 2
 * @param widths what every n_i is drawn from
 */
record RandomRange(Place place, int count, NumberSet depths, NumberSet widths) implements WidthChoice {

  @Override
  public long size() {
    return count;
  }
}
