package lawsweep.lie;

import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;

/**
 * A point's matrices as chains use them: padded, as {@link lawsweep.kernel.ChainKernels} says; for right chains
 * transposed.
 *
 * @param left U_i at index i, 1 ≤ i ≤ q
 * @param right U_i^T at index i
 * @param biases b_i as one row, 1 ≤ i &lt; q; empty where there is none
 */
record ChainWeights(Matrix[] left, Matrix[] right, Matrix[] biases) {

  static ChainWeights of(Point point) {
    int q = point.architecture().depth();
    Matrix[] left = new Matrix[q + 1];
    Matrix[] right = new Matrix[q + 1];
    Matrix[] biases = new Matrix[q + 1];
    for (int i = 1; i <= q; i++) {
      Matrix u = point.weights()[i];
      left[i] = padded(u.rows(), u.columns());
      right[i] = padded(u.columns(), u.rows());
      for (int j = 0; j < u.rows(); j++) {
        for (int k = 0; k < u.columns(); k++) {
          left[i].data()[left[i].index(j, k)] = u.get(j, k);
          right[i].data()[right[i].index(k, j)] = u.get(j, k);
        }
      }
      biases[i] = Matrix.EMPTY;
      if (i < q && point.layout().hasBias(i)) {
        biases[i] = padded(1, u.columns());
        System.arraycopy(point.values(), point.layout().bias(i), biases[i].data(), 0, u.columns());
      }
    }
    return new ChainWeights(left, right, biases);
  }

  /** A zero matrix whose rows are whole batches of lanes. */
  static Matrix padded(int rows, int columns) {
    int ld = paddedWidth(columns);
    return new Matrix(new double[Math.multiplyExact(rows, ld)], 0, rows, columns, ld);
  }

  /** The width of a padded row. */
  static int paddedWidth(int columns) {
    return (columns + Kernels.LANES - 1) / Kernels.LANES * Kernels.LANES;
  }
}
