package lawsweep.spec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lawsweep.spec.NumberFile.NotNumbersException;

/**
 * NumPy's format {@code .npy}, versions 1 to 3: one matrix of little-endian floats of 32 or 64 bits, or integers of up
 * to 64 bits, in C or Fortran order. Integers beyond 2^53 are rounded.
 */
final class NpyFile {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE =
      Pattern.compile("'shape'\\s*:\\s*\\(\\s*([0-9]{1,7})\\s*,\\s*([0-9]{1,7})\\s*,?\\s*\\)");

  private NpyFile() {}

  /** True for bytes that begin as such a file does. */
  static boolean is(byte[] bytes) {
    return bytes.length >= MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  static NumberTable read(byte[] bytes) throws NotNumbersException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    String header = header(in);
    String type = find(TYPE, header, "a type of numbers").group(1);
    boolean fortran = find(ORDER, header, "an order").group(1).equals("True");
    Matcher shape = find(SHAPE, header, "a matrix of two dimensions");
    int rows = Integer.parseInt(shape.group(1));
    int columns = Integer.parseInt(shape.group(2));
    long size = (long) rows * columns * width(type);
    if (rows == 0 || columns == 0 || in.remaining() != size) {
      throw new NotNumbersException("it has " + in.remaining() + " bytes of numbers for a matrix of " + rows + " x "
          + columns, "expected " + size + ", and at least one number");
    }
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      int at = fortran ? i % rows * columns + i / rows : i;
      values[at] = next(in, type);
    }
    return new NumberTable(rows, columns, values);
  }

  private static String header(ByteBuffer in) throws NotNumbersException {
    in.position(MAGIC.length);
    if (in.remaining() < 6) {
      throw new NotNumbersException("its header is cut off", "save it again with numpy.save");
    }
    int version = in.get();
    in.get();
    int length = version == 1 ? Short.toUnsignedInt(in.getShort()) : in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new NotNumbersException("its header is cut off", "save it again with numpy.save");
    }
    byte[] header = new byte[length];
    in.get(header);
    return new String(header, StandardCharsets.UTF_8);
  }

  private static Matcher find(Pattern pattern, String header, String what) throws NotNumbersException {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new NotNumbersException("its header does not give " + what + ": " + YamlValue.cut(header.strip()),
          "expected what numpy.save writes for a matrix");
    }
    return matcher;
  }

  private static int width(String type) throws NotNumbersException {
    return switch (type) {
      case "<f8", "<i8", "<u8" -> 8;
      case "<f4", "<i4", "<u4" -> 4;
      case "<i2", "<u2" -> 2;
      case "|i1", "|u1" -> 1;
      default -> throw new NotNumbersException("its numbers are of the type '" + YamlValue.cut(type) + "'",
          "expected little-endian floats or integers, as matrix.astype('<f8') makes them");
    };
  }

  private static double next(ByteBuffer in, String type) {
    return switch (type) {
      case "<f8" -> in.getDouble();
      case "<f4" -> in.getFloat();
      case "<i8" -> in.getLong();
      case "<u8" -> unsigned(in.getLong());
      case "<i4" -> in.getInt();
      case "<u4" -> Integer.toUnsignedLong(in.getInt());
      case "<i2" -> in.getShort();
      case "<u2" -> Short.toUnsignedInt(in.getShort());
      case "|i1" -> in.get();
      case "|u1" -> Byte.toUnsignedInt(in.get());
      default -> throw new AssertionError(type);
    };
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : 2.0 * (bits >>> 1);
  }
}
