package lawsweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An axis of the cube of counts: a column of cells whose values are put into bins.
 *
 * @param key the name of the axis
 * @param label what a reader calls it
 * @param expression the value of a cell, in SQL
 * @param bins the bins in order; together they hold every value
 * @param ordered true if neighbouring bins may be joined
 */
record CubeAxis(String key, String label, String expression, List<Bin> bins, boolean ordered) {

  /** The most bins of an axis. */
  static final int MOST = 40;

  /**
   * Consecutive values of an axis.
   *
   * @param values the values, in order
   * @param first the name of the least
   * @param last the name of the greatest
   */
  record Bin(List<String> values, String first, String last) {

    /** {@code 5}, or {@code 5–8} for more than one value. */
    String label() {
      return first.equals(last) ? first : first + "–" + last;
    }

    private static Bin of(List<Bin> neighbours) {
      return new Bin(neighbours.stream().flatMap(bin -> bin.values.stream()).toList(), neighbours.getFirst().first,
          neighbours.getLast().last);
    }
  }

  /** The axis with every so many neighbouring bins in one. */
  CubeAxis joined(int together) {
    List<Bin> fewer = new ArrayList<>();
    for (int i = 0; i < bins.size(); i += together) {
      fewer.add(Bin.of(bins.subList(i, Math.min(i + together, bins.size()))));
    }
    return new CubeAxis(key, label, expression, List.copyOf(fewer), ordered);
  }

  /** The table of which value lies in which bin. */
  String table() {
    return "bins_" + key;
  }

  /** The number of the bin that a cell lies in, in SQL, where {@link #table} is joined. */
  String bin() {
    return table() + ".bin";
  }

  /** The label of a bin, in SQL. */
  String labels(String bin) {
    return bins.stream().map(b -> "'" + b.label().replace("'", "''") + "'").collect(Collectors.joining(", ", "[", "]["))
        + bin + " + 1]";
  }

  /** The axis with no more than {@link #MOST} bins. */
  CubeAxis atMost() {
    return ordered && bins.size() > MOST ? joined(Math.ceilDiv(bins.size(), MOST)) : this;
  }
}
