package lawsweep.formula.scalar;

import lawsweep.dense.SmallSvd;

/**
 * A block with n_1 ≤ n_2 in the singular vectors a_i, b_i of the matrix in the middle. It determines the spectra of
 * -G_1 = W Wᵀ - u uᵀ and of G_2 = Wᵀ W - v vᵀ by secular equations.
 *
 * @param square whether n_1 = n_2
 * @param x squared singular values of W, n of them, decreasing
 * @param alpha a_i · u
 * @param beta b_i · v
 * @param rest the length of what v has outside of all b_i; 0 for square blocks
 */
record Secular(boolean square, double[] x, double[] alpha, double[] beta, double rest) {

  static Secular of(BlockWeights weights) {
    int n = weights.first();
    int m = weights.second();
    // Reflections leave the rows of zeros alone, so that the first n left vectors have nothing there.
    double[] padded = new double[m * m];
    System.arraycopy(weights.w(), 0, padded, 0, n * m);
    SmallSvd svd = SmallSvd.of(padded, m);
    double[] x = new double[n];
    double[] alpha = new double[n];
    double[] beta = new double[m];
    for (int i = 0; i < n; i++) {
      x[i] = svd.sigma()[i] * svd.sigma()[i];
      alpha[i] = along(svd.u(), m, i, weights.u());
    }
    for (int i = 0; i < m; i++) {
      beta[i] = along(svd.v(), m, i, weights.v());
    }
    double[] own = new double[n];
    System.arraycopy(beta, 0, own, 0, n);
    double[] others = new double[m - n];
    System.arraycopy(beta, n, others, 0, m - n);
    return new Secular(n == m, x, alpha, own, length(others));
  }

  int n() {
    return x.length;
  }

  private static double along(double[] columns, int m, int column, double[] vector) {
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum = Math.fma(columns[i * m + column], vector[i], sum);
    }
    return sum;
  }

  private static double length(double[] vector) {
    double sum = 0;
    for (double entry : vector) {
      sum = Math.fma(entry, entry, sum);
    }
    return Math.sqrt(sum);
  }
}
