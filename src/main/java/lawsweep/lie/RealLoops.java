package lawsweep.lie;

/** Loops over chains: neuron by neuron, a number for each input. Sums run in one order: the same bits everywhere. */
final class RealLoops {

  private RealLoops() {}

  static double[] transposed(double[] a, int rows, int columns) {
    double[] t = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        t[j * rows + i] = a[i * columns + j];
      }
    }
    return t;
  }

  /** to += U h. */
  static void addProduct(double[] u, int at, int rows, int columns, double[] h, double[] to, int count) {
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < columns; k++) {
        add(u[at + i * columns + k], h, k * count, to, i * count, count);
      }
    }
  }

  /** to += Uᵀ l. */
  static void addTransposedProduct(double[] u, int at, int rows, int columns, double[] l, double[] to, int count) {
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < columns; k++) {
        add(u[at + i * columns + k], l, i * count, to, k * count, count);
      }
    }
  }

  static void add(double f, double[] x, int atX, double[] y, int atY, int n) {
    for (int i = 0; i < n; i++) {
      y[atY + i] = Math.fma(f, x[atX + i], y[atY + i]);
    }
  }

  static double[] sum(double[] x, double[] y) {
    double[] sum = new double[x.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = x[i] + y[i];
    }
    return sum;
  }

  static double[] product(double[] x, double[] y) {
    double[] product = new double[x.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = x[i] * y[i];
    }
    return product;
  }

  static double dot(double[] x, int atX, double[] y, int atY, int n) {
    double even = 0;
    double odd = 0;
    for (int i = 0; i + 1 < n; i += 2) {
      even = Math.fma(x[atX + i], y[atY + i], even);
      odd = Math.fma(x[atX + i + 1], y[atY + i + 1], odd);
    }
    return n % 2 == 0 ? even + odd : Math.fma(x[atX + n - 1], y[atY + n - 1], even + odd);
  }

  /** How many of n numbers are at most {@code widest} in size and at least {@code least} away from the mean. */
  static int away(double[] x, int at, int n, double least, double widest) {
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean += x[at + i] / n;
    }
    int away = 0;
    for (int i = 0; i < n; i++) {
      away += Math.abs(x[at + i]) <= widest && Math.abs(x[at + i] - mean) >= least ? 1 : 0;
    }
    return away;
  }
}
