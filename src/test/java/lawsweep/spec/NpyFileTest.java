package lawsweep.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import lawsweep.spec.NumberFile.NotNumbersException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFileTest {

  /** A file as {@code numpy.save} writes it; values row by row. */
  static byte[] npy(String type, boolean fortran, int rows, int columns, double... values) {
    String header = "{'descr': '%s', 'fortran_order': %s, 'shape': (%d, %d), }".formatted(type,
        fortran ? "True" : "False", rows, columns);
    header += " ".repeat(63 - (header.length() + 10) % 64) + "\n";
    ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + 8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length())
        .put(header.getBytes(StandardCharsets.US_ASCII));
    for (int k = 0; k < values.length; k++) {
      put(bytes, type, values[fortran ? k % rows * columns + k / rows : k]);
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static void put(ByteBuffer bytes, String type, double value) {
    switch (type.substring(1)) {
      case "f8" -> bytes.putDouble(value);
      case "f4" -> bytes.putFloat((float) value);
      case "i8", "u8" -> bytes.putLong((long) value);
      case "i4", "u4" -> bytes.putInt((int) (long) value);
      case "i2", "u2" -> bytes.putShort((short) (long) value);
      default -> bytes.put((byte) (long) value);
    }
  }

  @ParameterizedTest
  @CsvSource({"<f8,-1.5", "<f4,-1.5", "<i8,-3", "<i4,-3", "<i2,-3", "|i1,-3", "<u8,200", "<u4,4000000000", "<u2,60000",
      "|u1,200"})
  void numbersOfAllTypesInBothOrders(String type, double value) throws NotNumbersException {
    for (boolean fortran : new boolean[] {false, true}) {
      NumberTable table = NumberFile.read(npy(type, fortran, 2, 3, 1, 2, 3, 4, 5, value));
      assertEquals(2, table.rows());
      assertEquals(3, table.columns());
      assertArrayEquals(new double[] {1, 2, 3, 4, 5, value}, table.values());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {">f8", "<c16", "|b1", "<f2", "|O"})
  void otherTypesAreRefused(String type) {
    byte[] bytes = npy("<f8", false, 1, 1, 1);
    byte[] changed = new String(bytes, StandardCharsets.ISO_8859_1).replaceFirst("<f8", type)
        .getBytes(StandardCharsets.ISO_8859_1);
    refused(changed, "its numbers are of the type '" + type + "'");
  }

  @Test
  void whatIsNotFiniteIsRefusedWithItsPlace() {
    refused(npy("<f8", true, 2, 2, 1, 2, Double.NaN, 4), "row 2, column 1 is NaN");
    refused(npy("<f4", false, 1, 2, 1, Double.NEGATIVE_INFINITY), "row 1, column 2 is -Infinity");
  }

  @Test
  void damagedFilesAreRefused() {
    byte[] good = npy("<f8", false, 2, 2, 1, 2, 3, 4);
    for (int length = 6; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThrows(NotNumbersException.class, () -> NumberFile.read(cut));
    }
    refused(Arrays.copyOf(good, good.length + 8), "it has 40 bytes of numbers for a matrix of 2 x 2");
    refused(npy("<f8", false, 0, 2), "it has 0 bytes");
    byte[] vector = new String(good, StandardCharsets.ISO_8859_1).replace("(2, 2)", "(4,)  ")
        .getBytes(StandardCharsets.ISO_8859_1);
    refused(vector, "does not give a matrix of two dimensions");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {"'' ~ it holds no numbers", "'# nothing' ~ it holds no numbers", "'1,2|3' ~ line 2 has 1 numbers",
          "'a,b|1,2' ~ line 1 holds 'a'", "'1,,2' ~ line 1 holds ''", "'1,2|3,nan' ~ row 2, column 2 is NaN",
          "'1,inf' ~ row 1, column 2 is NaN", "'1,1e999' ~ row 1, column 2 is Infinity",
          "'0x1p3' ~ line 1 holds '0x1p3'",
          "'1,2,' ~ line 1 holds ''"})
  void badText(String text, String wrong) {
    refused(text.replace('|', '\n').getBytes(StandardCharsets.UTF_8), wrong);
  }

  @Test
  void whatIsNotTextOrTooLargeIsRefused() {
    refused(new byte[] {1, (byte) 0xff, 2}, "it is neither a .npy file nor text");
    refused(new byte[InputFiles.MAX_BYTES + 1], "it is larger than 64 MiB");
  }

  private static void refused(byte[] bytes, String wrong) {
    String message = assertThrows(NotNumbersException.class, () -> NumberFile.read(bytes)).getMessage();
    assertTrue(message.contains(wrong) && message.contains("; "), message);
  }
}
