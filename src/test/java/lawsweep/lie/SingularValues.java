package lawsweep.lie;

import java.util.Arrays;

/** Singular values by one-sided Jacobi rotations, for small matrices. */
final class SingularValues {

  private static final int SWEEPS = 60;

  private SingularValues() {}

  /** In decreasing order, one for each row. */
  static double[] of(double[][] rows) {
    double[][] a = new double[rows.length][];
    Arrays.setAll(a, i -> rows[i].clone());
    boolean rotated = true;
    for (int sweep = 0; rotated && sweep < SWEEPS; sweep++) {
      rotated = false;
      for (int i = 0; i < a.length; i++) {
        for (int j = i + 1; j < a.length; j++) {
          rotated |= rotate(a[i], a[j]);
        }
      }
    }
    double[] values = new double[a.length];
    Arrays.setAll(values, i -> -Math.sqrt(dot(a[i], a[i])));
    Arrays.sort(values);
    Arrays.setAll(values, i -> -values[i]);
    return values;
  }

  private static boolean rotate(double[] x, double[] y) {
    double xx = dot(x, x);
    double yy = dot(y, y);
    double xy = dot(x, y);
    if (Math.abs(xy) <= 1e-15 * Math.sqrt(xx * yy) || xy == 0) {
      return false;
    }
    double zeta = (yy - xx) / (2 * xy);
    double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
    double c = 1 / Math.hypot(1, t);
    double s = c * t;
    for (int k = 0; k < x.length; k++) {
      double xk = x[k];
      x[k] = c * xk - s * y[k];
      y[k] = s * xk + c * y[k];
    }
    return true;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * y[k];
    }
    return sum;
  }
}
