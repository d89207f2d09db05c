package lawsweep.dense;

/**
 * The spectral decomposition S = Q diag(values) Qᵀ of a symmetric n × n matrix by cyclic Jacobi rotations, row-major, n
 * up to 64. Eigenvalues have errors of a few units of rounding of the largest. Deterministic.
 *
 * @param n the width
 * @param values eigenvalues, decreasing
 * @param vectors orthogonal, eigenvectors in its columns
 */
public record SymmetricEigen(int n, double[] values, double[] vectors) {

  private static final int MOST_SWEEPS = 60;

  /** A function of eigenvalues. */
  @FunctionalInterface
  public interface OfEigenvalue {
    /** f(x). */
    double apply(double x);
  }

  /**
   * Decomposes a symmetric matrix; of a matrix that is not, the symmetric part.
   *
   * @throws IllegalArgumentException if an entry is not finite
   */
  public static SymmetricEigen of(double[] s, int n) {
    if (!Double.isFinite(Products.largest(s))) {
      throw new IllegalArgumentException("expected finite entries, found " + Products.largest(s));
    }
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = 0.5 * s[i * n + j] + 0.5 * s[j * n + i];
      }
    }
    double[] q = Products.identity(n);
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      if (!sweep(a, q, n)) {
        return sorted(a, q, n);
      }
    }
    throw new ArithmeticException("Jacobi did not converge in " + MOST_SWEEPS + " sweeps, n = " + n);
  }

  private static boolean sweep(double[] a, double[] q, int n) {
    double negligible = 0x1p-56 * Products.largest(a);
    boolean rotated = false;
    for (int i = 0; i < n - 1; i++) {
      for (int j = i + 1; j < n; j++) {
        if (Math.abs(a[i * n + j]) > negligible) {
          rotate(a, q, i, j, n);
          rotated = true;
        }
      }
    }
    return rotated;
  }

  private static void rotate(double[] a, double[] q, int i, int j, int n) {
    double zeta = (a[j * n + j] - a[i * n + i]) / (2 * a[i * n + j]);
    double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(Math.fma(zeta, zeta, 1)));
    double c = 1 / Math.sqrt(Math.fma(t, t, 1));
    double s = c * t;
    double shift = t * a[i * n + j];
    double di = a[i * n + i] - shift;
    double dj = a[j * n + j] + shift;
    for (int k = 0; k < n; k++) {
      double aki = a[k * n + i];
      double akj = a[k * n + j];
      double ki = Math.fma(c, aki, -s * akj);
      double kj = Math.fma(s, aki, c * akj);
      a[k * n + i] = ki;
      a[i * n + k] = ki;
      a[k * n + j] = kj;
      a[j * n + k] = kj;
      double qki = q[k * n + i];
      double qkj = q[k * n + j];
      q[k * n + i] = Math.fma(c, qki, -s * qkj);
      q[k * n + j] = Math.fma(s, qki, c * qkj);
    }
    a[i * n + i] = di;
    a[j * n + j] = dj;
    a[i * n + j] = 0;
    a[j * n + i] = 0;
  }

  private static SymmetricEigen sorted(double[] a, double[] q, int n) {
    double[] values = new double[n];
    double[] vectors = new double[n * n];
    boolean[] taken = new boolean[n];
    for (int k = 0; k < n; k++) {
      int best = -1;
      for (int j = 0; j < n; j++) {
        if (!taken[j] && (best < 0 || a[j * n + j] > a[best * n + best])) {
          best = j;
        }
      }
      taken[best] = true;
      values[k] = a[best * n + best];
      for (int i = 0; i < n; i++) {
        vectors[i * n + k] = q[i * n + best];
      }
    }
    return new SymmetricEigen(n, values, vectors);
  }

  /** f(S) = Q diag(f(values)) Qᵀ. */
  public double[] apply(OfEigenvalue f) {
    double[] mapped = new double[n];
    for (int k = 0; k < n; k++) {
      mapped[k] = f.apply(values[k]);
    }
    return Products.sandwich(vectors, mapped, vectors, n);
  }
}
