package lawsweep.road.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A polynomial with integer coefficients, term by term: slow, and by definition. */
record Polynomial(Map<List<Integer>, BigInteger> terms) {

  static final Polynomial ZERO = new Polynomial(Map.of());

  static Polynomial variable(int index) {
    return new Polynomial(Map.of(List.of(index), BigInteger.ONE));
  }

  static Polynomial constant(long c) {
    return c == 0 ? ZERO : new Polynomial(Map.of(List.of(), BigInteger.valueOf(c)));
  }

  Polynomial plus(Polynomial other, long factor) {
    Map<List<Integer>, BigInteger> sum = new HashMap<>(terms);
    other.terms.forEach((k, v) -> sum.merge(k, v.multiply(BigInteger.valueOf(factor)), BigInteger::add));
    sum.values().removeIf(v -> v.signum() == 0);
    return new Polynomial(sum);
  }

  Polynomial times(Polynomial other) {
    Map<List<Integer>, BigInteger> product = new HashMap<>();
    terms.forEach((a, x) -> other.terms.forEach((b, y) -> {
      List<Integer> both = new ArrayList<>(a);
      both.addAll(b);
      both.sort(null);
      product.merge(both, x.multiply(y), BigInteger::add);
    }));
    product.values().removeIf(v -> v.signum() == 0);
    return new Polynomial(product);
  }

  /** The derivative by a variable; a term lists its variables, each as often as its exponent. */
  Polynomial by(int variable) {
    Map<List<Integer>, BigInteger> derivative = new HashMap<>();
    terms.forEach((k, v) -> {
      int exponent = (int) k.stream().filter(i -> i == variable).count();
      if (exponent > 0) {
        List<Integer> rest = new ArrayList<>(k);
        rest.remove(Integer.valueOf(variable));
        derivative.merge(rest, v.multiply(BigInteger.valueOf(exponent)), BigInteger::add);
      }
    });
    return new Polynomial(derivative);
  }

  BigInteger at(long[] theta) {
    BigInteger sum = BigInteger.ZERO;
    for (Map.Entry<List<Integer>, BigInteger> term : terms.entrySet()) {
      BigInteger value = term.getValue();
      for (int i : term.getKey()) {
        value = value.multiply(BigInteger.valueOf(theta[i]));
      }
      sum = sum.add(value);
    }
    return sum;
  }
}
