package lawsweep.formula;

import java.util.Comparator;
import java.util.List;

/**
 * One entry of a tensor, a variable of formulas.
 *
 * @param tensor the tensor's name: U1, …, Uq and b1, …, bq for networks with widths, for a line as {@code describe}
 *     prints it; velocities have {@code V.} before it
 * @param place one number for each side, counted from 1: row and column for a matrix; empty for a number
 */
public record Entry(String tensor, List<Integer> place) implements Comparable<Entry> {

  private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::tensor, Entry::compareNames)
      .thenComparing(Entry::place, Entry::comparePlaces);

  /** With a list that does not change. */
  public Entry {
    place = List.copyOf(place);
  }

  /** Entry {@code row, column} of a matrix, both from 1. */
  public static Entry of(String tensor, int row, int column) {
    return new Entry(tensor, List.of(row, column));
  }

  @Override
  public int compareTo(Entry other) {
    return ORDER.compare(this, other);
  }

  /** Shorter names first, so that U2 comes before U10. */
  private static int compareNames(String one, String other) {
    return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
  }

  private static int comparePlaces(List<Integer> one, List<Integer> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }
}
