package lawsweep.formula.scalar;

import java.util.function.DoubleUnaryOperator;
import lawsweep.dense.GaussLegendre;

/** Integrals of smooth positive functions on halves of halves, until halving changes nothing but rounding. */
final class AdaptiveIntegral {

  private static final GaussLegendre RULE = new GaussLegendre(20);
  /** What halving may change, relative to the whole. */
  private static final double TOLERANCE = 1e-15;
  /** Pieces of 2^-50 of the interval: a logarithmic peak of an integrand adds less than rounding there. */
  private static final int DEEPEST = 50;

  private AdaptiveIntegral() {}

  /** ∫ f from {@code from} to {@code to}. */
  static double of(DoubleUnaryOperator f, double from, double to) {
    double whole = RULE.integral(from, to, f);
    return refined(f, from, to, whole, TOLERANCE * Math.abs(whole), DEEPEST);
  }

  private static double refined(DoubleUnaryOperator f, double from, double to, double whole, double allowed, int left) {
    double middle = from + (to - from) / 2;
    double first = RULE.integral(from, middle, f);
    double second = RULE.integral(middle, to, f);
    double sum = first + second;
    if (left == 0 || Math.abs(sum - whole) <= Math.max(allowed, 2 * Math.ulp(sum))) {
      return sum;
    }
    return refined(f, from, middle, first, allowed, left - 1) + refined(f, middle, to, second, allowed, left - 1);
  }
}
