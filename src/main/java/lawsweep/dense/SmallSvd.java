package lawsweep.dense;

/**
 * The singular value decomposition A = U diag(σ) Vᵀ of an n × n matrix, row-major, n up to 64: a QR factorisation with
 * column pivoting, then one-sided Jacobi on the triangle (Drmač and Veselić). Small singular values of a matrix that is
 * well conditioned but for the scaling of its rows or columns come with small relative errors; all of them with errors
 * of a few units of rounding of the largest. U and V are full and orthogonal also if singular values are zero.
 * Deterministic: only additions, products, quotients and roots, in a fixed order. Singular values below 10^-145 times
 * the largest entry are returned as 0.
 *
 * @param n the width
 * @param u orthogonal, left singular vectors in its columns
 * @param sigma decreasing, not negative
 * @param v orthogonal, right singular vectors in its columns
 */
public record SmallSvd(int n, double[] u, double[] sigma, double[] v) {

  /** Columns shorter than this, where the largest entry is about 1, count as zero: their squares would underflow. */
  private static final double NEGLIGIBLE = 0x1p-490;

  /**
   * Decomposes a matrix.
   *
   * @param a row-major, n × n, not changed
   * @throws IllegalArgumentException if an entry is not finite
   */
  public static SmallSvd of(double[] a, int n) {
    double largest = Products.largest(a);
    if (!Double.isFinite(largest)) {
      throw new IllegalArgumentException("expected finite entries, found " + largest);
    }
    if (largest == 0) {
      return new SmallSvd(n, Products.identity(n), new double[n], Products.identity(n));
    }
    int exponent = Math.getExponent(largest);
    double[] scaled = a.clone();
    for (int i = 0; i < n * n; i++) {
      scaled[i] = Math.scalb(a[i], -exponent);
    }
    PivotedQr qr = PivotedQr.of(scaled, n);
    // Rᵀ = X diag(σ) Jᵀ, so that A = (Q J) diag(σ) (P X)ᵀ; the rows of R are the columns of Rᵀ, contiguous.
    double[] columns = qr.r();
    double[] rotations = Products.identity(n);
    JacobiSweeps.orthogonalise(columns, rotations, n, NEGLIGIBLE);
    return assembled(qr, columns, rotations, exponent, n);
  }

  private static SmallSvd assembled(PivotedQr qr, double[] columns, double[] rotations, int exponent, int n) {
    double[] norms = new double[n];
    for (int k = 0; k < n; k++) {
      norms[k] = JacobiSweeps.norm(columns, k, n);
      if (norms[k] < NEGLIGIBLE) {
        norms[k] = 0;
      }
    }
    int[] order = decreasing(norms);
    double[] sigma = new double[n];
    double[] directions = new double[n * n];
    double[] left = new double[n * n];
    int rank = 0;
    for (int k = 0; k < n; k++) {
      int from = order[k];
      sigma[k] = Math.scalb(norms[from], exponent);
      System.arraycopy(rotations, from * n, left, k * n, n);
      if (norms[from] > 0) {
        rank++;
        for (int i = 0; i < n; i++) {
          directions[k * n + i] = columns[from * n + i] / norms[from];
        }
      }
    }
    complete(directions, rank, n);
    double[] v = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        v[qr.pivots()[i] * n + k] = directions[k * n + i];
      }
    }
    return new SmallSvd(n, Products.multiplyTransposedRight(qr.q(), left, n), sigma, v);
  }

  /** Stable: equal values keep their order. */
  private static int[] decreasing(double[] values) {
    int[] order = new int[values.length];
    for (int k = 0; k < order.length; k++) {
      int at = k;
      while (at > 0 && values[order[at - 1]] < values[k]) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = k;
    }
    return order;
  }

  /** Fills rows rank..n-1 so that all rows are orthonormal, as rows 0..rank-1 are. */
  private static void complete(double[] rows, int rank, int n) {
    if (rank == n) {
      return;
    }
    double[] given = new double[n * n];
    for (int k = 0; k < rank; k++) {
      for (int i = 0; i < n; i++) {
        given[i * n + k] = rows[k * n + i];
      }
    }
    double[] q = PivotedQr.of(given, n).q();
    for (int k = rank; k < n; k++) {
      for (int i = 0; i < n; i++) {
        rows[k * n + i] = q[i * n + k];
      }
    }
  }

  /** The orthogonal polar factor U Vᵀ, the nearest orthogonal matrix; unique if A is regular. */
  public double[] polarFactor() {
    return Products.multiplyTransposedRight(u, v, n);
  }
}
