package lawsweep.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import lawsweep.field.PrimeField;
import lawsweep.support.Primes;
import org.junit.jupiter.api.Test;

/** Streams are pure functions of key, sequence and index. */
class StreamTest {

  private static final PrimeField FIELD = Primes.largest();

  @Test
  void wordsAreHalvesOfBlocks() {
    Stream stream = new Stream(0x0123456789abcdefL);
    long[] pair = new long[2];
    for (long sequence : new long[] {0, 1, -1, 0x1234_0000_0000_0005L}) {
      for (long block : new long[] {0, 1, 1L << 31, 1L << 33}) {
        Philox.block(0x0123456789abcdefL, sequence, block, pair, 0);
        assertEquals(pair[0], stream.word(sequence, 2 * block));
        assertEquals(pair[1], stream.word(sequence, 2 * block + 1));
      }
    }
  }

  /** The SHA-256 of "abc" starts with ba7816bf 8f01cfea (FIPS 180). */
  @Test
  void namesAreHashed() {
    assertEquals(new Stream(0xba7816bf8f01cfeaL).word(3, 5), Stream.named("abc").word(3, 5));
    assertNotEquals(Stream.named("abd").word(3, 5), Stream.named("abc").word(3, 5));
  }

  @Test
  void fillsAreWords() {
    Stream stream = Stream.named("fill");
    for (int n = 0; n < 12; n++) {
      for (int stride = 1; stride <= 3; stride++) {
        double[] out = new double[3 + n * stride + 2];
        Arrays.fill(out, 0.5);
        double[] expected = out.clone();
        for (int i = 0; i < n; i++) {
          expected[3 + i * stride] = FIELD.fromWord(stream.word(9, i));
        }
        stream.fill(FIELD, 9, out, 3, n, stride);
        assertArrayEquals(expected, out);
      }
      double[] dense = new double[n];
      stream.fill(FIELD, 9, dense, 0, n);
      for (int i = 0; i < n; i++) {
        assertEquals(FIELD.fromWord(stream.word(9, i)), dense[i]);
      }
    }
  }

  @Test
  void wordsDiffer() {
    Set<Long> words = new HashSet<>();
    for (long key = 0; key < 3; key++) {
      for (long sequence = 0; sequence < 40; sequence++) {
        for (long index = 0; index < 40; index++) {
          words.add(new Stream(key).word(sequence << 32 | sequence, index));
        }
      }
    }
    assertEquals(3 * 40 * 40, words.size());
  }

  @Test
  void primesAreTheFirstPrimeCandidates() {
    Stream stream = Stream.named("primes");
    int low = 0;
    Set<Integer> seen = new HashSet<>();
    for (long sequence = 0; sequence < 2000; sequence++) {
      int expected = 0;
      for (long i = 0; !BigInteger.valueOf(expected).isProbablePrime(40); i++) {
        expected = (int) ((1 << 22) + Long.divideUnsigned(stream.word(sequence, i), 1L << 42));
      }
      assertEquals(expected, stream.prime(sequence));
      seen.add(expected);
      low += expected < 3 << 21 ? 1 : 0;
    }
    assertTrue(seen.size() > 1950, seen.size() + " different primes in 2000");
    assertTrue(Math.abs(low - 1000) < 200, low + " of 2000 primes in the lower half");
  }
}
