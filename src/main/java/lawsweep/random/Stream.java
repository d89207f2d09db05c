package lawsweep.random;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import lawsweep.field.PrimeField;

/**
 * A family of independent sequences of random words under one key. Word n of sequence s is half n mod 2 of {@link
 * Philox} block n/2 of stream s.
 */
public final class Stream {

  private final long key;

  /** The family with a given key. */
  public Stream(long key) {
    this.key = key;
  }

  /** The family whose key is the first eight bytes, big-endian, of the SHA-256 of a text. */
  public static Stream named(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      long key = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        key = (key << 8) | (hash[i] & 0xFF);
      }
      return new Stream(key);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Word {@code index} of a sequence. */
  public long word(long sequence, long index) {
    long[] pair = new long[2];
    Philox.block(key, sequence, index >>> 1, pair, 0);
    return pair[(int) (index & 1)];
  }

  /** Fills n residues from words 0..n-1 of a sequence. */
  public void fill(PrimeField field, long sequence, double[] out, int offset, int n) {
    fill(field, sequence, out, offset, n, 1);
  }

  /** Fills n residues from words 0..n-1 of a sequence, {@code stride} doubles apart. */
  public void fill(PrimeField field, long sequence, double[] out, int offset, int n, int stride) {
    long[] pair = new long[2];
    for (int i = 0; i < n; i += 2) {
      Philox.block(key, sequence, i >>> 1, pair, 0);
      out[offset + i * stride] = field.fromWord(pair[0]);
      if (i + 1 < n) {
        out[offset + (i + 1) * stride] = field.fromWord(pair[1]);
      }
    }
  }

  /** A uniform prime in [2^22, 2^23), by rejection from the words of a sequence. */
  public int prime(long sequence) {
    for (long i = 0;; i++) {
      int candidate = PrimeField.MIN + (int) (word(sequence, i) >>> 42);
      if (PrimeField.isPrime(candidate)) {
        return candidate;
      }
    }
  }
}
