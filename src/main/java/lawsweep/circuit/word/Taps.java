package lawsweep.circuit.word;

/**
 * Which positions a filter reads along one side.
 *
 * @param positions of the input
 * @param taps the filter's length
 * @param stride between positions of the output
 * @param dilation between taps
 */
record Taps(int positions, int taps, int stride, int dilation, Padding padding) {

  /** What stands beyond the ends. */
  enum Padding {
    /** The other end: positions wrap. */
    CIRC,
    /** Zeros, (K - 1) · dilation in all, the smaller half in front. */
    ZERO,
    /** Nothing: the output is shorter. */
    VALID
  }

  /** The positions of the output; 0 or less if the filter does not fit. */
  int outputs() {
    int starts = (int) (padding == Padding.VALID ? positions - reach() : positions);
    return starts <= 0 ? 0 : (starts - 1) / stride + 1;
  }

  /** From the first tap to the last. */
  private long reach() {
    return Math.min((long) (taps - 1) * dilation, Integer.MAX_VALUE);
  }

  /** How often a tap reads a position for an output; more than once where a filter is longer than the circle. */
  long count(int output, int position, int tap) {
    long front = padding == Padding.ZERO ? reach() / 2 : 0;
    long read = (long) output * stride + (long) tap * dilation - front;
    long met = padding == Padding.CIRC ? Math.floorMod(read, positions) : read;
    return met == position ? 1 : 0;
  }
}
