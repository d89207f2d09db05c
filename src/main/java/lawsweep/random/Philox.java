package lawsweep.random;

/**
 * The counter-based generator Philox4x32 with ten rounds (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy
 * as 1, 2, 3; SC 2011). Every word is a pure function of (key, stream, index), so results do not depend on the order in
 * which numbers are asked for, nor on threads.
 */
public final class Philox {

  private static final int M0 = 0xD2511F53;
  private static final int M1 = 0xCD9E8D57;
  private static final int W0 = 0x9E3779B9;
  private static final int W1 = 0xBB67AE85;
  private static final int ROUNDS = 10;
  private static final long LOW = 0xFFFFFFFFL;

  private Philox() {}

  /**
   * Writes the block at counter (index, stream) under a key as two words: the first is the counter's outputs 0 (low
   * half) and 1 (high half), the second its outputs 2 and 3.
   *
   * @param out receives the words at {@code offset} and {@code offset + 1}
   */
  public static void block(long key, long stream, long index, long[] out, int offset) {
    int c0 = (int) index;
    int c1 = (int) (index >>> 32);
    int c2 = (int) stream;
    int c3 = (int) (stream >>> 32);
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = (M0 & LOW) * (c0 & LOW);
      long p1 = (M1 & LOW) * (c2 & LOW);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c3 = (int) p0;
      k0 += W0;
      k1 += W1;
    }
    out[offset] = (c0 & LOW) | ((long) c1 << 32);
    out[offset + 1] = (c2 & LOW) | ((long) c3 << 32);
  }
}
