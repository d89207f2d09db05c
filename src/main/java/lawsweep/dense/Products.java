package lawsweep.dense;

/**
 * Products and sums of small square matrices in float64: row-major {@code double[n * n]}, n up to 64. Every method
 * returns a new array and leaves its arguments alone. Entries are sums of n terms with one rounding each (fma), in
 * index order.
 */
public final class Products {

  private Products() {}

  /** A B. */
  public static double[] multiply(double[] a, double[] b, int n) {
    double[] c = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        double x = a[i * n + k];
        for (int j = 0; j < n; j++) {
          c[i * n + j] = Math.fma(x, b[k * n + j], c[i * n + j]);
        }
      }
    }
    return c;
  }

  /** Aᵀ B. */
  public static double[] multiplyTransposedLeft(double[] a, double[] b, int n) {
    double[] c = new double[n * n];
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        double x = a[k * n + i];
        for (int j = 0; j < n; j++) {
          c[i * n + j] = Math.fma(x, b[k * n + j], c[i * n + j]);
        }
      }
    }
    return c;
  }

  /** A Bᵀ. */
  public static double[] multiplyTransposedRight(double[] a, double[] b, int n) {
    double[] c = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          sum = Math.fma(a[i * n + k], b[j * n + k], sum);
        }
        c[i * n + j] = sum;
      }
    }
    return c;
  }

  /** U diag(values) Vᵀ. */
  public static double[] sandwich(double[] u, double[] values, double[] v, int n) {
    double[] scaled = u.clone();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        scaled[i * n + j] *= values[j];
      }
    }
    return multiplyTransposedRight(scaled, v, n);
  }

  /** The identity. */
  public static double[] identity(int n) {
    double[] one = new double[n * n];
    for (int i = 0; i < n; i++) {
      one[i * n + i] = 1;
    }
    return one;
  }

  /** x + factor y, for arrays of any one length. */
  public static double[] add(double[] x, double factor, double[] y) {
    double[] sum = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      sum[i] = Math.fma(factor, y[i], x[i]);
    }
    return sum;
  }

  /** The sum of products of entries, Tr XᵀY. */
  public static double inner(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum = Math.fma(x[i], y[i], sum);
    }
    return sum;
  }

  /** The largest absolute value of an entry; NaN if there is one. */
  public static double largest(double[] x) {
    double largest = 0;
    for (double v : x) {
      largest = Math.max(largest, Math.abs(v));
    }
    return largest;
  }
}
