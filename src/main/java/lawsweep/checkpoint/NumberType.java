package lawsweep.checkpoint;

/** How floating-point numbers are stored. */
public enum NumberType {
  /** IEEE 754, 64 bits. */
  F64(8, 0x1p-53),
  /** IEEE 754, 32 bits. */
  F32(4, 0x1p-24),
  /** IEEE 754, 16 bits. */
  F16(2, 0x1p-11),
  /** The upper half of 32 bits. */
  BF16(2, 0x1p-8);

  private final int bytes;
  private final double roundoff;

  NumberType(int bytes, double roundoff) {
    this.bytes = bytes;
    this.roundoff = roundoff;
  }

  /** Bytes a number. */
  public int bytes() {
    return bytes;
  }

  /** The largest relative error of rounding to nearest: half the distance from 1 to the next number. */
  public double roundoff() {
    return roundoff;
  }
}
