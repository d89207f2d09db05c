package lawsweep.network;

/**
 * The density φ of the standard normal distribution and Φ(x), the probability below x. Up to |x| = {@value #SWITCH} by
 * the series Φ(x) = 1/2 + φ(x) (x + x³/3 + x⁵/(3·5) + …), whose terms have one sign. Beyond by the continued fraction
 * Φ(-x) = φ(x)/(x + 1/(x + 2/(x + 3/(x + …)))). Relative error some 10^-15, also far out.
 */
final class NormalDistribution {

  private static final double SWITCH = 1.75;
  private static final double INVERSE_ROOT_2PI = 0.3989422804014327;
  /** The fraction's error falls like e^(-2x√(2n)) with n levels: this many over x², and a few, leave 10^-17. */
  private static final double LEVELS = 420;
  private static final int FEW = 10;

  private NormalDistribution() {}

  /** φ(x); the rounding of x² does not count. */
  static double density(double x) {
    double square = x * x;
    if (!(square < 1600)) {
      return 0;
    }
    double rest = Math.fma(x, x, -square);
    return INVERSE_ROOT_2PI * StrictMath.exp(-0.5 * square) * (1 - 0.5 * rest);
  }

  /** Φ(x). */
  static double below(double x) {
    double size = Math.abs(x);
    if (size < SWITCH) {
      return 0.5 + density(x) * series(x);
    }
    double tail = density(x) * fraction(size);
    return x < 0 ? tail : 1 - tail;
  }

  private static double series(double x) {
    double square = x * x;
    double term = x;
    double sum = x;
    for (int odd = 3; Math.abs(term) > 0x1p-60 * Math.abs(sum); odd += 2) {
      term *= square / odd;
      sum += term;
    }
    return sum;
  }

  private static double fraction(double x) {
    double f = x;
    for (int level = FEW + (int) (LEVELS / (x * x)); level >= 1; level--) {
      f = x + level / f;
    }
    return 1 / f;
  }
}
