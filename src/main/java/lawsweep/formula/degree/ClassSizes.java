package lawsweep.formula.degree;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many monomials of a degree there are in a class, in closed form. A class is the set S of neurons that meet an odd
 * number of the monomial's factors. Its size is the mean over all signs of the neurons, each mean weighted with the
 * product of the signs in S, of the coefficient of t^d in Π 1/(1 - ε_v t), where ε_v is the product of the signs of the
 * two neurons of parameter v. Of the signs only their numbers in each layer matter, so the mean is taken layer by
 * layer.
 */
final class ClassSizes {

  private final NeuronGroups groups;
  private final int degree;
  /** The binomial coefficients of a number of neurons, row by row of Pascal's triangle. */
  private final Map<Integer, BigInteger[]> pascal = new HashMap<>();

  /** Sizes for one network and degree. */
  ClassSizes(NeuronGroups groups, int degree) {
    this.groups = groups;
    this.degree = degree;
  }

  /** C(D + d - 1, d), all monomials of degree d. */
  static BigInteger monomials(long parameters, int degree) {
    BigInteger count = BigInteger.ONE;
    for (int i = 0; i < degree; i++) {
      count = count.multiply(BigInteger.valueOf(parameters + i)).divide(BigInteger.valueOf(i + 1));
    }
    return count;
  }

  /** C(n, k); 0 unless 0 ≤ k ≤ n. */
  static BigInteger binomial(long n, long k) {
    if (k < 0 || k > n) {
      return BigInteger.ZERO;
    }
    return monomials(n - k + 1, (int) k);
  }

  /** The size of a class with so many neurons of each group. */
  BigInteger of(List<Integer> odd) {
    BigInteger sum = BigInteger.ZERO;
    if (groups.biased().isEmpty()) {
      sum = ofSigns(odd, false);
    } else {
      BigInteger minus = ofSigns(odd, true);
      sum = ofSigns(odd, false).add(odd.getLast() == 1 ? minus.negate() : minus);
    }
    return sum.shiftRight(groups.neurons());
  }

  /**
   * The sum over all signs of the layers' neurons.
   *
   * @param minus whether the neuron of the biases has the sign -1
   */
  private BigInteger ofSigns(List<Integer> odd, boolean minus) {
    List<Integer> widths = groups.widths();
    BigInteger[][] series = new BigInteger[widths.getFirst() + 1][];
    for (int m = 0; m < series.length; m++) {
      series[m] = layer(odd, 0, m, minus);
    }
    for (int i = 1; i < widths.size(); i++) {
      int n = widths.get(i);
      int before = widths.get(i - 1);
      BigInteger[][] next = new BigInteger[n + 1][];
      for (int m = 0; m <= n; m++) {
        BigInteger[] sum = zero();
        for (int k = 0; k <= before; k++) {
          long negative = (long) k * (n - m) + (long) (before - k) * m;
          add(product(series[k], geometric((long) n * before - negative, negative)), sum);
        }
        next[m] = product(sum, layer(odd, i, m, minus));
      }
      series = next;
    }
    BigInteger total = BigInteger.ZERO;
    for (BigInteger[] each : series) {
      total = total.add(each[degree]);
    }
    return total;
  }

  /** The weight of m minus signs in a layer, times the series of its biases. */
  private BigInteger[] layer(List<Integer> odd, int layer, int m, boolean minus) {
    int n = groups.widths().get(layer);
    int k = odd.get(layer);
    BigInteger weight = BigInteger.ZERO;
    for (int j = 0; j <= Math.min(k, m); j++) {
      BigInteger term = m - j > n - k ? BigInteger.ZERO : binomial(k, j).multiply(pascal(n - k)[m - j]);
      weight = j % 2 == 0 ? weight.add(term) : weight.subtract(term);
    }
    int negative = minus ? n - m : m;
    BigInteger[] series = groups.biased().contains(layer) ? geometric(n - negative, negative) : geometric(0, 0);
    for (int i = 0; i <= degree; i++) {
      series[i] = series[i].multiply(weight);
    }
    return series;
  }

  private BigInteger[] pascal(int n) {
    return pascal.computeIfAbsent(n, _ -> {
      BigInteger[] row = new BigInteger[n + 1];
      row[0] = BigInteger.ONE;
      for (int k = 0; k < n; k++) {
        row[k + 1] = row[k].multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1));
      }
      return row;
    });
  }

  /** (1 - t)^-plus (1 + t)^-minus up to t^d. */
  private BigInteger[] geometric(long plus, long minus) {
    BigInteger[] first = new BigInteger[degree + 1];
    BigInteger[] second = new BigInteger[degree + 1];
    for (int i = 0; i <= degree; i++) {
      first[i] = monomials(plus, i);
      second[i] = i % 2 == 0 ? monomials(minus, i) : monomials(minus, i).negate();
    }
    return product(first, second);
  }

  private BigInteger[] zero() {
    BigInteger[] zero = new BigInteger[degree + 1];
    Arrays.fill(zero, BigInteger.ZERO);
    return zero;
  }

  private BigInteger[] product(BigInteger[] a, BigInteger[] b) {
    BigInteger[] out = zero();
    for (int i = 0; i <= degree; i++) {
      for (int j = 0; i + j <= degree; j++) {
        out[i + j] = out[i + j].add(a[i].multiply(b[j]));
      }
    }
    return out;
  }

  private static void add(BigInteger[] from, BigInteger[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = to[i].add(from[i]);
    }
  }
}
