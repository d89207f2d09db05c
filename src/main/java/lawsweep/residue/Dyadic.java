package lawsweep.residue;

/**
 * Doubles as integers times powers of two: x = {@link #mantissa} · 2^{@link #exponent}. A double that is 0 has the
 * largest exponent, so that it never is the least of several.
 */
public final class Dyadic {

  /** The largest exponent of a double. */
  static final int LARGEST = Double.MAX_EXPONENT - 52;
  /** The least. */
  static final int LEAST = Double.MIN_EXPONENT - 52;

  private static final long FRACTION = (1L << 52) - 1;

  private Dyadic() {}

  /** An integer of at most 53 bits, with the sign of a finite x. */
  public static long mantissa(double x) {
    long bits = Double.doubleToRawLongBits(x);
    long fraction = bits & FRACTION;
    long size = Math.getExponent(x) < Double.MIN_EXPONENT ? fraction : fraction | (FRACTION + 1);
    return bits < 0 ? -size : size;
  }

  /** From -1074 to 971. */
  public static int exponent(double x) {
    return x == 0 ? LARGEST : Math.max(Math.getExponent(x), Double.MIN_EXPONENT) - 52;
  }

  /** How many bits the integer has that is x over 2^exponent. */
  public static int bits(double x, int exponent) {
    long size = Math.abs(mantissa(x));
    return size == 0 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(size) + exponent(x) - exponent;
  }

  /** The largest power of two that divides x, as its exponent; the mantissa's last zeros counted. */
  public static int lowest(double x) {
    return x == 0 ? LARGEST : exponent(x) + Long.numberOfTrailingZeros(mantissa(x));
  }
}
