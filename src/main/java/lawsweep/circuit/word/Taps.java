package lawsweep.circuit.word;

/**
 * Which positions a filter reads along one side.
 *
 * @param positions of the input
 * @param taps the filter's length
 * @param stride between positions of the output
 * @param dilation between taps
 */
public record Taps(int positions, int taps, int stride, int dilation, Padding padding) {

  /** What stands beyond the ends. */
  public enum Padding {
    /** The other end: positions wrap. */
    CIRC,
    /** Zeros, (K - 1) · dilation in all, the smaller half in front. */
    ZERO,
    /** Nothing: the output is shorter. */
    VALID
  }

  /** The positions of the output; 0 or less if the filter does not fit. */
  public int outputs() {
    int starts = (int) (padding == Padding.VALID ? positions - reach() : positions);
    return starts <= 0 ? 0 : (starts - 1) / stride + 1;
  }

  /** From the first tap to the last. */
  private long reach() {
    return Math.min((long) (taps - 1) * dilation, Integer.MAX_VALUE);
  }

  /** 1 if a tap reads a position for an output, otherwise 0. */
  long count(int output, int position, int tap) {
    return reads(output, tap) == position ? 1 : 0;
  }

  /** The position that a tap reads for an output; -1 or less, or beyond the last one, where there is only padding. */
  public long reads(int output, int tap) {
    long front = padding == Padding.ZERO ? reach() / 2 : 0;
    long read = (long) output * stride + (long) tap * dilation - front;
    return padding == Padding.CIRC ? Math.floorMod(read, positions) : read;
  }
}
