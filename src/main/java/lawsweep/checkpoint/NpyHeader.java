package lawsweep.checkpoint;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lawsweep.json.RecordFormatException;

/**
 * The header of NumPy's format {@code .npy}: a dictionary of Python with a type, an order and a shape.
 *
 * @param type as the file has it: {@code <f8}
 * @param fortran true if the first side is fastest
 * @param shape the sides
 */
record NpyHeader(String type, boolean fortran, List<Long> shape) {

  private static final int MOST_SIDES = 64;
  private static final Pattern TYPE = Pattern.compile("([<>=|])([biufcmMSUVO])([0-9]{0,9})(\\[[0-9A-Za-z/]{1,20}\\])?");

  /** With a shape that does not change. */
  NpyHeader {
    shape = List.copyOf(shape);
  }

  /**
   * Reads the dictionary.
   *
   * @throws RecordFormatException with one line that says what is wrong
   */
  static NpyHeader parse(byte[] header) {
    return new Reader(new String(header, StandardCharsets.ISO_8859_1)).header();
  }

  /** How numbers are stored; empty if they are not read. */
  Optional<NumberType> numbers() {
    return switch (type.substring(1)) {
      case "f8" -> Optional.of(NumberType.F64);
      case "f4" -> Optional.of(NumberType.F32);
      case "f2" -> Optional.of(NumberType.F16);
      default -> Optional.empty();
    };
  }

  /** Which byte of a number is first. */
  ByteOrder order() {
    return type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  /** Bytes of each item. */
  int itemBytes() {
    Matcher parts = matcher(type);
    int size = parts.group(3).isEmpty() ? Long.BYTES : Integer.parseInt(parts.group(3));
    return parts.group(2).equals("U") ? Math.multiplyExact(Integer.BYTES, size) : size;
  }

  private static Matcher matcher(String type) {
    Matcher parts = TYPE.matcher(type);
    boolean dates = parts.matches() && "mM".contains(parts.group(2));
    if (!parts.matches() || (parts.group(3).isEmpty() && !dates) || (parts.group(4) != null && !dates)) {
      throw new RecordFormatException("expected numbers of one type, such as '<f4', got '" + type + "'");
    }
    return parts;
  }

  /** Reads the few words of Python that may stand there. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    NpyHeader header() {
      Optional<String> type = Optional.empty();
      Optional<Boolean> fortran = Optional.empty();
      Optional<List<Long>> shape = Optional.empty();
      Set<String> seen = new HashSet<>();
      expect('{');
      while (!ifNext('}')) {
        String key = quoted();
        expect(':');
        if (!seen.add(key)) {
          throw wrong("each key once, got '" + key + "' again");
        }
        switch (key) {
          case "descr" -> type = Optional.of(type());
          case "fortran_order" -> fortran = Optional.of(truth());
          case "shape" -> shape = Optional.of(shape());
          default -> throw wrong("no key '" + key + "'");
        }
        if (!ifNext(',') && next() != '}') {
          throw wrong("a comma or }");
        }
      }
      if (next() != 0) {
        throw wrong("nothing after }");
      }
      return new NpyHeader(type.orElseThrow(() -> wrong("a key 'descr'")),
          fortran.orElseThrow(() -> wrong("a key 'fortran_order'")), shape.orElseThrow(() -> wrong("a key 'shape'")));
    }

    private String type() {
      if (next() == '[') {
        throw wrong("numbers of one type, got records of several; save each field as an array");
      }
      String type = quoted();
      if (type.contains("O")) {
        throw new RecordFormatException("expected numbers, got Python objects, which can run any program when read;"
            + " save arrays of numbers: array.astype('float64')");
      }
      matcher(type);
      return type;
    }

    private boolean truth() {
      if (ifNext("True")) {
        return true;
      }
      if (ifNext("False")) {
        return false;
      }
      throw wrong("True or False");
    }

    private List<Long> shape() {
      List<Long> sides = new ArrayList<>();
      expect('(');
      boolean comma = true;
      while (!ifNext(')')) {
        if (!comma || sides.size() == MOST_SIDES) {
          throw wrong(comma ? "at most " + MOST_SIDES + " sides" : "a comma or )");
        }
        sides.add(side());
        comma = ifNext(',');
      }
      if (sides.size() == 1 && !comma) {
        throw wrong("a tuple of sides");
      }
      return sides;
    }

    private long side() {
      next();
      int start = at;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        at++;
      }
      boolean zeros = at - start > 1 && text.charAt(start) == '0';
      if (at == start || zeros || at - start > 19) {
        throw wrong("a side of the shape");
      }
      try {
        return Long.parseLong(text.substring(start, at));
      } catch (NumberFormatException e) {
        throw new RecordFormatException("expected a side below 2^63, got " + text.substring(start, at), e);
      }
    }

    private String quoted() {
      char quote = next();
      if (quote != '\'' && quote != '"') {
        throw wrong("a word in quotes");
      }
      int end = text.indexOf(quote, at + 1);
      if (end < 0) {
        throw wrong("a word in quotes, got no end of it");
      }
      String word = text.substring(at + 1, end);
      at = end + 1;
      return word;
    }

    private void expect(char wanted) {
      if (!ifNext(wanted)) {
        throw wrong(String.valueOf(wanted));
      }
    }

    private boolean ifNext(char wanted) {
      boolean there = next() == wanted;
      at += there ? 1 : 0;
      return there;
    }

    private boolean ifNext(String wanted) {
      next();
      boolean there = text.startsWith(wanted, at);
      at += there ? wanted.length() : 0;
      return there;
    }

    /** The next character that is no space; 0 at the end. */
    private char next() {
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
        at++;
      }
      return at < text.length() ? text.charAt(at) : 0;
    }

    private RecordFormatException wrong(String expected) {
      String rest = text.substring(Math.min(at, text.length())).strip();
      return new RecordFormatException("expected " + expected + ", got "
          + (rest.isEmpty() ? "the end" : rest.length() > 40 ? rest.substring(0, 40) + "…" : rest));
    }
  }
}
