package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import lawsweep.spec.NumberFile;
import lawsweep.spec.NumberFile.NotNumbersException;
import lawsweep.spec.NumberTable;
import lawsweep.text.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputMatrixTest {

  private static InputMatrix csv(String text) {
    return InputMatrix.read(text.replace('|', '\n').getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void numbersStayAsTheyAre() {
    InputMatrix matrix = csv("1,-2,3|2147483648,-2147483648,0");
    assertEquals(2, matrix.rows());
    assertEquals(3, matrix.features());
    var numbers = matrix.first(1).known();
    assertTrue(numbers.small());
    assertArrayEquals(new double[] {1, -2, 3, 1L << 31, -(1L << 31), 0}, numbers.values());
    numbers = csv("0.1,1e300|5e-324,-0.0").first(1).known();
    assertFalse(numbers.small());
    assertArrayEquals(new double[] {0.1, 1e300, Double.MIN_VALUE, 0}, numbers.values());
    assertFalse(numbers.rounded());
  }

  private static InputMatrix rounded(String text) throws NotNumbersException {
    return InputMatrix.rounded(NumberFile.read(text.replace('|', '\n').getBytes(StandardCharsets.UTF_8))).orElseThrow();
  }

  /** Version 0.1.0: the largest power of two with max(|x|, 1) · 2^s ≤ 2^20, found from its definition. */
  @ParameterizedTest
  @CsvSource({"'0.5,-0.25', 1048576", "'1.5,0', 524288", "'3.5,4', 262144", "'4.0625,4', 131072",
      "'1048576,0.5', 1", "'5000000,0.5', 1", "'0.1,0.2', 1048576"})
  void version1ScaledToTwentyBits(String row, long one) throws NotNumbersException {
    var numbers = rounded(row).first(1).known();
    assertEquals((double) one, numbers.one());
    assertTrue(numbers.rounded());
    String[] words = row.split(",");
    for (int i = 0; i < words.length; i++) {
      assertEquals(Math.rint(Double.parseDouble(words[i]) * one), numbers.values()[i]);
    }
  }

  @Test
  void version1RoundedHalvesToEvenNumbersAndRefusedLargeOnes() throws NotNumbersException {
    assertArrayEquals(new double[] {5_000_000, 0, 2, -2},
        rounded("5000000,0.5,1.5,-2.5").first(1).known().values());
    assertEquals(Optional.empty(), InputMatrix.rounded(new NumberTable(1, 2, new double[] {0.5, 1e10})));
  }

  /** Of integers as in version 0.1.0; of doubles over their bits, whatever is in the first rows. */
  @Test
  void hashesAreWhatTheReadmeSays() throws NotNumbersException {
    assertEquals(hash("lawsweep inputs 1\n2 2 1\n", 1, -2, 3, 4), csv("1,-2|3,4").first(1).sha256());
    assertEquals(hash("lawsweep inputs 1\n1 2 524288\n", 262_144, 1_048_576), rounded("0.5,2").first(1).sha256());
    assertEquals(hash("lawsweep inputs 2\n2 1\n", Double.doubleToRawLongBits(1), Double.doubleToRawLongBits(0.1)),
        csv("1|0.1").first(1).sha256());
    assertEquals(csv("0.5,0").first(1).sha256(), csv("0.5,-0.0").first(1).sha256());
    byte[] file = "0.5,0.1".getBytes(StandardCharsets.UTF_8);
    assertEquals(Set.of(csv("0.5,0.1").first(1).sha256(), rounded("0.5,0.1").first(1).sha256()),
        InputMatrix.hashes(file));
  }

  private static String hash(String head, long... words) {
    Sha256 hash = Sha256.of(head);
    for (long word : words) {
      hash.add(ByteBuffer.allocate(8).putLong(word).array());
    }
    return hash.hex();
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
  @CsvSource(delimiter = '~', quoteCharacter = '"',
      value = {"1,nan ~ column 2 is NaN", "x,1|1,2 ~ line 1 holds 'x'", "\"\" ~ no numbers",
          "1,2|3 ~ line 2 has 1 numbers"})
  void whatIsNoMatrixIsRefused(String text, String wrong) {
    String message = assertThrows(IllegalArgumentException.class, () -> csv(text)).getMessage();
    assertTrue(message.contains(wrong) && message.contains("; expected"), message);
  }
}
