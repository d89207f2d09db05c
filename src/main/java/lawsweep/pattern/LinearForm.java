package lawsweep.pattern;

import java.math.BigInteger;
import java.util.Arrays;

/** A linear form, or a vector, with integer coefficients of any size, and the same as doubles. */
final class LinearForm {

  /** A double sum of n products has the right sign if it exceeds this times n + 2 times the sum of their sizes. */
  private static final double ERROR = 0x1p-51;

  private final BigInteger[] exact;
  private final double[] rounded;

  LinearForm(BigInteger[] coefficients) {
    exact = coefficients;
    rounded = new double[coefficients.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = coefficients[i].doubleValue();
    }
  }

  /** The form that is 0 everywhere. */
  static LinearForm zero(int dimension) {
    BigInteger[] x = new BigInteger[dimension];
    Arrays.fill(x, BigInteger.ZERO);
    return new LinearForm(x);
  }

  /** A vector of the basis, or its negative. */
  static LinearForm unit(int dimension, int axis, int sign) {
    BigInteger[] x = new BigInteger[dimension];
    Arrays.fill(x, BigInteger.ZERO);
    x[axis] = BigInteger.valueOf(sign);
    return new LinearForm(x);
  }

  /** The value of this form on a vector. */
  BigInteger at(LinearForm vector) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < exact.length; i++) {
      sum = sum.add(exact[i].multiply(vector.exact[i]));
    }
    return sum;
  }

  /** The sign of this form on a vector: from doubles where they leave no doubt. */
  int sign(LinearForm vector) {
    double sum = 0;
    double size = 0;
    for (int i = 0; i < rounded.length; i++) {
      double product = rounded[i] * vector.rounded[i];
      sum += product;
      size += Math.abs(product);
    }
    if (Math.abs(sum) > ERROR * (rounded.length + 2) * size && size < Double.POSITIVE_INFINITY) {
      return sum > 0 ? 1 : -1;
    }
    return at(vector).signum();
  }

  /** True if all coefficients are 0. */
  boolean isZero() {
    for (BigInteger c : exact) {
      if (c.signum() != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The vector between u and v on which a form is 0 whose value is f on u and -g on v, f and g positive; divided by
   * the greatest common divisor.
   */
  static LinearForm between(LinearForm u, BigInteger f, LinearForm v, BigInteger g) {
    BigInteger[] x = new BigInteger[u.exact.length];
    BigInteger divisor = BigInteger.ZERO;
    for (int i = 0; i < x.length; i++) {
      x[i] = u.exact[i].multiply(g).add(v.exact[i].multiply(f));
      divisor = divisor.gcd(x[i]);
    }
    for (int i = 0; i < x.length; i++) {
      x[i] = x[i].divide(divisor);
    }
    return new LinearForm(x);
  }

  /** Coefficient i. */
  BigInteger coefficient(int i) {
    return exact[i];
  }
}
