package lawsweep.dense;

/** One-sided Jacobi: rotates the rows of a matrix among themselves until every two are orthogonal. */
final class JacobiSweeps {

  /** Cyclic sweeps converge quadratically: ten are many. */
  private static final int MOST_SWEEPS = 60;

  private JacobiSweeps() {}

  /**
   * Rotates pairs of rows of x (each n long, contiguous), and those of {@code rotations} alike, until the cosine
   * between any two rows is a few units of rounding. Rows shorter than {@code negligible} are left alone.
   *
   * @throws ArithmeticException if that does not come about, which has not been seen
   */
  static void orthogonalise(double[] x, double[] rotations, int n, double negligible) {
    double tolerance = Math.sqrt(n) * 0x1p-52;
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      boolean rotated = false;
      for (int p = 0; p < n - 1; p++) {
        for (int q = p + 1; q < n; q++) {
          rotated |= rotate(x, rotations, p, q, n, tolerance, negligible);
        }
      }
      if (!rotated) {
        return;
      }
    }
    throw new ArithmeticException("one-sided Jacobi did not converge in " + MOST_SWEEPS + " sweeps, n = " + n);
  }

  private static boolean rotate(
      double[] x,
      double[] rotations,
      int p,
      int q,
      int n,
      double tolerance,
      double negligible) {
    double np = norm(x, p, n);
    double nq = norm(x, q, n);
    if (np < negligible || nq < negligible) {
      return false;
    }
    // The cosine and the ratio of lengths, so that nothing overflows or underflows.
    double cosine = 0;
    for (int i = 0; i < n; i++) {
      cosine = Math.fma(x[p * n + i] / np, x[q * n + i] / nq, cosine);
    }
    if (Math.abs(cosine) <= tolerance) {
      return false;
    }
    double zeta = (nq / np - np / nq) / (2 * cosine);
    double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(Math.fma(zeta, zeta, 1)));
    if (Double.isInfinite(zeta * zeta)) {
      t = 0.5 / zeta;
    }
    double c = 1 / Math.sqrt(Math.fma(t, t, 1));
    turn(x, p, q, n, c, c * t);
    turn(rotations, p, q, n, c, c * t);
    return true;
  }

  /** (x_p, x_q) becomes (c x_p - s x_q, s x_p + c x_q). */
  private static void turn(double[] x, int p, int q, int n, double c, double s) {
    for (int i = 0; i < n; i++) {
      double xp = x[p * n + i];
      double xq = x[q * n + i];
      x[p * n + i] = Math.fma(c, xp, -s * xq);
      x[q * n + i] = Math.fma(s, xp, c * xq);
    }
  }

  /** The length of a row. */
  static double norm(double[] x, int row, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double v = x[row * n + i];
      sum = Math.fma(v, v, sum);
    }
    return Math.sqrt(sum);
  }
}
