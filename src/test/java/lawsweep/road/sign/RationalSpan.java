package lawsweep.road.sign;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The span over the rationals of integer vectors, by elimination without fractions. */
final class RationalSpan {

  private final List<BigInteger[]> rows = new ArrayList<>();
  private final List<Integer> pivots = new ArrayList<>();

  int rank() {
    return rows.size();
  }

  void add(int[] vector) {
    BigInteger[] rest = new BigInteger[vector.length];
    for (int k = 0; k < rest.length; k++) {
      rest[k] = BigInteger.valueOf(vector[k]);
    }
    for (int i = 0; i < rows.size(); i++) {
      eliminate(rest, rows.get(i), pivots.get(i));
    }
    for (int k = 0; k < rest.length; k++) {
      if (rest[k].signum() != 0) {
        rows.add(rest);
        pivots.add(k);
        return;
      }
    }
  }

  private static void eliminate(BigInteger[] rest, BigInteger[] row, int pivot) {
    BigInteger factor = rest[pivot];
    if (factor.signum() == 0) {
      return;
    }
    BigInteger content = BigInteger.ZERO;
    for (int k = 0; k < rest.length; k++) {
      rest[k] = rest[k].multiply(row[pivot]).subtract(factor.multiply(row[k]));
      content = content.gcd(rest[k]);
    }
    for (int k = 0; content.signum() > 0 && k < rest.length; k++) {
      rest[k] = rest[k].divide(content);
    }
  }
}
