package lawsweep.langevin.geometry;

/** The logarithm of a product of many non-negative numbers, with one logarithm in the end and no overflow. */
public final class LogProduct {

  private static final double LN2 = StrictMath.log(2);

  private double mantissa;
  private long exponent;

  /** Starts with 1. */
  public void clear() {
    mantissa = 1;
    exponent = 0;
  }

  /** Multiplies by a finite number that is not negative. */
  public void times(double factor) {
    int size = Math.getExponent(factor);
    mantissa *= Math.scalb(factor, -size);
    exponent += size;
    int grown = Math.getExponent(mantissa);
    mantissa = Math.scalb(mantissa, -grown);
    exponent += grown;
  }

  /** The logarithm, -∞ if a factor was 0. */
  public double log() {
    return mantissa == 0 ? Double.NEGATIVE_INFINITY : StrictMath.log(mantissa) + exponent * LN2;
  }
}
