package lawsweep.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.dense.SymmetricEigenvalues;
import lawsweep.drift.value.LawValues;

/**
 * Singular values of the balance matrices of a group, out - in, in decreasing order. There may be many such matrices,
 * one for each head; then it is said where their values lie.
 *
 * @param side of each matrix
 * @param matrices how many
 * @param places which singular values are told, 1 for the largest; all of them where there are few
 * @param first at the first checkpoint
 * @param last at the last one
 */
public record Spectra(int side, int matrices, List<Integer> places, Values first, Values last) {

  /** More work than this is not done: about a tenth of a second. */
  private static final double MOST_WORK = 1 << 26;

  private static final int MOST_PLACES = 48;

  /** With a list that does not change. */
  public Spectra {
    places = List.copyOf(places);
  }

  /**
   * Singular values at the places.
   *
   * @param low the smallest among the matrices
   * @param middle the median; the upper one of two
   * @param high the largest
   */
  public record Values(List<Double> low, List<Double> middle, List<Double> high) {

    /** With lists that do not change. */
    public Values {
      low = List.copyOf(low);
      middle = List.copyOf(middle);
      high = List.copyOf(high);
    }
  }

  /** The spectra of laws that are the entries i ≤ j of matrices; empty if they would take too long. */
  static Optional<Spectra> of(LawTable table, int side) {
    int entries = side * (side + 1) / 2;
    int matrices = table.count() / entries;
    if ((double) matrices * side * side * side > MOST_WORK) {
      return Optional.empty();
    }
    List<Integer> places = places(side);
    return Optional.of(new Spectra(side, matrices, places, at(table.values().getFirst(), side, matrices, places),
        at(table.values().getLast(), side, matrices, places)));
  }

  private static List<Integer> places(int side) {
    int count = Math.min(side, MOST_PLACES);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(1 + (count == 1 ? 0 : Math.toIntExact((long) i * (side - 1) / (count - 1))));
    }
    return places;
  }

  private static Values at(LawValues laws, int side, int matrices, List<Integer> places) {
    double[][] all = new double[matrices][];
    for (int i = 0; i < matrices; i++) {
      all[i] = singular(laws, i * (side * (side + 1) / 2), side);
    }
    List<Double> low = new ArrayList<>();
    List<Double> middle = new ArrayList<>();
    List<Double> high = new ArrayList<>();
    for (int place : places) {
      double[] sizes = Arrays.stream(all).mapToDouble(one -> one[side - place]).sorted().toArray();
      low.add(sizes[0]);
      middle.add(sizes[matrices / 2]);
      high.add(sizes[matrices - 1]);
    }
    return new Values(low, middle, high);
  }

  /** The singular values of one matrix, in increasing order. */
  private static double[] singular(LawValues laws, int from, int side) {
    double[] matrix = new double[side * side];
    int at = from;
    for (int i = 0; i < side; i++) {
      for (int j = i; j < side; j++) {
        matrix[j * side + i] = laws.value(at++);
      }
    }
    double[] values = SymmetricEigenvalues.of(matrix, side);
    Arrays.setAll(values, i -> Math.abs(values[i]));
    Arrays.sort(values);
    return values;
  }
}
