package lawsweep.road.theorem;

import java.math.BigInteger;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rank of rows of integers over the rational numbers, exactly. */
final class RationalRank {

  /** Rows by their first column; each without a common divisor. */
  private final SortedMap<Integer, SortedMap<Integer, BigInteger>> rows = new TreeMap<>();

  /**
   * Adds a row.
   *
   * @param row entries by column; changed
   */
  void add(SortedMap<Integer, BigInteger> row) {
    row.values().removeIf(value -> value.signum() == 0);
    while (!row.isEmpty()) {
      SortedMap<Integer, BigInteger> pivot = rows.get(row.firstKey());
      if (pivot == null) {
        rows.put(row.firstKey(), row);
        return;
      }
      reduce(row, pivot);
    }
  }

  private static void reduce(SortedMap<Integer, BigInteger> row, SortedMap<Integer, BigInteger> pivot) {
    BigInteger factor = row.get(row.firstKey());
    BigInteger own = pivot.get(pivot.firstKey());
    row.replaceAll((_, value) -> value.multiply(own));
    pivot.forEach((column, value) -> row.merge(column, value.multiply(factor).negate(), BigInteger::add));
    row.values().removeIf(value -> value.signum() == 0);
    BigInteger common = row.values().stream().reduce(BigInteger.ZERO, BigInteger::gcd);
    if (common.signum() != 0) {
      row.replaceAll((_, value) -> value.divide(common));
    }
  }

  int rank() {
    return rows.size();
  }
}
