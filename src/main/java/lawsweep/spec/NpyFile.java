package lawsweep.spec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lawsweep.spec.NumberFile.NotNumbersException;

/**
 * NumPy's format {@code .npy}, versions 1 to 3: one matrix of floats of 16, 32 or 64 bits, or integers of up to 64
 * bits, of either byte order, in C or Fortran order. Integers that no double equals are refused.
 */
final class NpyFile {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern TYPE = Pattern.compile("([<>=|])(f[248]|[iu][1248])");
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
    Matcher type = type(find(DESCRIPTION, header, "a type of numbers").group(1));
    in.order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    String numbers = type.group(2);
    boolean fortran = find(ORDER, header, "an order").group(1).equals("True");
    Matcher shape = find(SHAPE, header, "a matrix of two dimensions");
    int rows = Integer.parseInt(shape.group(1));
    int columns = Integer.parseInt(shape.group(2));
    long size = (long) rows * columns * (numbers.charAt(1) - '0');
    if (rows == 0 || columns == 0 || in.remaining() != size) {
      throw new NotNumbersException("it has " + in.remaining() + " bytes of numbers for a matrix of " + rows + " x "
          + columns, "expected " + size + ", and at least one number");
    }
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      int at = fortran ? i % rows * columns + i / rows : i;
      values[at] = next(in, numbers, at / columns + 1, at % columns + 1);
    }
    return new NumberTable(rows, columns, values);
  }

  private static String header(ByteBuffer in) throws NotNumbersException {
    in.position(MAGIC.length);
    if (in.remaining() < 6) {
      throw new NotNumbersException("its header is cut off", "save it again with numpy.save");
    }
    int version = Byte.toUnsignedInt(in.get());
    int minor = Byte.toUnsignedInt(in.get());
    if (version < 1 || version > 3 || minor != 0) {
      throw new NotNumbersException("it is of version " + version + "." + minor + " of the format .npy",
          "expected version 1.0, 2.0 or 3.0, as numpy.save writes");
    }
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

  private static Matcher type(String description) throws NotNumbersException {
    Matcher type = TYPE.matcher(description);
    if (!type.matches()) {
      throw new NotNumbersException("its numbers are of the type '" + YamlValue.cut(description) + "'",
          "expected floats of 16, 32 or 64 bits or integers, as matrix.astype('<f8') makes them");
    }
    return type;
  }

  private static double next(ByteBuffer in, String type, int row, int column) throws NotNumbersException {
    return switch (type) {
      case "f8" -> in.getDouble();
      case "f4" -> in.getFloat();
      case "f2" -> Float.float16ToFloat(in.getShort());
      case "i8" -> whole(in.getLong(), true, row, column);
      case "u8" -> whole(in.getLong(), false, row, column);
      case "i4" -> in.getInt();
      case "u4" -> Integer.toUnsignedLong(in.getInt());
      case "i2" -> in.getShort();
      case "u2" -> Short.toUnsignedInt(in.getShort());
      case "i1" -> in.get();
      case "u1" -> Byte.toUnsignedInt(in.get());
      default -> throw new AssertionError(type);
    };
  }

  /** An integer of 64 bits, if it is a double: of 53 bits or fewer between its first and its last. */
  private static double whole(long bits, boolean signed, int row, int column) throws NotNumbersException {
    boolean negative = signed && bits < 0;
    long size = negative ? -bits : bits;
    if (Long.SIZE - Long.numberOfLeadingZeros(size) - Long.numberOfTrailingZeros(size) > 53) {
      throw new NotNumbersException("row " + row + ", column " + column + " is "
          + (signed ? Long.toString(bits) : Long.toUnsignedString(bits)) + ", which no float64 equals",
          "expected integers up to 2^53: subtract what all rows have in common, or choose a larger unit");
    }
    double absolute = size >= 0 ? size : 2.0 * (size >>> 1);
    return negative ? -absolute : absolute;
  }
}
