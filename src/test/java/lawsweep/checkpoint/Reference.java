package lawsweep.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads checkpoints in another way than the program: all at once, with big integers, patterns and the JDK's archives.
 * It
 * may take what the program refuses, and never the other way round.
 */
final class Reference {

  /** What is no file of the format. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /** A tensor; numbers are empty for types that are not read. */
  record Tensor(String type, List<Long> shape, double[] numbers) {}

  private static final Map<String, Integer> BITS = new TreeMap<>(Map.ofEntries(Map.entry("F64", 64),
      Map.entry("F32", 32), Map.entry("F16", 16), Map.entry("BF16", 16), Map.entry("I64", 64), Map.entry("U64", 64),
      Map.entry("I32", 32), Map.entry("U32", 32), Map.entry("I16", 16), Map.entry("U16", 16), Map.entry("I8", 8),
      Map.entry("U8", 8), Map.entry("BOOL", 8), Map.entry("F8_E4M3", 8), Map.entry("F8_E5M2", 8),
      Map.entry("F8_E8M0", 8), Map.entry("F8_E4M3FNUZ", 8), Map.entry("F8_E5M2FNUZ", 8), Map.entry("F4", 4),
      Map.entry("F6_E2M3", 6), Map.entry("F6_E3M2", 6), Map.entry("C64", 64)));

  private Reference() {}

  /** A file in the format safetensors. */
  static Map<String, Tensor> safetensors(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    require(file.length > 8, "a length");
    BigInteger length = new BigInteger(Long.toUnsignedString(bytes.getLong(0)));
    require(length.compareTo(BigInteger.valueOf(file.length - 8L)) <= 0, "a header");
    int dataStart = 8 + length.intValueExact();
    Object header = MiniJson.parse(file, 8, dataStart);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    boolean[] used = new boolean[file.length - dataStart];
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) header).entrySet()) {
      if (!entry.getKey().equals("__metadata__")) {
        tensors.put((String) entry.getKey(), tensor((Map<?, ?>) entry.getValue(), bytes, dataStart, used));
      }
    }
    for (boolean byUs : used) {
      require(byUs, "no hole");
    }
    return tensors;
  }

  private static Tensor tensor(Map<?, ?> entry, ByteBuffer bytes, int dataStart, boolean[] used) {
    String type = (String) entry.get("dtype");
    List<Long> shape = ((List<?>) entry.get("shape")).stream().map(BigInteger.class::cast)
        .map(BigInteger::longValueExact).toList();
    List<Integer> ends = ((List<?>) entry.get("data_offsets")).stream().map(BigInteger.class::cast)
        .map(BigInteger::intValueExact).toList();
    require(BITS.containsKey(type) && ends.size() == 2 && ends.get(1) <= used.length, "a type and places");
    BigInteger bits = shape.stream().map(BigInteger::valueOf).reduce(BigInteger.valueOf(BITS.get(type)),
        BigInteger::multiply);
    require(bits.equals(BigInteger.valueOf(8L * (ends.get(1) - ends.get(0)))), "bytes as the shape has them");
    for (int i = ends.get(0); i < ends.get(1); i++) {
      require(!used[i], "no byte twice");
      used[i] = true;
    }
    return new Tensor(type, shape, numbers(type, bytes, dataStart + ends.get(0), dataStart + ends.get(1)));
  }

  private static double[] numbers(String type, ByteBuffer bytes, int from, int to) {
    int width = BITS.get(type) / 8;
    if (!List.of("F64", "F32", "F16", "BF16").contains(type)) {
      return new double[0];
    }
    double[] numbers = new double[(to - from) / width];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(type, bytes, from + i * width);
    }
    return numbers;
  }

  private static double number(String type, ByteBuffer bytes, int at) {
    return switch (type) {
      case "F64" -> bytes.getDouble(at);
      case "F32" -> bytes.getFloat(at);
      case "F16" -> half(Short.toUnsignedInt(bytes.getShort(at)), 5, 10);
      default -> half(Short.toUnsignedInt(bytes.getShort(at)), 8, 7);
    };
  }

  /** A number of 16 bits, by its definition. */
  static double half(int bits, int exponentBits, int fractionBits) {
    double sign = bits >> 15 == 0 ? 1 : -1;
    int most = (1 << exponentBits) - 1;
    int exponent = bits >> fractionBits & most;
    int fraction = bits & (1 << fractionBits) - 1;
    double unit = Math.pow(2, -fractionBits);
    int bias = most / 2;
    if (exponent == most) {
      return fraction == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    return exponent == 0 ? sign * fraction * unit * Math.pow(2, 1.0 - bias)
        : sign * (1 + fraction * unit) * Math.pow(2, exponent - (double) bias);
  }

  /** A file in the format .npz. */
  static Map<String, Tensor> npz(Path file) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(new File(file.toString()))) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements();) {
        ZipEntry entry = all.nextElement();
        require(entry.getSize() < 1 << 24, "a size in reach");
        tensors.put(entry.getName().replaceFirst("\\.npy$", ""), npy(readable(zip.getInputStream(entry))));
      }
    }
    return tensors;
  }

  /** All bytes up to where no more can be read: of arrays that are not read only the header need be whole. */
  private static byte[] readable(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (in) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        out.write(next);
      }
    } catch (ZipException | EOFException e) {
      return out.toByteArray();
    }
    return out.toByteArray();
  }

  /** An array in the format .npy. */
  static Tensor npy(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    require(file.length > 12 && bytes.getInt(0) == 0x4d554e93 && bytes.getShort(4) == 0x5950, "a mark");
    int start = file[6] == 1 ? 10 + Short.toUnsignedInt(bytes.getShort(8)) : 12 + bytes.getInt(8);
    require(start > 0 && start <= file.length, "a header");
    int text = file[6] == 1 ? 10 : 12;
    String header = new String(file, text, start - text, StandardCharsets.ISO_8859_1);
    String type = group(header, "['\"]descr['\"]\\s*:\\s*['\"]([^'\"]*)['\"]");
    boolean fortran = group(header, "['\"]fortran_order['\"]\\s*:\\s*(True|False)").equals("True");
    List<Long> shape =
        Stream.of(group(header, "['\"]shape['\"]\\s*:\\s*\\(([0-9, \\n]*)\\)").split(",", -1)).map(String::strip)
            .filter(side -> !side.isEmpty()).map(Long::valueOf).toList();
    boolean read = List.of("f8", "f4", "f2").contains(type.substring(1));
    double[] stored = read
        ? numbers("F" + 8 * (type.charAt(2) - '0'), bytes.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN
            : ByteOrder.LITTLE_ENDIAN), start, file.length)
        : new double[0];
    require(!read || shape.stream().map(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply)
        .equals(BigInteger.valueOf(stored.length)), "as many numbers as the shape has");
    return new Tensor(type, shape, fortran && read ? turned(stored, shape) : stored);
  }

  private static String group(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    require(found.find(), pattern);
    return found.group(1);
  }

  /** From first side fastest to last side fastest, number by number. */
  static double[] turned(double[] stored, List<Long> shape) {
    double[] turned = new double[stored.length];
    long[] index = new long[shape.size()];
    for (int i = 0; i < turned.length; i++) {
      int at = 0;
      for (int side = shape.size() - 1; side >= 0; side--) {
        at = (int) (at * shape.get(side) + index[side]);
      }
      turned[i] = stored[at];
      for (int side = shape.size() - 1; side >= 0 && ++index[side] == shape.get(side); side--) {
        index[side] = 0;
      }
    }
    return turned;
  }

  static void require(boolean there, String what) {
    if (!there) {
      throw new Refused("expected " + what);
    }
  }
}
