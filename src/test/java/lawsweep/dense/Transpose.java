package lawsweep.dense;

/** Transposed square matrices, row-major, for tests. */
public final class Transpose {

  private Transpose() {}

  /** Aᵀ. */
  public static double[] of(double[] a, int n) {
    double[] t = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        t[j * n + i] = a[i * n + j];
      }
    }
    return t;
  }
}
