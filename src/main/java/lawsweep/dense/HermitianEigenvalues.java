package lawsweep.dense;

import java.util.Arrays;

/**
 * Eigenvalues of small Hermitian matrices by cyclic Jacobi rotations. Works in place and allocates nothing. Matrices
 * close to diagonal take two or three sweeps.
 *
 * <p>Errors are a small multiple of 2^-53 times the largest eigenvalue. Only +, -, *, / and roots are used, so results
 * are the same bits everywhere.
 */
public final class HermitianEigenvalues {

  private static final double NEGLIGIBLE = 0x1p-54;
  private static final int MOST_SWEEPS = 60;

  private final int d;
  private double[] re;
  private double[] im;

  /** For d × d matrices. */
  public HermitianEigenvalues(int d) {
    this.d = d;
  }

  /**
   * Writes the eigenvalues, decreasing, and destroys the matrix.
   *
   * @param real the real parts, d × d row-major, symmetric
   * @param imaginary the imaginary parts, d × d row-major, antisymmetric
   * @param values receives d numbers; all NaN if the matrix has numbers that are not finite
   */
  public void decreasing(double[] real, double[] imaginary, double[] values) {
    re = real;
    im = imaginary;
    double norm = norm();
    if (!(norm < Double.POSITIVE_INFINITY)) {
      Arrays.fill(values, 0, d, Double.NaN);
      return;
    }
    double negligible = norm * NEGLIGIBLE;
    for (int sweep = 0; sweep < MOST_SWEEPS && sweep(negligible); sweep++) {
      // Every sweep is all work.
    }
    for (int i = 0; i < d; i++) {
      values[i] = -re[i * d + i];
    }
    Arrays.sort(values, 0, d);
    for (int i = 0; i < d; i++) {
      values[i] = -values[i];
    }
  }

  private double norm() {
    double largest = 0;
    for (int i = 0; i < d * d; i++) {
      largest = Math.max(largest, Math.max(Math.abs(re[i]), Math.abs(im[i])));
    }
    return largest;
  }

  /** Rotates every pair whose entry counts; false if none did. */
  private boolean sweep(double negligible) {
    boolean rotated = false;
    for (int p = 0; p < d - 1; p++) {
      for (int q = p + 1; q < d; q++) {
        double a = re[p * d + q];
        double b = im[p * d + q];
        double size = Math.sqrt(a * a + b * b);
        if (size > negligible) {
          rotate(p, q, size, a / size, b / size);
          rotated = true;
        }
      }
    }
    return rotated;
  }

  /** Makes entry (p, q) = size (cos + i sin) zero: column q loses its phase, then columns p and q are rotated. */
  private void rotate(int p, int q, double size, double cos, double sin) {
    double theta = (re[q * d + q] - re[p * d + p]) / (2 * size);
    double root = Math.abs(theta) < 0x1p500 ? Math.sqrt(Math.fma(theta, theta, 1)) : Math.abs(theta);
    double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + root);
    double c = 1 / Math.sqrt(Math.fma(t, t, 1));
    double s = t * c;
    re[p * d + p] -= t * size;
    re[q * d + q] += t * size;
    put(p, q, 0, 0);
    for (int k = 0; k < d; k++) {
      if (k != p && k != q) {
        double pr = re[k * d + p];
        double pi = im[k * d + p];
        double qr = re[k * d + q] * cos + im[k * d + q] * sin;
        double qi = im[k * d + q] * cos - re[k * d + q] * sin;
        put(k, p, c * pr - s * qr, c * pi - s * qi);
        put(k, q, s * pr + c * qr, s * pi + c * qi);
      }
    }
  }

  private void put(int i, int j, double real, double imaginary) {
    re[i * d + j] = real;
    im[i * d + j] = imaginary;
    re[j * d + i] = real;
    im[j * d + i] = -imaginary;
  }
}
