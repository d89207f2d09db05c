package lawsweep.circuit.types;

/**
 * A fraction in lowest terms.
 *
 * @param under above 0
 */
record Ratio(long over, long under) {

  static final Ratio ZERO = new Ratio(0, 1);
  static final Ratio ONE = new Ratio(1, 1);

  /**
   * over / under.
   *
   * @throws ArithmeticException if under is 0
   */
  static Ratio of(long over, long under) {
    if (under == 0) {
      throw new ArithmeticException("a fraction with denominator 0");
    }
    long common = common(Math.absExact(over), Math.absExact(under));
    long sign = under < 0 ? -1 : 1;
    return new Ratio(sign * (over / common), sign * (under / common));
  }

  static Ratio of(long whole) {
    return new Ratio(whole, 1);
  }

  private static long common(long a, long b) {
    return b == 0 ? a : common(b, a % b);
  }

  /** The largest fraction of which both are multiples by whole numbers; 0 if both are 0. */
  Ratio common(Ratio other) {
    long joint = Math.multiplyExact(under / common(under, other.under), other.under);
    return of(common(Math.absExact(Math.multiplyExact(over, joint / under)),
        Math.absExact(Math.multiplyExact(other.over, joint / other.under))), joint);
  }

  Ratio plus(Ratio other) {
    return of(Math.addExact(Math.multiplyExact(over, other.under), Math.multiplyExact(other.over, under)),
        Math.multiplyExact(under, other.under));
  }

  Ratio times(Ratio other) {
    return of(Math.multiplyExact(over, other.over), Math.multiplyExact(under, other.under));
  }

  Ratio negative() {
    return new Ratio(-over, under);
  }

  Ratio inverse() {
    return of(under, over);
  }

  boolean isZero() {
    return over == 0;
  }

  int sign() {
    return Long.signum(over);
  }
}
