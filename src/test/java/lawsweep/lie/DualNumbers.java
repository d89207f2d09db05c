package lawsweep.lie;

import java.util.Arrays;

/**
 * Numbers Σ_S c_S ε_S mod p with ε_i² = 0, where S runs over the subsets of k infinitesimals: 2^k coefficients each,
 * c_S at the index whose bits are S.
 */
final class DualNumbers {

  private final long p;

  DualNumbers(long p) {
    this.p = p;
  }

  long p() {
    return p;
  }

  /** a b. */
  long[] multiply(long[] a, long[] b) {
    long[] c = new long[a.length];
    for (int s = 0; s < a.length; s++) {
      long sum = 0;
      for (int t = s;; t = (t - 1) & s) {
        sum = (sum + a[t] * b[s ^ t]) % p;
        if (t == 0) {
          break;
        }
      }
      c[s] = sum;
    }
    return c;
  }

  /** sum += factor a. */
  void addTo(long[] sum, long factor, long[] a) {
    for (int s = 0; s < sum.length; s++) {
      sum[s] = (sum[s] + factor * a[s]) % p;
    }
  }

  /** a - b, entry by entry. */
  long[] subtract(long[] a, long[] b) {
    long[] c = new long[a.length];
    Arrays.setAll(c, s -> Math.floorMod(a[s] - b[s], p));
    return c;
  }

  /** a + ε b with a new infinitesimal ε. */
  static long[] join(long[] a, long[] b) {
    long[] c = Arrays.copyOf(a, 2 * a.length);
    System.arraycopy(b, 0, c, a.length, b.length);
    return c;
  }

  /** The coefficient of the newest infinitesimal. */
  static long[] newest(long[] a) {
    return Arrays.copyOfRange(a, a.length / 2, a.length);
  }
}
