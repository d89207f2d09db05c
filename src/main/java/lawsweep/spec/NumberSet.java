package lawsweep.spec;

import java.util.Arrays;
import java.util.List;

/** Distinct whole numbers in the order of the spec, kept as ranges: {@code [2, 4..6]} is 2, 4, 5, 6. */
public final class NumberSet {
  private final int[] firsts;
  /** offsets[k] numbers stand before range k; one more entry than ranges. */
  private final int[] offsets;

  private NumberSet(int[] firsts, int[] offsets) {
    this.firsts = firsts;
    this.offsets = offsets;
  }

  /** A range of the spec; a single number is the range from itself to itself. */
  record Range(int first, int last) {

    public int size() {
      return last - first + 1;
    }

    boolean overlaps(Range other) {
      return first <= other.last && other.first <= last;
    }
  }

  /** The numbers of {@code ranges}, which must not overlap. */
  public static NumberSet of(List<Range> ranges) {
    int[] firsts = new int[ranges.size()];
    int[] offsets = new int[ranges.size() + 1];
    for (int k = 0; k < firsts.length; k++) {
      firsts[k] = ranges.get(k).first();
      offsets[k + 1] = offsets[k] + ranges.get(k).size();
    }
    return new NumberSet(firsts, offsets);
  }

  /** {@code number} alone. */
  public static NumberSet of(int number) {
    return of(List.of(new Range(number, number)));
  }

  public int size() {
    return offsets[offsets.length - 1];
  }

  /** The number at {@code index}, 0 ≤ index &lt; size. */
  public int at(int index) {
    int found = Arrays.binarySearch(offsets, index);
    int range = found >= 0 ? found : -found - 2;
    return firsts[range] + index - offsets[range];
  }
}
