package lawsweep.road.theorem;

/**
 * The laws of a linear network with one hidden layer, U V with U of n × r and V of r × m numbers: those of Uᵀ U - V Vᵀ
 * that are independent (papers/000, Prop. 4.1 and Theorem 4.4).
 *
 * @param n rows of U
 * @param m columns of V
 * @param r the hidden width
 */
record TwoLayers(long n, long m, long r) {

  /** What {@link #toString} means, for statements. */
  static final String MEANING =
      "L2(n, m, r) = k (2r + 1 - k)/2 with k = min(n + m, r), the laws of a linear network n, r, m";

  /** L2(n, m, r) = k (2r + 1 - k)/2 with k = min(n + m, r). */
  long laws() {
    long k = Math.min(n + m, r);
    return k * (2 * r + 1 - k) / 2;
  }

  /** The same read from the other end: L2 is symmetric in n and m. */
  TwoLayers turned() {
    return new TwoLayers(m, n, r);
  }

  /** {@code L2(768, 768, 64)}. */
  @Override
  public String toString() {
    return "L2(" + n + ", " + m + ", " + r + ")";
  }
}
