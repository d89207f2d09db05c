package lawsweep.dense;

import java.util.Random;

/** Matrices with given singular values: Σ σ_k u_k v_kᵀ with random orthonormal u and v. */
final class Spectra {

  private Spectra() {}

  static double[] matrix(double[] values, int rows, int columns, Random random) {
    double[][] u = orthonormal(values.length, rows, random);
    double[][] v = orthonormal(values.length, columns, random);
    double[] a = new double[rows * columns];
    for (int k = 0; k < values.length; k++) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          a[i * columns + j] += values[k] * u[k][i] * v[k][j];
        }
      }
    }
    return a;
  }

  private static double[][] orthonormal(int count, int n, Random random) {
    double[][] q = new double[count][n];
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < n; i++) {
        q[k][i] = random.nextGaussian();
      }
      for (int again = 0; again < 2; again++) {
        for (int j = 0; j < k; j++) {
          double dot = dot(q[j], q[k]);
          for (int i = 0; i < n; i++) {
            q[k][i] -= dot * q[j][i];
          }
        }
        double norm = Math.sqrt(dot(q[k], q[k]));
        for (int i = 0; i < n; i++) {
          q[k][i] /= norm;
        }
      }
    }
    return q;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
