package lawsweep.formula.scalar;

import java.util.function.DoubleUnaryOperator;

/**
 * Integrals of smooth positive functions by the rule of Gauss and Legendre with {@value #NODES} nodes, on halves of
 * halves until halving changes nothing but rounding.
 */
final class GaussLegendre {

  private static final int NODES = 20;
  /** What halving may change, relative to the whole. */
  private static final double TOLERANCE = 1e-15;
  /** Pieces of 2^-50 of the interval: a logarithmic peak of an integrand adds less than rounding there. */
  private static final int DEEPEST = 50;

  /** Zeros of the Legendre polynomial in (-1, 1), and their weights. */
  private static final double[] NODE = new double[NODES];
  private static final double[] WEIGHT = new double[NODES];

  static {
    for (int i = 0; i < NODES; i++) {
      place(i);
    }
  }

  private GaussLegendre() {}

  /** ∫ f from {@code from} to {@code to}. */
  static double integral(DoubleUnaryOperator f, double from, double to) {
    double whole = rule(f, from, to);
    return refined(f, from, to, whole, TOLERANCE * Math.abs(whole), DEEPEST);
  }

  private static double refined(DoubleUnaryOperator f, double from, double to, double whole, double allowed, int left) {
    double middle = from + (to - from) / 2;
    double first = rule(f, from, middle);
    double second = rule(f, middle, to);
    double sum = first + second;
    if (left == 0 || Math.abs(sum - whole) <= Math.max(allowed, 2 * Math.ulp(sum))) {
      return sum;
    }
    return refined(f, from, middle, first, allowed, left - 1) + refined(f, middle, to, second, allowed, left - 1);
  }

  private static double rule(DoubleUnaryOperator f, double from, double to) {
    double half = (to - from) / 2;
    double middle = from + half;
    double sum = 0;
    for (int i = 0; i < NODES; i++) {
      sum = Math.fma(WEIGHT[i], f.applyAsDouble(Math.fma(half, NODE[i], middle)), sum);
    }
    return half * sum;
  }

  /** Newton's method for a zero of P_n from where the cosine puts it; P_n and its derivative by recursion. */
  private static void place(int i) {
    double x = Math.cos(Math.PI * (i + 0.75) / (NODES + 0.5));
    double slope = 0;
    for (int step = 0; step < 8; step++) {
      double before = 1;
      double value = x;
      for (int k = 2; k <= NODES; k++) {
        double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
        before = value;
        value = next;
      }
      slope = NODES * (x * value - before) / (x * x - 1);
      x -= value / slope;
    }
    NODE[i] = x;
    WEIGHT[i] = 2 / ((1 - x * x) * slope * slope);
  }
}
