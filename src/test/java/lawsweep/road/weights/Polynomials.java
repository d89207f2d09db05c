package lawsweep.road.weights;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Vector fields with polynomial components, symbolically, and their brackets: what counts are compared with. */
final class Polynomials {

  private Polynomials() {}

  /** A polynomial: coefficients by exponents. */
  record Polynomial(Map<List<Integer>, BigInteger> terms) {

    static Polynomial zero() {
      return new Polynomial(new HashMap<>());
    }

    /** A product of variables, those that are named twice squared. */
    static Polynomial product(int variables, int... factors) {
      Integer[] exponents = new Integer[variables];
      Arrays.fill(exponents, 0);
      for (int factor : factors) {
        exponents[factor]++;
      }
      return new Polynomial(new HashMap<>(Map.of(List.of(exponents), BigInteger.ONE)));
    }

    Polynomial plus(Polynomial other, int sign) {
      Map<List<Integer>, BigInteger> sum = new HashMap<>(terms);
      other.terms.forEach((key, value) -> sum.merge(key, value.multiply(BigInteger.valueOf(sign)), BigInteger::add));
      sum.values().removeIf(value -> value.signum() == 0);
      return new Polynomial(sum);
    }

    Polynomial times(Polynomial other) {
      Map<List<Integer>, BigInteger> product = new HashMap<>();
      terms.forEach((a, x) -> other.terms.forEach((b, y) -> {
        List<Integer> key = new ArrayList<>(a);
        for (int i = 0; i < key.size(); i++) {
          key.set(i, key.get(i) + b.get(i));
        }
        product.merge(key, x.multiply(y), BigInteger::add);
      }));
      product.values().removeIf(value -> value.signum() == 0);
      return new Polynomial(product);
    }

    Polynomial derivative(int variable) {
      Map<List<Integer>, BigInteger> derivative = new HashMap<>();
      terms.forEach((key, value) -> {
        if (key.get(variable) > 0) {
          List<Integer> lower = new ArrayList<>(key);
          lower.set(variable, key.get(variable) - 1);
          derivative.put(lower, value.multiply(BigInteger.valueOf(key.get(variable))));
        }
      });
      return new Polynomial(derivative);
    }

    BigInteger at(long[] point) {
      BigInteger sum = BigInteger.ZERO;
      for (Map.Entry<List<Integer>, BigInteger> term : terms.entrySet()) {
        BigInteger value = term.getValue();
        for (int i = 0; i < point.length; i++) {
          value = value.multiply(BigInteger.valueOf(point[i]).pow(term.getKey().get(i)));
        }
        sum = sum.add(value);
      }
      return sum;
    }
  }

  /** The gradient of a polynomial. */
  static List<Polynomial> gradient(Polynomial of, int variables) {
    List<Polynomial> gradient = new ArrayList<>();
    for (int i = 0; i < variables; i++) {
      gradient.add(of.derivative(i));
    }
    return gradient;
  }

  /** [X, Y] = DY · X - DX · Y. */
  static List<Polynomial> bracket(List<Polynomial> x, List<Polynomial> y) {
    List<Polynomial> bracket = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      Polynomial sum = Polynomial.zero();
      for (int j = 0; j < x.size(); j++) {
        sum = sum.plus(y.get(i).derivative(j).times(x.get(j)), 1).plus(x.get(i).derivative(j).times(y.get(j)), -1);
      }
      bracket.add(sum);
    }
    return bracket;
  }

  /**
   * The dimensions at a point of what brackets of one field, of two, and so on span.
   *
   * @param longest the most fields in a bracket
   */
  static List<Integer> dims(List<List<Polynomial>> fields, long[] point, int longest) {
    List<Integer> dims = new ArrayList<>();
    List<BigInteger[]> rows = new ArrayList<>();
    List<List<Polynomial>> level = fields;
    for (int length = 1; length <= longest; length++) {
      for (List<Polynomial> each : level) {
        rows.add(each.stream().map(component -> component.at(point)).toArray(BigInteger[]::new));
      }
      dims.add(rank(rows));
      List<List<Polynomial>> next = new ArrayList<>();
      for (List<Polynomial> x : fields) {
        for (List<Polynomial> y : level) {
          List<Polynomial> bracket = bracket(x, y);
          if (bracket.stream().anyMatch(component -> !component.terms().isEmpty())) {
            next.add(bracket);
          }
        }
      }
      level = next;
    }
    return dims;
  }

  /** The rank of integer rows, by elimination without fractions. */
  static int rank(List<BigInteger[]> given) {
    List<BigInteger[]> rows = new ArrayList<>(given.stream().map(BigInteger[]::clone).toList());
    int rank = 0;
    int columns = rows.isEmpty() ? 0 : rows.getFirst().length;
    for (int column = 0; column < columns; column++) {
      int pivot = rank;
      while (pivot < rows.size() && rows.get(pivot)[column].signum() == 0) {
        pivot++;
      }
      if (pivot == rows.size()) {
        continue;
      }
      BigInteger[] lead = rows.get(pivot);
      rows.set(pivot, rows.get(rank));
      rows.set(rank, lead);
      for (int i = rank + 1; i < rows.size(); i++) {
        BigInteger[] row = rows.get(i);
        BigInteger factor = row[column];
        if (factor.signum() != 0) {
          BigInteger common = BigInteger.ZERO;
          for (int j = column; j < columns; j++) {
            row[j] = row[j].multiply(lead[column]).subtract(lead[j].multiply(factor));
            common = common.gcd(row[j]);
          }
          for (int j = column; common.signum() != 0 && j < columns; j++) {
            row[j] = row[j].divide(common);
          }
        }
      }
      rank++;
    }
    return rank;
  }
}
