package lawsweep.formula.scalar;

import lawsweep.dense.SymmetricEigen;

/**
 * The eigenvalues of diag(x) - z zᵀ, which interlace: each x_i lies between eigenvalue i, below, and i - 1, above.
 *
 * @param poles x, decreasing
 * @param components z
 * @param values the eigenvalues, decreasing
 */
record Spectrum(double[] poles, double[] components, double[] values) {

  static Spectrum of(double[] poles, double[] components) {
    int n = poles.length;
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i * n + j] = -components[i] * components[j];
      }
      matrix[i * n + i] += poles[i];
    }
    return new Spectrum(poles, components, SymmetricEigen.of(matrix, n).values());
  }

  /** How far x_i is above eigenvalue i, with a small relative error however near they are. */
  double above(int i) {
    double below = Math.max(0, poles[i] - values[i]);
    if (i == 0) {
      return Math.abs(product(i));
    }
    double toNext = Math.max(0, values[i - 1] - poles[i]);
    return below <= toNext && toNext > 0 ? Math.abs(product(i)) / toNext : below;
  }

  /** How far x_i is below eigenvalue i - 1, with a small relative error however near they are; i is at least 1. */
  double below(int i) {
    double above = Math.max(0, poles[i] - values[i]);
    double toNext = Math.max(0, values[i - 1] - poles[i]);
    return toNext < above ? Math.abs(product(i)) / above : toNext;
  }

  /**
   * The product of the distances of x_i to eigenvalues i and i - 1, or to the first: z_i² Π_{j≠i} (x_i - x_j) is the
   * characteristic polynomial at x_i.
   */
  private double product(int i) {
    double product = components[i] * components[i];
    for (int j = 0; j < poles.length; j++) {
      if (j != i) {
        // The eigenvalue that is left out of the quotient with j: j itself, but j - 1 for those before i.
        int other = j < i ? j - 1 : j;
        product *= poles[i] - poles[j];
        product = other < 0 ? product : product / (poles[i] - values[other]);
      }
    }
    return product;
  }
}
