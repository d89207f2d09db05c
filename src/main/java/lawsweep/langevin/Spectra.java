package lawsweep.langevin;

import java.util.Arrays;
import java.util.List;

/** Singular values of a small matrix, for checks of what was asked. */
final class Spectra {

  private static final int MAX_SWEEPS = 60;

  private Spectra() {}

  /** In decreasing order, by one-sided Jacobi rotations of columns; NaN or infinite entries are the caller's to refuse. */
  static double[] singularValues(List<List<Double>> rows) {
    int n = rows.size();
    double[][] columns = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        columns[j][i] = rows.get(i).get(j);
      }
    }
    boolean rotated = true;
    for (int sweep = 0; sweep < MAX_SWEEPS && rotated; sweep++) {
      rotated = false;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotated |= rotate(columns[p], columns[q]);
        }
      }
    }
    double[] sigma = Arrays.stream(columns).mapToDouble(c -> Math.sqrt(dot(c, c))).sorted().toArray();
    for (int i = 0; i < n / 2; i++) {
      double swap = sigma[i];
      sigma[i] = sigma[n - 1 - i];
      sigma[n - 1 - i] = swap;
    }
    return sigma;
  }

  /** Makes two columns orthogonal; false if they are already. */
  private static boolean rotate(double[] a, double[] b) {
    double ab = dot(a, b);
    double aa = dot(a, a);
    double bb = dot(b, b);
    if (Math.abs(ab) <= 1e-15 * Math.sqrt(aa) * Math.sqrt(bb)) {
      return false;
    }
    double zeta = (bb - aa) / (2 * ab);
    double t = Math.copySign(1 / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta)), zeta);
    double c = 1 / Math.sqrt(1 + t * t);
    for (int i = 0; i < a.length; i++) {
      double x = a[i];
      a[i] = c * x - c * t * b[i];
      b[i] = c * t * x + c * b[i];
    }
    return true;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
