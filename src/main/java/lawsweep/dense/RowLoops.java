package lawsweep.dense;

/**
 * Loops over parts of rows. Sums run in a fixed order, whatever the machine's vectors: the same bits everywhere.
 */
final class RowLoops {

  private RowLoops() {}

  /** Σ x_i y_i: four interleaved sums, added in order. */
  static double dot(double[] x, int atX, double[] y, int atY, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      s0 = Math.fma(x[atX + i], y[atY + i], s0);
      s1 = Math.fma(x[atX + i + 1], y[atY + i + 1], s1);
      s2 = Math.fma(x[atX + i + 2], y[atY + i + 2], s2);
      s3 = Math.fma(x[atX + i + 3], y[atY + i + 3], s3);
    }
    for (; i < n; i++) {
      s0 = Math.fma(x[atX + i], y[atY + i], s0);
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** The length of a part of a row; its squares neither overflow nor all underflow. */
  static double norm(double[] x, int at, int n) {
    return Math.sqrt(dot(x, at, x, at, n));
  }

  /** y += f x. */
  static void add(double f, double[] x, int atX, double[] y, int atY, int n) {
    for (int i = 0; i < n; i++) {
      y[atY + i] = Math.fma(f, x[atX + i], y[atY + i]);
    }
  }

  /** x *= f. */
  static void scale(double f, double[] x, int at, int n) {
    for (int i = 0; i < n; i++) {
      x[at + i] *= f;
    }
  }

  /** The largest absolute value; NaN if one is among them. */
  static double largest(double[] x, int at, int n) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(x[at + i]));
    }
    return largest;
  }
}
