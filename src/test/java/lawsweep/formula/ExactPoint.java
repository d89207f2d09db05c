package lawsweep.formula;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/** A linear or ReLU network at a random point mod a prime: gradients as in any textbook, and values of polynomials. */
final class ExactPoint {

  static final long PRIME = 2_147_483_629L;

  private final Architecture network;
  private final SplittableRandom random;
  private final Map<Entry, Long> theta = new LinkedHashMap<>();

  ExactPoint(Architecture network, long seed) {
    this.network = network;
    this.random = new SplittableRandom(seed);
    for (int i = 1; i <= network.depth(); i++) {
      for (int row = 1; row <= network.width(i - 1); row++) {
        for (int column = 1; column <= network.width(i); column++) {
          theta.put(Entry.of("U" + i, row, column), draw());
        }
      }
    }
    for (int i = network.bias() == Bias.ALL ? 0 : 1; i < network.depth() && network.bias() != Bias.NONE; i++) {
      for (int row = 1; row <= network.width(i); row++) {
        theta.put(new Entry("b" + i, List.of(row)), draw());
      }
    }
  }

  long draw() {
    return random.nextLong(1, PRIME);
  }

  Map<Entry, Long> theta() {
    return theta;
  }

  /** The gradient of Σ w · output at a random input, with random slopes of rectifiers. */
  Map<Entry, Long> gradient() {
    int q = network.depth();
    long[][] values = new long[q + 1][];
    long[][] slopes = new long[q + 1][];
    values[q] = draws(network.width(q));
    for (int i = q - 1; i >= 0; i--) {
      slopes[i] = network.family() == Family.RELU && i > 0 ? draws(network.width(i)) : ones(network.width(i));
      values[i] = new long[network.width(i)];
      for (int row = 0; row < values[i].length; row++) {
        long sum = theta.getOrDefault(new Entry("b" + i, List.of(row + 1)), 0L);
        for (int column = 0; column < values[i + 1].length; column++) {
          sum += theta.get(Entry.of("U" + (i + 1), row + 1, column + 1)) * values[i + 1][column] % PRIME;
        }
        values[i][row] = sum % PRIME * slopes[i][row] % PRIME;
      }
    }
    return backward(values, slopes);
  }

  private Map<Entry, Long> backward(long[][] values, long[][] slopes) {
    Map<Entry, Long> gradient = new HashMap<>();
    long[] weights = draws(network.width(0));
    for (int i = 0; i < network.depth(); i++) {
      long[] before = new long[network.width(i + 1)];
      for (int row = 0; row < weights.length; row++) {
        long weight = weights[row] * slopes[i][row] % PRIME;
        gradient.put(new Entry("b" + i, List.of(row + 1)), weight);
        for (int column = 0; column < before.length; column++) {
          Entry entry = Entry.of("U" + (i + 1), row + 1, column + 1);
          gradient.put(entry, weight * values[i + 1][column] % PRIME);
          before[column] = (before[column] + weight * theta.get(entry)) % PRIME;
        }
      }
      weights = before;
    }
    return gradient;
  }

  private long[] draws(int count) {
    return IntStream.range(0, count).mapToLong(_ -> draw()).toArray();
  }

  private static long[] ones(int count) {
    return IntStream.range(0, count).mapToLong(_ -> 1).toArray();
  }

  /** The value of a polynomial where all its entries have values. */
  static long value(Polynomial polynomial, Map<Entry, Long> at) {
    long sum = 0;
    for (Term term : polynomial.terms()) {
      long product = Math.floorMod(term.coefficient(), PRIME);
      for (Factor factor : term.factors()) {
        for (int i = 0; i < factor.exponent(); i++) {
          product = product * at.get(factor.entry()) % PRIME;
        }
      }
      sum = (sum + product) % PRIME;
    }
    return sum;
  }

  /** The derivative of a polynomial along a direction. */
  static long derivative(Polynomial polynomial, Map<Entry, Long> at, Map<Entry, Long> direction) {
    long sum = 0;
    for (Term term : polynomial.terms()) {
      for (Factor one : term.factors()) {
        long product = Math.floorMod(term.coefficient(), PRIME) * one.exponent() % PRIME
            * direction.getOrDefault(one.entry(), 0L) % PRIME;
        for (Factor factor : term.factors()) {
          int exponent = factor.exponent() - (factor.equals(one) ? 1 : 0);
          for (int i = 0; i < exponent; i++) {
            product = product * at.get(factor.entry()) % PRIME;
          }
        }
        sum = (sum + product) % PRIME;
      }
    }
    return sum;
  }
}
