package lawsweep.formula.scalar;

import java.util.Arrays;

/**
 * R by its zeros.
 *
 * @param zeros decreasing, 2n + 1 of them
 */
record Branches(double[] zeros) {

  /** Zeros nearer than this, relative to the largest, are not told apart: it is what rounding gives. */
  private static final double SAME = 0x1p-44;

  static Branches of(Secular secular, Spectrum left, Spectrum right) {
    int n = secular.n();
    double[] zeros = new double[2 * n + 1];
    System.arraycopy(left.values(), 0, zeros, 0, n);
    // A square block has n of them, and the zero of the factor x instead.
    System.arraycopy(right.values(), 0, zeros, n, right.values().length);
    Arrays.sort(zeros);
    for (int i = 0; i < n; i++) {
      double zero = zeros[i];
      zeros[i] = zeros[2 * n - i];
      zeros[2 * n - i] = zero;
    }
    return new Branches(zeros);
  }

  /**
   * The place of a zero that is twice there and ends a gap that some x_i moves in, so that integrals to it are
   * infinite; -1 if there is none. The last two zeros are below all of them and may coincide.
   */
  int twice() {
    double scale = Math.max(Math.abs(zeros[0]), Math.abs(zeros[zeros.length - 1]));
    for (int j = 0; j < zeros.length - 2; j++) {
      if (zeros[j] - zeros[j + 1] <= SAME * scale) {
        return j;
      }
    }
    return -1;
  }

  /** √|R(x)| without the factors of some of its zeros, of which each is there once. */
  double rootWithout(double x, double one, double other) {
    double product = 1;
    for (double zero : zeros) {
      if (zero != one && zero != other) {
        product *= Math.abs(x - zero);
      }
    }
    return Math.sqrt(product);
  }

  /** The coefficients of R, from the highest, which is 1. */
  double[] coefficients() {
    double[] r = new double[zeros.length + 1];
    r[0] = 1;
    for (int j = 0; j < zeros.length; j++) {
      for (int k = j + 1; k > 0; k--) {
        r[k] = Math.fma(-zeros[j], r[k - 1], r[k]);
      }
    }
    return r;
  }
}
