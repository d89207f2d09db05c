package lawsweep.text;

/** Counts of cells, which may be astronomical: sums and products of counts that stop at the largest long. */
public final class Saturating {
  private Saturating() {}

  /** min(a + b, the largest long). */
  public static long plus(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  /** min(a · b, the largest long). */
  public static long times(long a, long b) {
    return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }

  /** min(a^n, the largest long), n ≥ 0. */
  public static long power(long a, int n) {
    long product = 1;
    for (int i = 0; i < n; i++) {
      product = times(product, a);
    }
    return product;
  }

  /** The count for a message. */
  public static String shown(long count) {
    return count == Long.MAX_VALUE ? "more than 10^18" : Long.toString(count);
  }
}
