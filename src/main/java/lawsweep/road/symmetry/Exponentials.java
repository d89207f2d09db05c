package lawsweep.road.symmetry;

import java.util.List;
import java.util.Map;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.symmetry.Cyclotomic;
import lawsweep.symmetry.Element;
import lawsweep.symmetry.GroupModulo;

/**
 * Values of e^z at a point for outputs z at inputs that are whole numbers of the field of a group's roots of unity. For
 * each monomial μ of the weights and each coordinate b of that field e^(μ b) is a random residue E, not 0; e^z is a
 * product of powers of these. All relations between values of e^z by multiplication hold, and there are no others: the
 * functions e^(μ b) are algebraically independent over the rational functions of the weights, as the μ b are linearly
 * independent over the rational numbers modulo constants (Ax; the constant monomial makes a number e^b, which is
 * independent of the others by Lindemann and Weierstrass).
 */
final class Exponentials {

  private final Expansion expansion;
  private final GroupModulo group;
  private final List<Element> elements;
  private final Cyclotomic numbers;
  private final double[] drawn;

  /** Draws the residues E from a sequence of words. */
  Exponentials(Expansion expansion, GroupModulo group, Stream stream, long sequence) {
    this.expansion = expansion;
    this.group = group;
    this.elements = group.group().elements();
    this.numbers = new Cyclotomic(group.group().root(), group.field().p() - 1L);
    long[] words = new long[expansion.monomials() * numbers.size()];
    stream.fill(sequence, words);
    this.drawn = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      drawn[i] = 1 + Math.unsignedMultiplyHigh(words[i], group.field().p() - 1L);
    }
  }

  /** What entries of inputs are multiples of: gx is whole then. */
  int divisor() {
    return elements.getFirst().divisor();
  }

  /**
   * e^z for each output at gx.
   *
   * @param element the index of g
   * @param input x / {@link #divisor}: for each token n whole numbers
   */
  double[] of(int element, long[] input) {
    long[][] turned = turned(elements.get(element), input);
    List<List<Expansion.Term>> outputs = expansion.outputs();
    double[] values = new double[outputs.size()];
    for (int o = 0; o < values.length; o++) {
      double value = 1;
      for (Expansion.Term term : outputs.get(o)) {
        long[] exponents = value(term.input(), turned);
        for (int b = 0; b < exponents.length; b++) {
          value = group.field().multiply(value, power(drawn[term.monomial() * exponents.length + b], exponents[b]));
        }
      }
      values[o] = value;
    }
    return values;
  }

  private long[][] turned(Element element, long[] input) {
    int n = element.size();
    long[][] turned = new long[input.length][];
    for (int i = 0; i < turned.length; i++) {
      long[] sum = new long[numbers.order()];
      for (int j = 0; j < n; j++) {
        long[] entry = element.entries()[i % n * n + j];
        for (int k = 0; k < entry.length; k++) {
          sum[k] += entry[k] * input[i / n * n + j];
        }
      }
      turned[i] = numbers.of(sum);
    }
    return turned;
  }

  private long[] value(Map<String, Long> polynomial, long[][] at) {
    long modulus = group.field().p() - 1L;
    long[] sum = new long[numbers.size()];
    for (Map.Entry<String, Long> term : polynomial.entrySet()) {
      long[] product = new long[sum.length];
      product[0] = Math.floorMod(term.getValue(), modulus);
      for (int i = 0; i < term.getKey().length(); i++) {
        product = numbers.product(product, at[term.getKey().charAt(i)]);
      }
      for (int b = 0; b < sum.length; b++) {
        sum[b] = (sum[b] + product[b]) % modulus;
      }
    }
    return sum;
  }

  private double power(double base, long exponent) {
    PrimeField field = group.field();
    double result = 1;
    double square = field.reduce(base);
    for (long e = exponent; e > 0; e >>= 1) {
      if ((e & 1) == 1) {
        result = field.multiply(result, square);
      }
      square = field.multiply(square, square);
    }
    return result;
  }
}
