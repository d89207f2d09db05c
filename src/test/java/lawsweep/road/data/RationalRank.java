package lawsweep.road.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The span of integer vectors over the rational numbers, by elimination without fractions. */
final class RationalRank {

  private final List<BigInteger[]> basis = new ArrayList<>();
  private final List<Integer> pivots = new ArrayList<>();

  int rank() {
    return basis.size();
  }

  boolean absorb(BigInteger[] vector) {
    BigInteger[] v = vector.clone();
    for (int k = 0; k < basis.size(); k++) {
      BigInteger[] b = basis.get(k);
      BigInteger x = v[pivots.get(k)];
      BigInteger y = b[pivots.get(k)];
      for (int j = 0; x.signum() != 0 && j < v.length; j++) {
        v[j] = v[j].multiply(y).subtract(b[j].multiply(x));
      }
    }
    BigInteger content = BigInteger.ZERO;
    for (BigInteger x : v) {
      content = content.gcd(x);
    }
    if (content.signum() == 0) {
      return false;
    }
    int pivot = 0;
    while (v[pivot].signum() == 0) {
      pivot++;
    }
    for (int j = 0; j < v.length; j++) {
      v[j] = v[j].divide(content);
    }
    basis.add(v);
    pivots.add(pivot);
    return true;
  }
}
