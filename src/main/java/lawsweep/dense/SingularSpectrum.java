package lawsweep.dense;

/**
 * All singular values of a matrix, without vectors. Reflections make it bidiagonal (Golub and Kahan); then Sturm
 * sequences of its symmetric form with a zero diagonal are bisected.
 *
 * <p>Errors are a few units of rounding of the largest value. Values are given to six digits, which is enough to see a
 * gap. Cost: 4/3 n² (3 m - n) flops for the reflections, some 60 n² more.
 */
final class SingularSpectrum {

  /** Values below this part of the largest possible are returned as 0. */
  private static final double SMALLEST = 0x1p-100;

  private static final double DIGITS = 1 + 0x1p-20;
  private static final double TINY = 0x1p-900;

  private SingularSpectrum() {}

  /** The min(rows, columns) singular values, decreasing; destroys the matrix, whose entries are finite. */
  static double[] of(double[] a, int rows, int columns) {
    int n = rows < columns ? transposed(a, rows, columns) : Reflections.triangle(a, rows, columns);
    double[] squares = bidiagonal(a, n);
    double bound = bound(squares);
    double[] values = new double[n];
    if (bound == 0) {
      return values;
    }
    for (int i = 0; i < squares.length; i++) {
      squares[i] = squares[i] / bound * (squares[i] / bound);
    }
    double above = DIGITS;
    for (int k = 0; k < n; k++) {
      above = value(squares, n - k, above);
      values[k] = above * bound;
    }
    return values;
  }

  /** The triangle of the transpose in the place of a. */
  private static int transposed(double[] a, int rows, int columns) {
    double[] t = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        t[j * rows + i] = a[i * columns + j];
      }
    }
    int n = Reflections.triangle(t, columns, rows);
    System.arraycopy(t, 0, a, 0, n * n);
    return n;
  }

  /** The 2n - 1 entries d_1, f_1, d_2, …, d_n of the bidiagonal form of an n × n matrix. */
  private static double[] bidiagonal(double[] a, int n) {
    double[] v = new double[n];
    double[] sums = new double[n];
    double[] entries = new double[Math.max(0, 2 * n - 1)];
    for (int k = 0; k < n; k++) {
      Reflections.fromLeft(a, k, k, n, n, v, sums);
      entries[2 * k] = a[k * n + k];
      if (k + 1 < n) {
        Reflections.fromRight(a, k, k + 1, n, n, v);
        entries[2 * k + 1] = a[k * n + k + 1];
      }
    }
    return entries;
  }

  /** No singular value is larger: Gershgorin. */
  private static double bound(double[] entries) {
    double bound = 0;
    for (int i = 0; i < entries.length; i++) {
      double left = i == 0 ? 0 : Math.abs(entries[i - 1]);
      double right = i + 1 == entries.length ? 0 : Math.abs(entries[i + 1]);
      bound = Math.max(bound, Math.abs(entries[i]) + Math.max(left, right));
    }
    return bound;
  }

  /** The smallest x such that at least {@code count} singular values are below it, where {@code high} is such an x. */
  private static double value(double[] squares, int count, double high) {
    double low = SMALLEST;
    if (below(squares, low) >= count) {
      return 0;
    }
    double upper = high;
    while (upper > low * DIGITS) {
      double middle = upper > 4 * low ? Math.sqrt(upper) * Math.sqrt(low) : 0.5 * (upper + low);
      if (below(squares, middle) >= count) {
        upper = middle;
      } else {
        low = middle;
      }
    }
    return upper;
  }

  /** How many singular values are below x > 0: negative pivots of T - x I, less one for each negative eigenvalue. */
  private static int below(double[] squares, double x) {
    int negative = 1;
    double q = -x;
    for (double square : squares) {
      q = -x - square / q;
      if (Math.abs(q) < TINY) {
        q = -TINY;
      }
      if (q < 0) {
        negative++;
      }
    }
    return negative - (squares.length + 1) / 2;
  }
}
