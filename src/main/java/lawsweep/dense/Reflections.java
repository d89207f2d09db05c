package lawsweep.dense;

import java.util.Arrays;

/** Householder reflections of row-major matrices, applied row by row so that memory is read in order. */
final class Reflections {

  private Reflections() {}

  /**
   * Replaces A by the triangle R of A = QR, in place, and returns how many rows it has: min(rows, columns). Columns
   * keep their lengths up to a few units of rounding each, however much they differ.
   */
  static int triangle(double[] a, int rows, int columns) {
    int steps = Math.min(rows, columns);
    double[] v = new double[rows];
    double[] sums = new double[columns];
    for (int k = 0; k < steps; k++) {
      fromLeft(a, k, k, rows, columns, v, sums);
    }
    return steps;
  }

  /** Makes column {@code k} of rows from..rows-1 zero but for its first entry; the columns behind it turn with it. */
  static void fromLeft(double[] a, int from, int k, int rows, int columns, double[] v, double[] sums) {
    for (int i = from; i < rows; i++) {
      v[i] = a[i * columns + k];
    }
    double alpha = reflector(v, from, rows);
    if (alpha == 0) {
      return;
    }
    int n = columns - k - 1;
    Arrays.fill(sums, 0, n, 0);
    for (int i = from; i < rows; i++) {
      RowLoops.add(v[i], a, i * columns + k + 1, sums, 0, n);
    }
    for (int i = from; i < rows; i++) {
      RowLoops.add(-v[i], sums, 0, a, i * columns + k + 1, n);
      a[i * columns + k] = 0;
    }
    a[from * columns + k] = alpha;
  }

  /** Makes row {@code k} zero behind column {@code from}, and turns the rows below it alike. */
  static void fromRight(double[] a, int k, int from, int rows, int columns, double[] v) {
    System.arraycopy(a, k * columns + from, v, from, columns - from);
    double alpha = reflector(v, from, columns);
    if (alpha == 0) {
      return;
    }
    int n = columns - from;
    for (int i = k + 1; i < rows; i++) {
      double f = RowLoops.dot(v, from, a, i * columns + from, n);
      RowLoops.add(-f, v, from, a, i * columns + from, n);
    }
    Arrays.fill(a, k * columns + from, (k + 1) * columns, 0);
    a[k * columns + from] = alpha;
  }

  /** Makes x of v, where I - v vᵀ reflects x to alpha e_1; returns alpha, 0 if x is zero and nothing is to be done. */
  private static double reflector(double[] v, int from, int to) {
    double largest = RowLoops.largest(v, from, to - from);
    if (largest == 0) {
      return 0;
    }
    double unit = Math.scalb(1.0, -Math.getExponent(largest));
    RowLoops.scale(unit, v, from, to - from);
    double norm = RowLoops.norm(v, from, to - from);
    double head = v[from];
    double alpha = head > 0 ? -norm : norm;
    v[from] = head - alpha;
    RowLoops.scale(1 / Math.sqrt(norm * (norm + Math.abs(head))), v, from, to - from);
    return alpha / unit;
  }
}
