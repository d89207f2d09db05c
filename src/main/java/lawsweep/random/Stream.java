package lawsweep.random;

import lawsweep.text.Sha256;

/**
 * A family of independent sequences of random words under one key. Word n of sequence s is half n mod 2 of
 * {@link Philox} block n/2 of stream s.
 */
public final class Stream {

  private final long key;

  /** The family with a given key. */
  public Stream(long key) {
    this.key = key;
  }

  /** The family with the key of a text, {@link #keyOf}. */
  public static Stream named(String text) {
    return new Stream(keyOf(text));
  }

  /** The first eight bytes, big-endian, of the SHA-256 of a text. */
  public static long keyOf(String text) {
    return Sha256.of(text).firstWord();
  }

  /** The key, for those who make the same words elsewhere. */
  public long key() {
    return key;
  }

  /** Word {@code index} of a sequence. */
  public long word(long sequence, long index) {
    long[] pair = new long[2];
    Philox.block(key, sequence, index >>> 1, pair, 0);
    return pair[(int) (index & 1)];
  }

  /** Words {@code 2 pair} and {@code 2 pair + 1} of a sequence: the first two of {@code out}. */
  public void pair(long sequence, long pair, long[] out) {
    Philox.block(key, sequence, pair, out, 0);
  }

  /** Fills {@code out} with words 0..out.length-1 of a sequence. */
  public void fill(long sequence, long[] out) {
    int pairs = out.length / 2;
    for (int i = 0; i < pairs; i++) {
      Philox.block(key, sequence, i, out, 2 * i);
    }
    if (out.length % 2 == 1) {
      out[out.length - 1] = word(sequence, out.length - 1L);
    }
  }
}
