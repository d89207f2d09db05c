package lawsweep.parquet;

/** Small numbers as runs of one number and as packed bits: the RLE/bit-packing hybrid of Parquet. */
final class HybridRuns {

  private static final int GROUP = 8;
  /** The most groups of packed bits in a row, so that a header takes one byte. */
  private static final int MOST_GROUPS = 63;

  private HybridRuns() {}

  /** How many bits numbers below a bound take. */
  static int bits(int bound) {
    return bound <= 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(bound - 1);
  }

  /** Adds numbers of so many bits. */
  static void add(int[] values, int from, int to, int bits, Bytes out) {
    int at = from;
    while (at < to) {
      int run = run(values, at, to);
      if (run >= GROUP) {
        repeated(values[at], run, bits, out);
        at += run;
      } else {
        int end = endOfPacked(values, at, to);
        packed(values, at, end, bits, out);
        at = end;
      }
    }
  }

  private static int run(int[] values, int at, int to) {
    int end = at + 1;
    while (end < to && values[end] == values[at]) {
      end++;
    }
    return end - at;
  }

  /** Whole groups up to the next long run; only at the very end less than a group. */
  private static int endOfPacked(int[] values, int from, int to) {
    int end = from;
    for (int groups = 0; end < to && groups < MOST_GROUPS; groups++) {
      if (groups > 0 && run(values, end, Math.min(to, end + 2 * GROUP)) == 2 * GROUP) {
        return end;
      }
      end += GROUP;
    }
    return Math.min(end, to);
  }

  private static void repeated(int value, int times, int bits, Bytes out) {
    header((long) times << 1, out);
    for (int shift = 0; shift < bits; shift += Byte.SIZE) {
      out.add(value >>> shift);
    }
  }

  private static void packed(int[] values, int from, int to, int bits, Bytes out) {
    int groups = Math.ceilDiv(to - from, GROUP);
    header((long) groups << 1 | 1, out);
    out.reserve(groups * bits + Long.BYTES);
    long waiting = 0;
    int filled = 0;
    for (int i = from; i < from + groups * GROUP; i++) {
      waiting |= (i < to ? (long) values[i] : 0) << filled;
      filled += bits;
      while (filled >= Byte.SIZE) {
        out.add((int) waiting);
        waiting >>>= Byte.SIZE;
        filled -= Byte.SIZE;
      }
    }
  }

  private static void header(long value, Bytes out) {
    long rest = value;
    while (rest >= 0x80) {
      out.add((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.add((int) rest);
  }
}
