package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputMatrixTest {

  private static InputMatrix csv(String text) {
    return InputMatrix.read(text.replace('|', '\n').getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void wholeNumbersStayAsTheyAre() {
    InputMatrix matrix = csv("1,-2,3|2147483648,-2147483648,0");
    assertEquals(2, matrix.rows());
    assertEquals(3, matrix.features());
    var numbers = matrix.first(1).numbers().orElseThrow();
    assertEquals(1, numbers.one());
    assertArrayEquals(new long[] {1, -2, 3, 1L << 31, -(1L << 31), 0}, numbers.values());
  }

  /** The largest power of two with max(|x|, 1) · 2^s ≤ 2^20, found from its definition. */
  @ParameterizedTest
  @CsvSource({"'0.5,-0.25', 1048576", "'1.5,0', 524288", "'3.5,4', 262144", "'4.0625,4', 131072",
      "'1048576,0.5', 1", "'5000000,0.5', 1", "'0.1,0.2', 1048576"})
  void otherNumbersAreScaledToTwentyBits(String row, long one) {
    var numbers = csv(row).first(1).numbers().orElseThrow();
    assertEquals(one, numbers.one());
    String[] words = row.split(",");
    for (int i = 0; i < words.length; i++) {
      assertEquals((long) Math.rint(Double.parseDouble(words[i]) * one), numbers.values()[i]);
    }
  }

  @Test
  void halvesAreRoundedToEvenNumbers() {
    assertArrayEquals(new long[] {5_000_000, 0, 2, -2},
        csv("5000000,0.5,1.5,-2.5").first(1).numbers().orElseThrow().values());
  }

  @Test
  void theHashTellsMatricesApart() {
    String hash = csv("1,2|3,4").first(1).sha256();
    assertEquals(hash, csv("1 2|3 4").first(2).sha256());
    assertEquals(64, hash.length());
    for (String other : new String[] {"1,2,3,4", "1,2|3,5", "1|2|3|4", "1,2|3,4|5,6", "1,2|3,4.5"}) {
      assertNotEquals(hash, csv(other).first(1).sha256(), other);
    }
    assertNotEquals(csv("0.5,1").first(1).sha256(), csv("524288,1048576").first(1).sha256());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '"', value = {"1,2|3,2147483649 ~ row 2, column 2 is 2.147483649E9",
      "1e300,0.5 ~ row 1, column 1", "1,nan ~ column 2 is NaN", "x,y|1,2 ~ line 1 holds 'x'", "\"\" ~ no numbers",
      "1,2|3 ~ line 2 has 1 numbers"})
  void whatIsNoMatrixIsRefused(String text, String wrong) {
    String message = assertThrows(IllegalArgumentException.class, () -> csv(text)).getMessage();
    assertTrue(message.contains(wrong) && message.contains("; expected"), message);
  }
}
