package lawsweep.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
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
    bytes.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (int k = 0; k < values.length; k++) {
      put(bytes, type, values[fortran ? k % rows * columns + k / rows : k]);
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static void put(ByteBuffer bytes, String type, double value) {
    switch (type.substring(1)) {
      case "f8" -> bytes.putDouble(value);
      case "f4" -> bytes.putFloat((float) value);
      case "f2" -> bytes.putShort(Float.floatToFloat16((float) value));
      case "i8", "u8" -> bytes.putLong(new BigDecimal(value).toBigInteger().longValue());
      case "i4", "u4" -> bytes.putInt((int) (long) value);
      case "i2", "u2" -> bytes.putShort((short) (long) value);
      default -> bytes.put((byte) (long) value);
    }
  }

  @ParameterizedTest
  @CsvSource({"<f8,-1.5", "<f4,-1.5", "<i8,-3", "<i4,-3", "<i2,-3", "|i1,-3", "<u8,200", "<u4,4000000000", "<u2,60000",
      "|u1,200", ">f8,-1.5e300", ">f4,-1.5", "<f2,-1.5", ">f2,0.099975586", ">i8,-9007199254740992", ">i4,-3", ">i2,-3",
      ">u8,18446744073709549568", ">u4,4000000000", ">u2,60000", "=f8,0.1", "<u8,9223372036854775808"})
  void numbersOfAllTypesInBothOrders(String type, double value) throws NotNumbersException {
    for (boolean fortran : new boolean[] {false, true}) {
      NumberTable table = NumberFile.read(npy(type, fortran, 2, 3, 1, 2, 3, 4, 5, value));
      assertEquals(2, table.rows());
      assertEquals(3, table.columns());
      assertArrayEquals(new double[] {1, 2, 3, 4, 5, type.endsWith("f2") ? (float) value : value}, table.values());
      assertEquals(List.of(), table.header());
    }
  }

  /** An integer that no double equals would be another one. */
  @ParameterizedTest
  @CsvSource({"<i8,9007199254740993", ">i8,-9007199254740993", "<i8,1600000000000000001", "<i8,9223372036854775807",
      "<u8,9223372036854775809", "<u8,18446744073709551615"})
  void integersThatNoDoubleEqualsAreRefused(String type, BigInteger value) {
    byte[] bytes = npy(type, false, 2, 1, 1, 0);
    ByteBuffer.wrap(bytes).order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
        .putLong(bytes.length - 8, value.longValue());
    refused(bytes, "row 2, column 1 is " + value + ", which no float64 equals");
  }

  @Test
  void versionsOfTheFormat() throws NotNumbersException {
    byte[] good = npy("<f8", false, 1, 2, 1, 2);
    for (int version : new int[] {2, 3}) {
      ByteBuffer longer = ByteBuffer.allocate(good.length + 2).order(ByteOrder.LITTLE_ENDIAN);
      longer.put(good, 0, 6).put((byte) version).put((byte) 0).putInt(good.length - 26).put(good, 10, good.length - 10);
      assertArrayEquals(new double[] {1, 2}, NumberFile.read(longer.array()).values());
    }
    for (int version : new int[] {0, 4, 200}) {
      byte[] other = good.clone();
      other[6] = (byte) version;
      refused(other, "it is of version " + version + ".0 of the format .npy; expected version 1.0, 2.0 or 3.0");
    }
  }

  private static NumberTable text(String text) throws NotNumbersException {
    return NumberFile.read(text.replace('|', '\n').getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', value = {"'1,2|3,-4.5'~", "'1;2|3;-4.5'~", "'1 2|3\t-4.5'~", "' 1 ; 2 |3;-4.5;'~x",
      "'1 , 2|3,\t-4.5'~", "'# a, b|1,2 # first||3,-4.5|'~", "'\uFEFF1,2\r|3,-4.5\r|\r|'~", "'1\t2|3\t-4.5'~"})
  void separatorsAndBlankLines(String text, String wrong) throws NotNumbersException {
    String raw = text.replace("\\t", "\t").replace("\\r", "\r").replace("\\uFEFF", "\uFEFF");
    if (wrong != null) {
      refused(raw.replace('|', '\n').getBytes(StandardCharsets.UTF_8), "line 2 holds ''");
      return;
    }
    NumberTable table = text(raw);
    assertEquals(2, table.columns());
    assertArrayEquals(new double[] {1, 2, 3, -4.5}, table.values());
    assertEquals(List.of(), table.header());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '@', value = {"a,b|1,2 ~ a/b", "a;b|1;2 ~ a/b", "a b|1 2 ~ a/b",
      "\"a\",\"b\"|1,2 ~ a/b", "\"a, x\" , b c|1,2 ~ a, x/b c", "# note|a,b|1,2 ~ a/b",
      "\"say \"\"a\"\"\",b|1,2 ~ say \"a\"/b", "x|1 ~ x", "é,|1,2 ~ é/", ",b|3,2 ~ /b",
      "\"a;b\",c|1,2 ~ a;b/c"})
  void headers(String text, String names) throws NotNumbersException {
    NumberTable table = text(text);
    assertEquals(names, String.join("/", table.header()));
    assertEquals(1, table.rows());
    assertEquals(table.header(), NumberFile.header(text.replace('|', '\n').getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {">c8", "<c16", "|b1", "<f1", "<f16", "<i3", "<U3", "|O", "f8"})
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
          "'a,1|1,2' ~ line 1 holds 'a'", "'1,,2' ~ line 1 holds ''", "'1,2|3,nan' ~ row 2, column 2 is NaN",
          "'1,inf' ~ row 1, column 2 is NaN", "'1,1e999' ~ row 1, column 2 is Infinity",
          "'0x1p3' ~ line 1 holds '0x1p3'",
          "'1,2,' ~ line 1 holds ''", "'a,b' ~ line 1 holds 'a'", "'a,b|c,d' ~ line 2 holds 'c'",
          "'a,b|1,2,3' ~ its first line holds 2 names and the next one 3 numbers",
          "'1,5;2,5' ~ line 1 holds '1,5' between",
          "'1,5 2,5' ~ line 1 holds '5 2' between ','", "'1;2|3,4' ~ line 2 holds '3,4' between ';'",
          "'1 2|3,4' ~ line 2 holds '3,4' between blanks", "'1,2|3 4' ~ line 2 holds '3 4' between ','",
          "',a|0,5|1,6' ~ its first column has no name and counts the rows", "'1,-Infinity' ~ column 2 is NaN",
          "'1,9007199254740993' ~ line 1 holds 9007199254740993, which float64 does not hold",
          "'1,-1e-400' ~ line 1 holds -1e-400, which float64 does not hold", "'a,b|1,\"2\"' ~ line 2 holds '\"2\"'"})
  void badText(String text, String wrong) {
    refused(text.replace('|', '\n').getBytes(StandardCharsets.UTF_8), wrong);
  }

  @Test
  void whatIsNotTextOrTooLargeIsRefused() {
    refused(new byte[] {1, (byte) 0xff, 2}, "it is neither a .npy file nor text");
    refused(new byte[] {'P', 'K', 3, 4}, "it is an archive, such as .npz");
    refused(new byte[InputFiles.MAX_BYTES + 1], "it is larger than 64 MiB");
  }

  private static void refused(byte[] bytes, String wrong) {
    String message = assertThrows(NotNumbersException.class, () -> NumberFile.read(bytes)).getMessage();
    assertTrue(message.contains(wrong) && message.contains("; "), message);
  }
}
