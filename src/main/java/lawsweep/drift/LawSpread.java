package lawsweep.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.drift.value.LawValues;

/**
 * How the laws of a group lie beside each other, in a few numbers however many there are. Values are relative to the
 * size of a typical law, which is the root mean square of out_0 + in_0 over the group.
 *
 * @param edges of the bins of h_0, increasing, one more than bins; empty if the typical size is 0
 * @param counts how many laws each bin has; the last one has its upper edge, too
 * @param drifts for each checkpoint the quantiles of |h - h_0| over the laws, at {@link #LEVELS}; empty if the typical
 *     size is 0
 * @param spectra singular values of the matrices whose entries are the laws; empty where there are none
 */
public record LawSpread(List<Double> edges, List<Long> counts, List<List<Double>> drifts, Optional<Spectra> spectra) {

  /** The levels of quantiles: a quantile at level q is the law at place q (n - 1) of all in order, rounded. */
  public static final List<Double> LEVELS = List.of(0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0);

  private static final int BINS = 40;

  /** With lists that do not change. */
  public LawSpread {
    edges = List.copyOf(edges);
    counts = List.copyOf(counts);
    drifts = drifts.stream().map(List::copyOf).toList();
  }

  /**
   * The spread of laws.
   *
   * @param side of the matrices that the laws are entries of, each with its entries i ≤ j row by row; 0 if they are
   *     no entries of matrices
   */
  public static LawSpread of(LawTable table, int side) {
    Optional<Spectra> spectra = side == 0 ? Optional.empty() : Spectra.of(table, side);
    LawValues start = table.values().getFirst();
    double typical = typical(start);
    if (typical == 0) {
      return new LawSpread(List.of(), List.of(), List.of(), spectra);
    }
    List<List<Double>> drifts = new ArrayList<>();
    for (int checkpoint = 0; checkpoint < table.values().size(); checkpoint++) {
      double[] sizes = new double[table.count()];
      for (int law = 0; law < sizes.length; law++) {
        sizes[law] = Math.abs(table.drift(checkpoint, law)) / typical;
      }
      Arrays.sort(sizes);
      drifts.add(LEVELS.stream().map(level -> sizes[(int) Math.round(level * (sizes.length - 1))]).toList());
    }
    double[] values = new double[table.count()];
    Arrays.setAll(values, start::value);
    List<Double> edges = edges(values, typical);
    return new LawSpread(edges, counts(values, typical, edges), drifts, spectra);
  }

  private static double typical(LawValues start) {
    LongSum squares = new LongSum();
    for (int law = 0; law < start.count(); law++) {
      double scale = start.out()[law] + start.in()[law];
      squares.add(scale * scale);
    }
    return Math.sqrt(squares.value() / start.count());
  }

  private static List<Double> edges(double[] values, double typical) {
    double low = Arrays.stream(values).min().orElseThrow() / typical;
    double high = Arrays.stream(values).max().orElseThrow() / typical;
    if (low == high) {
      return List.of(low, high);
    }
    List<Double> edges = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      edges.add(low + (high - low) * i / BINS);
    }
    edges.add(high);
    return edges;
  }

  private static List<Long> counts(double[] values, double typical, List<Double> edges) {
    int bins = edges.size() - 1;
    double low = edges.getFirst();
    double width = (edges.getLast() - low) / bins;
    Long[] counts = new Long[bins];
    Arrays.fill(counts, 0L);
    for (double value : values) {
      int bin = width == 0 ? 0 : (int) ((value / typical - low) / width);
      counts[Math.clamp(bin, 0, bins - 1)]++;
    }
    return List.of(counts);
  }
}
