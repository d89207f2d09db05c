package lawsweep.kernel.vector;

import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/**
 * Delayed-reduction loops over contiguous rows, in a form that the compiler turns into vector code by itself. They need
 * no warm-up of vector intrinsics, so they serve the small shapes.
 */
final class PlainLoops {

  private PlainLoops() {}

  /** C -= sign A B mod p, row by row. */
  static void subtract(PrimeField field, double sign, Matrix a, Matrix b, Matrix c) {
    int delay = field.maxDelay();
    for (int i = 0; i < c.rows(); i++) {
      int row = c.index(i, 0);
      int pending = 0;
      for (int t = 0; t < a.columns(); t++) {
        double factor = sign * a.data()[a.index(i, t)];
        if (factor == 0) {
          continue;
        }
        subtractScaled(factor, b.data(), b.index(t, 0), c.data(), row, c.columns());
        if (++pending == delay) {
          reduce(field, c.data(), row, c.columns());
          pending = 0;
        }
      }
      reduce(field, c.data(), row, c.columns());
    }
  }

  /** y -= s x, unreduced. */
  static void subtractScaled(double s, double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int j = 0; j < n; j++) {
      y[yOffset + j] -= s * x[xOffset + j];
    }
  }

  /**
   * y -= Σ_t c[t] x_t for four vectors x_t, unreduced. x_t starts at {@code xOffset + t * xStride}; vectors from
   * {@code count} on are left out.
   */
  static void subtractFour(
      double[] c, int first, int count, double[] x, int xOffset, int xStride, double[] y, int yOffset, int n) {
    double c0 = c[first];
    double c1 = count > 1 ? c[first + 1] : 0;
    double c2 = count > 2 ? c[first + 2] : 0;
    double c3 = count > 3 ? c[first + 3] : 0;
    int x1 = count > 1 ? xOffset + xStride : xOffset;
    int x2 = count > 2 ? xOffset + 2 * xStride : xOffset;
    int x3 = count > 3 ? xOffset + 3 * xStride : xOffset;
    for (int j = 0; j < n; j++) {
      y[yOffset + j] -= c0 * x[xOffset + j] + c1 * x[x1 + j] + c2 * x[x2 + j] + c3 * x[x3 + j];
    }
  }

  /** y = y - s x mod p. */
  static void subtractScaledReduced(
      PrimeField field, double s, double[] x, int xOffset, double[] y, int yOffset, int n) {
    double modulus = field.modulus();
    double inverse = field.inverseModulus();
    for (int j = 0; j < n; j++) {
      double v = y[yOffset + j] - s * x[xOffset + j];
      double q = (v * inverse + PrimeField.ROUND) - PrimeField.ROUND;
      y[yOffset + j] = v - q * modulus;
    }
  }

  /** x · y mod p. */
  static double dot(PrimeField field, double[] x, int xOffset, double[] y, int yOffset, int n) {
    int delay = field.maxDelay();
    double sum = 0;
    for (int start = 0; start < n; start += delay) {
      int end = Math.min(n, start + delay);
      for (int j = start; j < end; j++) {
        sum += x[xOffset + j] * y[yOffset + j];
      }
      sum = field.reduce(sum);
    }
    return sum;
  }

  /** Reduces n consecutive integers. */
  static void reduce(PrimeField field, double[] x, int offset, int n) {
    double modulus = field.modulus();
    double inverse = field.inverseModulus();
    for (int j = offset; j < offset + n; j++) {
      double v = x[j];
      double q = (v * inverse + PrimeField.ROUND) - PrimeField.ROUND;
      x[j] = v - q * modulus;
    }
  }

  /** y = y - x mod p, for x unreduced. */
  static void subtractReduced(PrimeField field, double[] x, int xOffset, double[] y, int yOffset, int n) {
    double modulus = field.modulus();
    double inverse = field.inverseModulus();
    for (int j = 0; j < n; j++) {
      double v = y[yOffset + j] - x[xOffset + j];
      double q = (v * inverse + PrimeField.ROUND) - PrimeField.ROUND;
      y[yOffset + j] = v - q * modulus;
    }
  }

  /** x = s x mod p. */
  static void scale(PrimeField field, double s, double[] x, int offset, int n) {
    double modulus = field.modulus();
    double inverse = field.inverseModulus();
    for (int j = offset; j < offset + n; j++) {
      double v = s * x[j];
      double q = (v * inverse + PrimeField.ROUND) - PrimeField.ROUND;
      x[j] = v - q * modulus;
    }
  }
}
