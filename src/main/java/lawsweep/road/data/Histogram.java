package lawsweep.road.data;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each value occurred.
 *
 * @param counts the values that occurred and how often, from the smallest value
 * @param undecided draws of which the value could not be told
 */
public record Histogram(SortedMap<Integer, Long> counts, long undecided) {

  /** Copies the map. */
  public Histogram {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** All draws, the undecided ones too. */
  public long total() {
    return undecided + counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
