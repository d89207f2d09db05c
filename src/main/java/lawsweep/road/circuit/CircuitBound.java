package lawsweep.road.circuit;

import lawsweep.circuit.Circuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.walk.CircuitSpan;
import lawsweep.residue.PrimeField;

/**
 * A bound on the probability that one more independent draw, with a random prime, point and fields, again finds the
 * rank r although the dimension is larger. Values of smooth functions, roots and inverses count as numbers that are
 * drawn, which is what certificates E and R are for.
 *
 * <p><b>Zeros.</b> Suppose the dimension of a level is r + 1 or more. Some (r+1)-minor of a matrix of samples is a
 * nonzero polynomial with integer coefficients in all that is drawn (after rows are multiplied by what their
 * coefficients have below). It vanishes mod p identically only if p divides them all: with B bits that happens for at
 * most B/22 of the primes of [2^22, 2^23) that are 7 mod 8. Otherwise a random point is a zero with probability at most
 * degree/p (Schwartz, Zippel).
 *
 * <p><b>Degree.</b> The output has degree g with its weights. A derivative of a polynomial has no larger degree; that
 * of a function of u, such as y' = y - y², takes 2 + degree(u) more each time, and what functions below u add. A
 * bracket of L fields has L outputs and 2L - 1 derivatives.
 *
 * <p><b>Height.</b> The sum of the absolute coefficients of a product is at most the product of sums; a derivative
 * multiplies it by the degree, a bracket by 2 D. Where level k is sampled by series, k! times a coefficient is a sum of
 * weight k^k of brackets.
 */
public final class CircuitBound {

  private static final double PRIME_BITS = 22;
  /** Of the primes one in four is 7 mod 8; a little less, to be on the safe side. */
  private static final double PRIMES = PrimeField.PRIMES / 4.1;

  private final long parameters;
  private final double degree;
  private final double growth;
  private final double bits;
  private final double growthBits;

  private CircuitBound(long parameters, Wire output) {
    this.parameters = parameters;
    this.degree = output.degree + 1;
    this.growth = output.growth;
    this.bits = output.bits;
    this.growthBits = output.growthBits;
  }

  /**
   * What is known of the entries of a wire.
   *
   * @param degree of the polynomial
   * @param growth what a derivative adds to it
   * @param bits the logarithm of the sum of its absolute coefficients
   * @param growthBits what a derivative adds to that, besides the logarithm of the degree
   */
  private record Wire(double degree, double growth, double bits, double growthBits) {

    static final Wire DRAWN = new Wire(1, 0, 0, 0);

    Wire times(Wire other, double terms) {
      return new Wire(degree + other.degree, Math.max(growth, other.growth), bits + other.bits + log2(terms),
          Math.max(growthBits, other.growthBits));
    }

    /** A new number that hangs on u by an equation for its derivative; functions such as u s(u) have u as a factor. */
    Wire function() {
      return new Wire(1 + degree, growth + degree + 2, bits, growthBits + bits + 2);
    }
  }

  /** The bound for draws of a circuit. */
  public static CircuitBound of(Circuit circuit) {
    Wire[] wires = new Wire[circuit.steps().size()];
    for (int i = 0; i < wires.length; i++) {
      wires[i] = wire(circuit.steps().get(i), wires, circuit);
    }
    Wire output = wires[circuit.output()];
    int outputs = Shapes.size(circuit.steps().get(circuit.output()).shape());
    return new CircuitBound(circuit.parameters(), output.times(new Wire(0, 0, 0, 0), 2.0 * outputs));
  }

  private static Wire wire(Step step, Wire[] wires, Circuit circuit) {
    return switch (step) {
      case Step.Parameter _,Step.Input _,Step.OneHot _ -> Wire.DRAWN;
      case Step.Constant constant -> new Wire(0, 0,
          log2(constant.values().stream().mapToDouble(value -> Math.abs((double) value)).max().orElse(0) + 1), 0);
      // A power of a point of the circle: numerator and denominator of degree 2 for each position.
      case Step.Rotation rotation -> new Wire(2.0 * rotation.shape().getFirst(), 0, 2.0 * rotation.shape().getFirst(),
          0);
      case Step.Contraction c -> wires[c.left()].times(wires[c.right()], terms(c, circuit));
      case Step.Sum sum -> sum(sum, wires);
      case Step.Gate gate -> wires[gate.from()].times(Wire.DRAWN, 1);
      case Step.Power power -> {
        Wire from = wires[power.from()];
        yield new Wire(from.degree * power.exponent(), from.growth, from.bits * power.exponent(), from.growthBits);
      }
      case Step.Apply apply -> wires[apply.from()].function();
      case Step.InverseRoot root -> wires[root.from()].function();
    };
  }

  private static Wire sum(Step.Sum sum, Wire[] wires) {
    Wire all = new Wire(0, 0, 0, 0);
    double factors = 0;
    double divisor = 1;
    for (Step.Term term : sum.terms()) {
      Wire each = wires[term.wire()];
      factors += Math.abs((double) term.factor());
      divisor *= term.divisor();
      all = new Wire(Math.max(all.degree, each.degree), Math.max(all.growth, each.growth),
          Math.max(all.bits, each.bits), Math.max(all.growthBits, each.growthBits));
    }
    return new Wire(all.degree, all.growth, all.bits + log2(factors * divisor + 1), all.growthBits);
  }

  /** How many products are summed in one entry, at most. */
  private static double terms(Step.Contraction step, Circuit circuit) {
    String result = step.outLetters();
    String left = step.leftLetters();
    String right = step.rightLetters();
    double terms = 1;
    for (int i = 0; i < left.length(); i++) {
      if (result.indexOf(left.charAt(i)) < 0) {
        terms *= circuit.steps().get(step.left()).shape().get(i);
      }
    }
    for (int i = 0; i < right.length(); i++) {
      if (result.indexOf(right.charAt(i)) < 0 && left.indexOf(right.charAt(i)) < 0) {
        terms *= circuit.steps().get(step.right()).shape().get(i);
      }
    }
    return terms;
  }

  /**
   * The bound for one draw, possibly above 1.
   *
   * @param rank r
   * @param length L, fields in the longest bracket sampled
   */
  public double perDraw(long rank, int length) {
    double minor = rank + 1.0;
    double derivatives = 2.0 * length - 1;
    double entry = length * degree + derivatives * growth;
    double entryBits = length * bits + derivatives * (growthBits + log2(2.0 * parameters * (entry + 1)));
    if (length > CircuitSpan.FIRST_SERIES) {
      entryBits += (length - 1) * log2(length - 1.0);
    }
    return minor * entry / PrimeField.MIN + minor * (entryBits + log2(minor)) / PRIME_BITS / PRIMES;
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
