package lawsweep.sweep.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lawsweep.sweep.TableColumn;

/**
 * A column of a block: a code for each line, and the text of each code, as tables of text print it. Code 0 stands for
 * nothing.
 */
public final class BlockColumn {

  private static final int SMALL = 256;

  private final ByteBuffer bytes;
  /** Bytes of a line's code: 0 if all lines have the same, 1, 2 or 4. */
  private final int width;
  private final int codes;
  private final int codesAt;
  private final int endsAt;
  private final int textsAt;

  private BlockColumn(ByteBuffer bytes, int at, int lines) {
    this.bytes = bytes;
    this.width = bytes.get(at);
    this.codes = bytes.getInt(at + 1);
    this.codesAt = at + 5;
    this.endsAt = codesAt + (width == 0 ? Integer.BYTES : width * lines);
    this.textsAt = endsAt + Integer.BYTES * codes;
  }

  /** A column of a block, by its number. */
  static BlockColumn of(ByteBuffer block, int number, int lines) {
    return new BlockColumn(block, block.getInt(number * Integer.BYTES), lines);
  }

  /** The code of a line. */
  public int code(int line) {
    return switch (width) {
      case 0 -> bytes.getInt(codesAt);
      case 1 -> bytes.get(codesAt + line) & 0xFF;
      case 2 -> bytes.getChar(codesAt + 2 * line);
      default -> bytes.getInt(codesAt + 4 * line);
    };
  }

  /** How many codes there are, 0 included. */
  public int codes() {
    return codes;
  }

  /** How many bytes the text of a code has in UTF-8. */
  public int length(int code) {
    return end(code) - begin(code);
  }

  /** Copies the text of a code in UTF-8 and says how many bytes that were. */
  public int copy(int code, byte[] to, int at) {
    int from = begin(code);
    int length = end(code) - from;
    bytes.get(textsAt + from, to, at, length);
    return length;
  }

  private int begin(int code) {
    return code == 0 ? 0 : end(code - 1);
  }

  private int end(int code) {
    return bytes.getInt(endsAt + Integer.BYTES * code);
  }

  /** Writes a column as its values come. */
  static final class Builder {
    private final Map<Object, Integer> known = new HashMap<>();
    private final List<byte[]> texts = new ArrayList<>(List.of(new byte[0]));
    private final IndexBytes codes = new IndexBytes();
    private boolean same = true;
    private int last;

    /** Adds the value of a line; null for nothing. */
    void add(Object value) {
      int code = value == null ? 0 : known.computeIfAbsent(value, this::text);
      same &= codes.size() == 0 || code == last;
      last = code;
      codes.add(code);
    }

    private int text(Object value) {
      texts.add(TableColumn.printed(value).getBytes(StandardCharsets.UTF_8));
      return texts.size() - 1;
    }

    /** Adds the column to a block. */
    void write(IndexBytes to) {
      int width = same ? 0 : texts.size() <= SMALL ? 1 : texts.size() <= SMALL * SMALL ? 2 : 4;
      to.add((byte) width);
      to.add(texts.size());
      if (width == 0) {
        to.add(last);
      }
      ByteBuffer all = codes.all();
      while (width > 0 && all.hasRemaining()) {
        int code = all.getInt();
        switch (width) {
          case 1 -> to.add((byte) code);
          case 2 -> to.add((char) code);
          default -> to.add(code);
        }
      }
      int end = 0;
      for (byte[] text : texts) {
        end += text.length;
        to.add(end);
      }
      texts.forEach(to::add);
    }
  }
}
