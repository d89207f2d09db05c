package lawsweep.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The known answers published with Random123 for philox4x32 with ten rounds. */
class PhiloxTest {

  @ParameterizedTest
  @CsvSource({
      "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
      "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
      "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
  })
  void knownAnswers(String counter, String key, String answer) {
    int[] c = words(counter);
    int[] k = words(key);
    int[] expected = words(answer);
    long[] out = {7, 7, 7, 7};
    Philox.block(join(k[0], k[1]), join(c[2], c[3]), join(c[0], c[1]), out, 1);
    assertEquals(7, out[0]);
    assertEquals(join(expected[0], expected[1]), out[1]);
    assertEquals(join(expected[2], expected[3]), out[2]);
    assertEquals(7, out[3]);
  }

  private static long join(int low, int high) {
    return Integer.toUnsignedLong(low) | (long) high << 32;
  }

  private static int[] words(String text) {
    String[] parts = text.strip().split(" ");
    int[] words = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      words[i] = Integer.parseUnsignedInt(parts[i], 16);
    }
    return words;
  }
}
