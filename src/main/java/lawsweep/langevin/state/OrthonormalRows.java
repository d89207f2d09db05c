package lawsweep.langevin.state;

import java.util.Arrays;

/** Rows of a d × d matrix made orthonormal one after the other, by Gram and Schmidt. Allocates nothing once built. */
final class OrthonormalRows {

  private final int d;
  private final double[] rows;

  /** The rows of an array, row-major. */
  OrthonormalRows(int d, double[] rows) {
    this.d = d;
    this.rows = rows;
  }

  /** Takes from row k what it has along rows 0..k-1, which are orthonormal, and makes its length 1. */
  void orthogonalise(int k) {
    for (int m = 0; m < k; m++) {
      double along = 0;
      for (int i = 0; i < d; i++) {
        along = Math.fma(rows[m * d + i], rows[k * d + i], along);
      }
      for (int i = 0; i < d; i++) {
        rows[k * d + i] = Math.fma(-along, rows[m * d + i], rows[k * d + i]);
      }
    }
    double squares = 0;
    for (int i = 0; i < d; i++) {
      squares = Math.fma(rows[k * d + i], rows[k * d + i], squares);
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < d; i++) {
      rows[k * d + i] /= length;
    }
  }

  /** Row k becomes a unit vector orthogonal to rows 0..k-1: the rest of the coordinate direction they hold least of. */
  void complete(int k) {
    int least = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < d; i++) {
      double held = 0;
      for (int m = 0; m < k; m++) {
        held = Math.fma(rows[m * d + i], rows[m * d + i], held);
      }
      if (held < smallest) {
        smallest = held;
        least = i;
      }
    }
    Arrays.fill(rows, k * d, (k + 1) * d, 0);
    rows[k * d + least] = 1;
    orthogonalise(k);
    orthogonalise(k);
  }
}
