package lawsweep.road.data;

import java.util.Arrays;
import java.util.List;

/** Ranks by the plainest one-sided Jacobi; for tests that must not use the estimator they test. */
final class DenseRank {

  /** Stands for a spectrum with values that finite differences cannot tell from their own errors. */
  static final int UNCLEAR = -1;

  private DenseRank() {}

  /**
   * How many singular values exceed {@code clear} times the largest, unless some lie between that and {@code noise}.
   */
  static int of(List<double[]> rows, double noise, double clear) {
    double[] values = values(rows);
    int rank = 0;
    for (double value : values) {
      if (value > clear * values[0]) {
        rank++;
      } else if (value > noise * values[0]) {
        return UNCLEAR;
      }
    }
    return rank;
  }

  /** Singular values of the rows, each made one long, decreasing. */
  static double[] values(List<double[]> rows) {
    int columns = rows.isEmpty() ? 0 : rows.get(0).length;
    double[][] a = new double[columns][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      double norm = Math.sqrt(dot(rows.get(i), rows.get(i)));
      for (int j = 0; j < columns && norm > 0; j++) {
        a[j][i] = rows.get(i)[j] / norm;
      }
    }
    boolean turned = true;
    for (int sweep = 0; turned && sweep < 40; sweep++) {
      turned = false;
      for (int p = 0; p < columns; p++) {
        for (int q = p + 1; q < columns; q++) {
          turned |= turn(a[p], a[q]);
        }
      }
    }
    double[] values = Arrays.stream(a).mapToDouble(column -> -Math.sqrt(dot(column, column))).sorted().toArray();
    return Arrays.stream(values).map(Math::abs).toArray();
  }

  private static boolean turn(double[] x, double[] y) {
    double xx = dot(x, x);
    double yy = dot(y, y);
    double xy = dot(x, y);
    if (Math.abs(xy) <= 1e-15 * Math.sqrt(xx * yy) || Math.abs(xy) < 1e-40) {
      return false;
    }
    double angle = 0.5 * Math.atan2(2 * xy, xx - yy);
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    for (int i = 0; i < x.length; i++) {
      double old = x[i];
      x[i] = c * old + s * y[i];
      y[i] = c * y[i] - s * old;
    }
    return true;
  }

  static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
