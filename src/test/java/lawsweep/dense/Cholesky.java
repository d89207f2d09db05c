package lawsweep.dense;

/**
 * S = L Lᵀ for a symmetric positive definite n × n matrix, row-major.
 *
 * @param n the width
 * @param lower L, zero above the diagonal
 */
public record Cholesky(int n, double[] lower) {

  /**
   * Factors S; only its lower triangle is read.
   *
   * @throws ArithmeticException if S is not positive definite to working precision
   */
  public static Cholesky of(double[] s, int n) {
    double[] l = new double[n * n];
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double x = s[i * n + j];
        for (int k = 0; k < j; k++) {
          x = Math.fma(-l[i * n + k], l[j * n + k], x);
        }
        if (i == j && !(x > 0)) {
          throw new ArithmeticException("not positive definite: pivot " + j + " is " + x);
        }
        l[i * n + j] = i == j ? Math.sqrt(x) : x / l[j * n + j];
      }
    }
    return new Cholesky(n, l);
  }

  /** The solution x of S x = b. */
  public double[] solve(double[] b) {
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] = Math.fma(-lower[i * n + k], x[k], x[i]);
      }
      x[i] /= lower[i * n + i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] = Math.fma(-lower[k * n + i], x[k], x[i]);
      }
      x[i] /= lower[i * n + i];
    }
    return x;
  }
}
