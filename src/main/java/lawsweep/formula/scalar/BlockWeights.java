package lawsweep.formula.scalar;

/**
 * The matrices of a block 1,n_1,n_2,1.
 *
 * @param first n_1
 * @param second n_2
 * @param u 1 × n_1
 * @param w n_1 × n_2, row-major
 * @param v n_2 × 1
 */
record BlockWeights(int first, int second, double[] u, double[] w, double[] v) {

  /** The same number s = u w v = vᵀ wᵀ uᵀ, read from the other end. */
  BlockWeights transposed() {
    double[] turned = new double[w.length];
    for (int i = 0; i < first; i++) {
      for (int j = 0; j < second; j++) {
        turned[j * first + i] = w[i * second + j];
      }
    }
    return new BlockWeights(second, first, v, turned, u);
  }

  /** With n_1 ≤ n_2. */
  BlockWeights upright() {
    return first <= second ? this : transposed();
  }
}
