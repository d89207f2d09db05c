package lawsweep.network;

/**
 * Where each parameter stands in the vector θ: U_1, …, U_q row by row, then the biases b_0 (if any), b_1, …, b_{q-1};
 * b_i is added to the n_i neurons of layer i.
 */
public final class ParameterLayout {

  private final int[] weights;
  private final int[] biases;
  private final int size;

  /**
   * The layout of an architecture, attention excepted.
   *
   * @throws ArithmeticException if there are 2^31 parameters or more
   */
  public ParameterLayout(Architecture architecture) {
    int q = architecture.depth();
    weights = new int[q + 1];
    biases = new int[q];
    int at = 0;
    for (int i = 1; i <= q; i++) {
      weights[i] = at;
      at = Math.addExact(at, Math.multiplyExact(architecture.width(i - 1), architecture.width(i)));
    }
    for (int i = 0; i < q; i++) {
      boolean biased =
          switch (architecture.bias()) {
            case NONE -> false;
            case HIDDEN -> i > 0;
            case ALL -> true;
          };
      biases[i] = biased ? at : -1;
      at = biased ? Math.addExact(at, architecture.width(i)) : at;
    }
    size = at;
  }

  /** Offset of U_i, 1 ≤ i ≤ q. */
  public int weights(int i) {
    return weights[i];
  }

  /** Whether layer i, 0 ≤ i &lt; q, has a bias. */
  public boolean hasBias(int i) {
    return biases[i] >= 0;
  }

  /** Offset of b_i; only where {@link #hasBias}. */
  public int bias(int i) {
    return biases[i];
  }

  /** D. */
  public int size() {
    return size;
  }
}
