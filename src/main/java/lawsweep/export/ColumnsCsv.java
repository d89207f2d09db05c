package lawsweep.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import lawsweep.sweep.store.Texts;

/** Lines of comma-separated values from columns of results, the same as {@link CsvTable} writes of their records. */
final class ColumnsCsv implements PartMaker<byte[]> {

  /** Columns with more codes are printed row by row. */
  private static final int MOST_CODES = 1 << 18;

  /** A column, and how its texts are printed, by their codes, as far as somebody asked. */
  private record Printed(Texts texts, byte[][] fields) {

    static Printed of(Texts texts) {
      return new Printed(texts, new byte[texts.codes() <= MOST_CODES ? texts.codes() : 0][]);
    }
  }

  private final Printed[] columns;
  private byte[] out = new byte[1 << 16];
  private int size;

  ColumnsCsv(List<Texts> columns) {
    this.columns = columns.stream().map(Printed::of).toArray(Printed[]::new);
  }

  @Override
  public byte[] make(int from, int end) {
    int[][] codes = codes(from, end);
    size = 0;
    for (int row = 0; row < end - from; row++) {
      for (int column = 0; column < columns.length; column++) {
        if (column > 0) {
          add((byte) ',');
        }
        if (codes[column][row] != 0) {
          add(columns[column], codes[column][row]);
        }
      }
      add((byte) '\n');
    }
    return Arrays.copyOf(out, size);
  }

  /** Column by column: rows that follow each other in a table lie anywhere in a log, so that memory is the limit. */
  private int[][] codes(int from, int end) {
    int[][] codes = new int[columns.length][end - from];
    for (int column = 0; column < columns.length; column++) {
      Texts texts = columns[column].texts;
      int[] own = codes[column];
      for (int row = 0; row < own.length; row++) {
        own[row] = texts.code(from + row);
      }
    }
    return codes;
  }

  private void add(Printed column, int code) {
    if (code >= column.fields.length) {
      print(column.texts, code);
      return;
    }
    byte[] field = column.fields[code];
    if (field == null) {
      int before = size;
      print(column.texts, code);
      column.fields[code] = Arrays.copyOfRange(out, before, size);
      return;
    }
    reserve(field.length);
    System.arraycopy(field, 0, out, size, field.length);
    size += field.length;
  }

  private void print(Texts texts, int code) {
    int length = texts.length(code);
    reserve(length + 2);
    int start = size + 1;
    texts.copy(code, out, start);
    boolean comma = false;
    for (int i = start; i < start + length; i++) {
      byte b = out[i];
      if (b == '"' || b == '\n' || b == '\r') {
        byte[] quoted =
            CsvTable.quoted(new String(out, start, length, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        reserve(quoted.length);
        System.arraycopy(quoted, 0, out, size, quoted.length);
        size += quoted.length;
        return;
      }
      comma |= b == ',';
    }
    if (comma) {
      out[size] = '"';
      out[start + length] = '"';
      size += length + 2;
    } else {
      System.arraycopy(out, start, out, size, length);
      size += length;
    }
  }

  private void add(byte b) {
    reserve(1);
    out[size++] = b;
  }

  private void reserve(int more) {
    if (out.length - size < more) {
      out = Arrays.copyOf(out, Math.max(size + more, 2 * out.length));
    }
  }
}
