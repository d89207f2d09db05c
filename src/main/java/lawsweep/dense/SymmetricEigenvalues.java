package lawsweep.dense;

import java.util.Arrays;

/**
 * Eigenvalues of real symmetric matrices of any size, in about 4/3 d³ operations: Householder reflections make a matrix
 * tridiagonal, then QL steps with implicit shifts make it diagonal. Errors are a small multiple of 2^-53 times the
 * largest |eigenvalue|. Only +, -, *, / and roots are used, so results are the same bits everywhere.
 */
public final class SymmetricEigenvalues {

  /** An eigenvalue needs two steps or so; more than this many mean that entries were not finite. */
  private static final int MOST_STEPS = 60;

  private final int d;
  private final double[] a;
  private final double[] diagonal;
  private final double[] beside;

  private SymmetricEigenvalues(double[] matrix, int d) {
    this.d = d;
    a = matrix.clone();
    diagonal = new double[d];
    beside = new double[d];
  }

  /**
   * The eigenvalues, in increasing order.
   *
   * @param matrix d × d, row-major, finite; the part below the diagonal is read
   * @throws IllegalArgumentException if entries are not finite
   */
  public static double[] of(double[] matrix, int d) {
    SymmetricEigenvalues work = new SymmetricEigenvalues(matrix, d);
    for (int row = d - 1; row > 0; row--) {
      work.reflect(row);
    }
    for (int i = 0; i < d; i++) {
      work.diagonal[i] = work.a[i * d + i];
    }
    for (int i = 0; i < d; i++) {
      work.settle(i);
    }
    Arrays.sort(work.diagonal);
    return work.diagonal;
  }

  /** Makes the entries of a row left of its last but one zero; what is left of them is {@code beside[row - 1]}. */
  private void reflect(int row) {
    int at = row * d;
    double tail = 0;
    for (int k = 0; k < row - 1; k++) {
      tail = Math.max(tail, Math.abs(a[at + k]));
    }
    double last = a[at + row - 1];
    if (tail == 0) {
      beside[row - 1] = last;
      return;
    }
    double unit = Math.max(tail, Math.abs(last));
    double squares = 0;
    for (int k = 0; k < row; k++) {
      a[at + k] /= unit;
      squares += a[at + k] * a[at + k];
    }
    double pivot = a[at + row - 1];
    double length = pivot > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
    beside[row - 1] = unit * length;
    a[at + row - 1] = pivot - length;
    fold(row, squares - pivot * length);
  }

  /** A becomes H A H with H = 1 - u uᵀ / half, for the vector u that stands in the row. */
  private void fold(int row, double half) {
    int at = row * d;
    double[] p = new double[row];
    for (int i = 0; i < row; i++) {
      double u = a[at + i];
      double sum = a[i * d + i] * u;
      for (int k = 0; k < i; k++) {
        sum += a[i * d + k] * a[at + k];
        p[k] += a[i * d + k] * u;
      }
      p[i] += sum;
    }
    double along = 0;
    for (int i = 0; i < row; i++) {
      p[i] /= half;
      along += p[i] * a[at + i];
    }
    along /= 2 * half;
    for (int i = 0; i < row; i++) {
      p[i] -= along * a[at + i];
    }
    for (int i = 0; i < row; i++) {
      for (int k = 0; k <= i; k++) {
        a[i * d + k] -= a[at + i] * p[k] + p[i] * a[at + k];
      }
    }
  }

  /** QL steps until {@code diagonal[first]} is an eigenvalue. */
  private void settle(int first) {
    for (int steps = 0;; steps++) {
      int end = first;
      while (end < d - 1 && !isSmall(end)) {
        end++;
      }
      if (end == first) {
        return;
      }
      if (steps == MOST_STEPS) {
        throw new IllegalArgumentException("expected a symmetric matrix of finite numbers");
      }
      step(first, end);
    }
  }

  private boolean isSmall(int at) {
    double around = Math.abs(diagonal[at]) + Math.abs(diagonal[at + 1]);
    return Math.abs(beside[at]) + around == around;
  }

  /** One QL step, with Wilkinson's shift, on the block from first to end. */
  private void step(int first, int end) {
    double g = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first]);
    double root = Math.sqrt(g * g + 1);
    g = diagonal[end] - diagonal[first] + beside[first] / (g + (g < 0 ? -root : root));
    double sine = 1;
    double cosine = 1;
    double shift = 0;
    for (int i = end - 1; i >= first; i--) {
      double f = sine * beside[i];
      double b = cosine * beside[i];
      double length = Math.sqrt(f * f + g * g);
      beside[i + 1] = length;
      if (length == 0) {
        diagonal[i + 1] -= shift;
        beside[end] = 0;
        return;
      }
      sine = f / length;
      cosine = g / length;
      g = diagonal[i + 1] - shift;
      double r = (diagonal[i] - g) * sine + 2 * cosine * b;
      shift = sine * r;
      diagonal[i + 1] = g + shift;
      g = cosine * r - b;
    }
    diagonal[first] -= shift;
    beside[first] = g;
    beside[end] = 0;
  }
}
