package lawsweep.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Streams are pure functions of key, sequence and index. */
class StreamTest {

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
      long[] out = new long[n];
      stream.fill(9, out);
      for (int i = 0; i < n; i++) {
        assertEquals(stream.word(9, i), out[i]);
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
}
