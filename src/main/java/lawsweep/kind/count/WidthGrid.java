package lawsweep.kind.count;

import lawsweep.spec.Place;

/** Distinct or listed widths n_0, …, n_q in grid order, computed when asked for. */
sealed interface WidthGrid extends WidthChoice permits EachWidths, ListedWidths, UniformWidths {

  /** n_0, …, n_q of the architecture at {@code index}, 0 ≤ index &lt; size; the caller may not change the array. */
  int[] at(int index);

  /** Where the architecture at {@code index} is asked for. */
  Place place(int index);
}
