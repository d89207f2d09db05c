package lawsweep.pattern;

import java.math.BigInteger;
import java.util.Arrays;

/** A linear form with integer coefficients of any size, and the same as doubles. */
final class LinearForm {

  private final long[] whole;
  private final double[] rounded;
  private BigInteger[] exact;

  private LinearForm(long[] whole, BigInteger[] exact, double[] rounded) {
    this.whole = whole;
    this.exact = exact;
    this.rounded = rounded;
  }

  /** A form. */
  static LinearForm of(BigInteger[] coefficients) {
    return new LinearForm(null, coefficients,
        Arrays.stream(coefficients).mapToDouble(BigInteger::doubleValue).toArray());
  }

  /** A form whose coefficients are not -2⁶³; not copied. */
  static LinearForm of(long[] coefficients) {
    double[] rounded = new double[coefficients.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = coefficients[i];
    }
    return new LinearForm(coefficients, null, rounded);
  }

  /** The form that is 0 everywhere. */
  static LinearForm zero(int dimension) {
    return of(new long[dimension]);
  }

  /** A coordinate. */
  static LinearForm unit(int dimension, int axis) {
    long[] x = new long[dimension];
    x[axis] = 1;
    return of(x);
  }

  /** The value of this form on a vector. */
  BigInteger at(BigInteger[] vector) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < vector.length; i++) {
      sum = sum.add(coefficient(i).multiply(vector[i]));
    }
    return sum;
  }

  /** True if all coefficients are 0. */
  boolean isZero() {
    for (double c : rounded) {
      if (c != 0) {
        return false;
      }
    }
    return true;
  }

  /** The coefficients as doubles, each to a relative error of 2⁻⁵³; those beyond the largest double are infinite. */
  double[] rounded() {
    return rounded;
  }

  /** Coefficient i, of a form that was made of longs. */
  long small(int i) {
    return whole[i];
  }

  /** Coefficient i. */
  BigInteger coefficient(int i) {
    if (exact == null) {
      exact = Arrays.stream(whole).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
    }
    return exact[i];
  }
}
