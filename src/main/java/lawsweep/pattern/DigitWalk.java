package lawsweep.pattern;

import java.math.BigInteger;
import java.util.Arrays;
import lawsweep.network.Circuit;

/**
 * A walk whose numbers have as many digits as they need, each in [-2³¹, 2³¹), the lowest first. Sums of products are
 * made digit by digit and carried once. A number has the sign of its highest digit that is not 0.
 */
final class DigitWalk extends LineWalk {

  private static final int BITS = 32;
  /** So many products of a weight and a digit, and one carry, stay below 2⁶³. */
  private static final int DELAY = 1 << 15;
  /** Quotients beyond this, or below its inverse, are left to the exact comparison. */
  private static final double FAR = 0x1p1000;

  private final int digits;
  private final long[] a;
  private final long[] b;
  private final long[] one;
  private final long[] sum;
  private long[] theta = {};

  /** A walk whose numbers stay below 2^bits. */
  DigitWalk(Circuit network, int bits) {
    super(network);
    digits = (bits + 1) / BITS + 1;
    a = new long[zero.length * digits];
    b = new long[zero.length * digits];
    one = new long[digits];
    sum = new long[digits];
  }

  @Override
  void begin(long[] weights) {
    theta = weights;
  }

  @Override
  void line(long[] p, long[] d, long scale) {
    for (int i = 0; i < p.length; i++) {
      split(p[i], a, i * digits);
      split(d[i], b, i * digits);
    }
    split(scale, one, 0);
  }

  private void split(long value, long[] to, int at) {
    Arrays.fill(to, at, at + digits, 0);
    to[at] = value;
    carry(to, at);
  }

  /** Brings digits into their range; the highest takes what is left. */
  private void carry(long[] x, int at) {
    for (int i = at; i < at + digits - 1; i++) {
      long digit = (int) x[i];
      x[i + 1] += (x[i] >> BITS) + ((x[i] >>> (BITS - 1)) & 1);
      x[i] = digit;
    }
  }

  @Override
  void step(int s) {
    Circuit.Step step = steps[s];
    for (int j = 0; j < step.rows(); j++) {
      row(s, j, a);
      if (step.bias() >= 0) {
        add(theta[step.bias() + j], one, 0);
      }
      finish(s, j, a);
      row(s, j, b);
      finish(s, j, b);
    }
  }

  private void row(int s, int j, long[] from) {
    Arrays.fill(sum, 0);
    int row = steps[s].weights() + j * steps[s].columns();
    int[] columns = active[s];
    for (int k = 0; k < count[s]; k++) {
      add(theta[row + columns[k]], from, (slots[s] + columns[k]) * digits);
      if ((k + 1) % DELAY == 0) {
        carry(sum, 0);
      }
    }
    if (steps[s].skip()) {
      add(1, from, (slots[s - 1] + j) * digits);
    }
  }

  private void add(long factor, long[] from, int at) {
    for (int i = 0; i < digits; i++) {
      sum[i] += factor * from[at + i];
    }
  }

  private void finish(int s, int j, long[] to) {
    carry(sum, 0);
    System.arraycopy(sum, 0, to, (slots[s + 1] + j) * digits, digits);
  }

  @Override
  int signA(int slot) {
    return sign(a, slot);
  }

  @Override
  int signB(int slot) {
    return sign(b, slot);
  }

  private int sign(long[] x, int slot) {
    int top = top(x, slot);
    return top < 0 ? 0 : Long.signum(x[slot * digits + top]);
  }

  /** The highest digit that is not 0; -1 if there is none. */
  private int top(long[] x, int slot) {
    int i = digits - 1;
    while (i >= 0 && x[slot * digits + i] == 0) {
      i--;
    }
    return i;
  }

  @Override
  double zeroOf(int slot) {
    int topA = top(a, slot);
    if (topA < 0) {
      return 0;
    }
    int topB = top(b, slot);
    double quotient = Math.scalb(-leading(a, slot, topA) / leading(b, slot, topB), BITS * (topA - topB));
    double size = Math.abs(quotient);
    return size < FAR && size > 1 / FAR ? quotient : Double.NaN;
  }

  /**
   * The number over 2^(32 top), from its three highest digits. What is left out is below 2⁻⁶³, so the relative error
   * is below 2⁻⁵⁰.
   */
  private double leading(long[] x, int slot, int top) {
    int at = slot * digits;
    double value = top > 1 ? x[at + top - 2] * 0x1p-32 : 0;
    value = top > 0 ? (value + x[at + top - 1]) * 0x1p-32 : 0;
    return value + x[at + top];
  }

  @Override
  int compareExactly(int slot, int other) {
    int order = whole(a, other).multiply(whole(b, slot)).compareTo(whole(a, slot).multiply(whole(b, other)));
    return signB(slot) == signB(other) ? order : -order;
  }

  private BigInteger whole(long[] x, int slot) {
    BigInteger value = BigInteger.ZERO;
    for (int i = digits - 1; i >= 0; i--) {
      value = value.shiftLeft(BITS).add(BigInteger.valueOf(x[slot * digits + i]));
    }
    return value;
  }
}
