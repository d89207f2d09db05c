package lawsweep.langevin.state;

/**
 * One-sided Jacobi on the rows of a d × d matrix, with another matrix whose rows turn alike. It allocates nothing, and
 * costs little where rows are nearly orthogonal; {@link lawsweep.dense.SmallSvd} is for matrices far from that.
 */
final class RowRotations {

  private static final int MOST_SWEEPS = 60;
  /** Squared lengths below this are of rows that count as zero. */
  private static final double NEGLIGIBLE = 0x1p-960;

  private final int d;
  private final double tolerance;
  private final double[] left;
  private final double[] right;

  /** Rotations of the rows of {@code left}, which {@code right}'s follow. */
  RowRotations(int d, double[] left, double[] right) {
    this.d = d;
    this.left = left;
    this.right = right;
    tolerance = Math.sqrt(d) * 0x1p-52;
  }

  /** Makes every two rows orthogonal and writes their lengths, decreasing; those of negligible rows as 0. */
  void orthogonalise(double[] lengths) {
    for (int sweep = 0; sweep < MOST_SWEEPS && sweep(); sweep++) {
      // Every sweep is all work.
    }
    sort(lengths);
  }

  private boolean sweep() {
    boolean rotated = false;
    for (int p = 0; p < d - 1; p++) {
      for (int q = p + 1; q < d; q++) {
        rotated |= rotate(p * d, q * d);
      }
    }
    return rotated;
  }

  /** Rotates two rows, which start at p and q, so that they become orthogonal, the longer one first. */
  private boolean rotate(int p, int q) {
    double a = 0;
    double b = 0;
    double g = 0;
    for (int i = 0; i < d; i++) {
      double x = left[p + i];
      double y = left[q + i];
      a = Math.fma(x, x, a);
      b = Math.fma(y, y, b);
      g = Math.fma(x, y, g);
    }
    if (b > a) {
      turn(p, q, 0, 1);
      double longer = b;
      b = a;
      a = longer;
      g = -g;
    }
    if (b < NEGLIGIBLE || Math.abs(g) <= tolerance * Math.sqrt(a) * Math.sqrt(b)) {
      return false;
    }
    double zeta = (b - a) / (2 * g);
    double root = Math.abs(zeta) < 0x1p500 ? Math.sqrt(Math.fma(zeta, zeta, 1)) : Math.abs(zeta);
    double t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + root);
    double c = 1 / Math.sqrt(Math.fma(t, t, 1));
    turn(p, q, c, c * t);
    return true;
  }

  private void turn(int p, int q, double c, double s) {
    turn(left, p, q, c, s);
    turn(right, p, q, c, s);
  }

  private void turn(double[] rows, int p, int q, double c, double s) {
    for (int i = 0; i < d; i++) {
      double x = rows[p + i];
      double y = rows[q + i];
      rows[p + i] = Math.fma(c, x, -s * y);
      rows[q + i] = Math.fma(s, x, c * y);
    }
  }

  private void sort(double[] sigma) {
    for (int k = 0; k < d; k++) {
      double squares = 0;
      for (int i = 0; i < d; i++) {
        squares = Math.fma(left[k * d + i], left[k * d + i], squares);
      }
      sigma[k] = squares < NEGLIGIBLE ? 0 : Math.sqrt(squares);
    }
    for (int k = 1; k < d; k++) {
      for (int m = k; m > 0 && sigma[m - 1] < sigma[m]; m--) {
        double larger = sigma[m];
        sigma[m] = sigma[m - 1];
        sigma[m - 1] = larger;
        turn((m - 1) * d, m * d, 0, -1);
      }
    }
  }
}
