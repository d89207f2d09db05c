package lawsweep.dense;

/**
 * A P = Q R by Householder reflections with column pivoting, for n × n matrices, row-major. Q is orthogonal to a few
 * units of rounding whatever the rank of A; the diagonal of R decreases in absolute value.
 *
 * @param q orthogonal
 * @param r upper triangular
 * @param pivots column j of A P is column {@code pivots[j]} of A
 */
record PivotedQr(double[] q, double[] r, int[] pivots) {

  /** Factors A; entries are finite, their squares neither overflow nor all underflow. */
  public static PivotedQr of(double[] a, int n) {
    double[] r = a.clone();
    double[] q = Products.identity(n);
    int[] pivots = new int[n];
    for (int j = 0; j < n; j++) {
      pivots[j] = j;
    }
    for (int k = 0; k < n; k++) {
      bringLargestForward(r, pivots, k, n);
      reflect(r, q, k, n);
    }
    return new PivotedQr(q, r, pivots);
  }

  /** Norms are computed anew each time: for small n that is cheap, and no update can lose digits. */
  private static void bringLargestForward(double[] r, int[] pivots, int k, int n) {
    int best = k;
    double bestNorm = -1;
    for (int j = k; j < n; j++) {
      double norm = tailNormSquared(r, k, j, n);
      if (norm > bestNorm) {
        bestNorm = norm;
        best = j;
      }
    }
    if (best == k) {
      return;
    }
    int pivot = pivots[k];
    pivots[k] = pivots[best];
    pivots[best] = pivot;
    for (int i = 0; i < n; i++) {
      double x = r[i * n + k];
      r[i * n + k] = r[i * n + best];
      r[i * n + best] = x;
    }
  }

  private static void reflect(double[] r, double[] q, int k, int n) {
    double norm = Math.sqrt(tailNormSquared(r, k, k, n));
    if (norm == 0 || k == n - 1) {
      return;
    }
    double head = r[k * n + k];
    double alpha = head > 0 ? -norm : norm;
    double[] v = new double[n];
    for (int i = k; i < n; i++) {
      v[i] = r[i * n + k];
    }
    v[k] = head - alpha;
    double scale = 1 / (norm * (norm + Math.abs(head)));
    for (int j = k; j < n; j++) {
      double dot = 0;
      for (int i = k; i < n; i++) {
        dot = Math.fma(v[i], r[i * n + j], dot);
      }
      for (int i = k; i < n; i++) {
        r[i * n + j] = Math.fma(-scale * dot, v[i], r[i * n + j]);
      }
    }
    r[k * n + k] = alpha;
    for (int i = k + 1; i < n; i++) {
      r[i * n + k] = 0;
    }
    for (int i = 0; i < n; i++) {
      double dot = 0;
      for (int j = k; j < n; j++) {
        dot = Math.fma(q[i * n + j], v[j], dot);
      }
      for (int j = k; j < n; j++) {
        q[i * n + j] = Math.fma(-scale * dot, v[j], q[i * n + j]);
      }
    }
  }

  private static double tailNormSquared(double[] r, int from, int column, int n) {
    double sum = 0;
    for (int i = from; i < n; i++) {
      double x = r[i * n + column];
      sum = Math.fma(x, x, sum);
    }
    return sum;
  }
}
