package lawsweep.kind.count;

import java.util.List;
import lawsweep.spec.Place;

/**
 * Architectures written out (spec key {@code widths}) or drawn.
 *
 * @param lists n_0, …, n_q of each
 * @param places where each stands
 */
record ListedWidths(List<int[]> lists, List<Place> places) implements WidthGrid {

  @Override
  public long size() {
    return lists.size();
  }

  @Override
  public int[] at(int index) {
    return lists.get(index);
  }

  @Override
  public Place place(int index) {
    return places.get(index);
  }
}
