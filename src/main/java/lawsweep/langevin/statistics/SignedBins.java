package lawsweep.langevin.statistics;

/**
 * Numbers the bins of a division of the real line that is fine near 0 and coarse far out. Every octave from 2^-60 to
 * 2^60 is cut into equal parts, the same on the negative side. Smaller numbers share one bin around 0; larger ones
 * count in the outermost bin. Edges are exact in binary, and so is the choice of a bin.
 */
final class SignedBins {

  private static final int LOWEST = -60;
  private static final int HIGHEST = 60;
  private static final int MANTISSA = 52;

  private final int bits;
  private final int first;
  private final int last;

  /**
   * A division.
   *
   * @param bits log2 of the parts of an octave, 0..20
   */
  SignedBins(int bits) {
    this.bits = bits;
    first = (Double.MAX_EXPONENT + LOWEST) << bits;
    last = ((Double.MAX_EXPONENT + HIGHEST) << bits) - 1;
  }

  /** The bin of a finite number: 0 around zero, n > 0 above, -n below; increasing with the number. */
  int of(double value) {
    int part = (int) (Double.doubleToRawLongBits(Math.abs(value)) >>> (MANTISSA - bits));
    if (part < first) {
      return 0;
    }
    int bin = Math.min(part, last) - first + 1;
    return value < 0 ? -bin : bin;
  }

  /** The lower edge of a bin. */
  double lower(int bin) {
    return bin > 0 ? edge(bin - 1) : -edge(-bin);
  }

  /** The upper edge of a bin. */
  double upper(int bin) {
    return bin >= 0 ? edge(bin) : -edge(-bin - 1);
  }

  /** The largest bin. */
  int largest() {
    return last - first + 1;
  }

  private double edge(int bin) {
    return Double.longBitsToDouble((long) (first + bin) << (MANTISSA - bits));
  }
}
