package lawsweep.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import lawsweep.parquet.LeafColumn;
import lawsweep.parquet.ParquetType.Scalar;
import lawsweep.parquet.RowGroup;
import lawsweep.parquet.RowGroupBuilder;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.RecordText;
import lawsweep.sweep.store.ResultColumns;
import lawsweep.sweep.store.Texts;

/** Groups of rows of a Parquet file from columns of results: records are not read, and certificates are copied. */
final class ColumnsParquet implements PartMaker<List<RowGroup>> {

  /** How the values of one column of a group get there. */
  interface Filler {

    /** Adds some rows to the column's leaf. */
    void fill(LeafColumn leaf, int from, int end) throws IOException;
  }

  private final RowGroupBuilder group;
  private final List<Filler> fillers;

  ColumnsParquet(RowGroupBuilder group, List<Filler> fillers) {
    this.group = group;
    this.fillers = fillers;
  }

  @Override
  public List<RowGroup> make(int from, int end) throws IOException {
    for (int i = 0; i < fillers.size(); i++) {
      fillers.get(i).fill(group.leaf(i), from, end);
    }
    return List.of(group.take(end - from));
  }

  /** Single values; an empty text is a missing one. */
  static final class Single implements Filler {

    /** Codes of columns that have more are looked up one by one. */
    private static final int MOST_CODES = 1 << 17;
    private static final byte[] NOTHING = {};

    private final Texts texts;
    private final Scalar type;
    /** For each code its number in the group under way, plus one: -1 for nothing. */
    private final int[] ids;
    /** True if nearly every row has a text of its own. */
    private final boolean unique;

    Single(Texts texts, Scalar type, int rows) {
      this.texts = texts;
      this.type = type;
      this.unique = texts.codes() > rows / 4 * 3;
      this.ids = new int[texts.codes() <= MOST_CODES ? texts.codes() : 0];
    }

    @Override
    public void fill(LeafColumn leaf, int from, int end) {
      Arrays.fill(ids, 0);
      for (int row = from; row < end; row++) {
        int id = id(leaf, texts.code(row));
        if (id < 0) {
          leaf.addMissing();
        } else {
          leaf.add(id - 1);
        }
      }
    }

    private int id(LeafColumn leaf, int code) {
      if (code >= ids.length) {
        return find(leaf, code);
      }
      if (ids[code] == 0) {
        ids[code] = find(leaf, code);
      }
      return ids[code];
    }

    private int find(LeafColumn leaf, int code) {
      byte[] text = code == 0 ? NOTHING : texts.text(code);
      if (text.length == 0) {
        return -1;
      }
      return 1 + switch (type) {
        case TEXT -> unique ? leaf.unique(text, 0, text.length) : leaf.text(text, 0, text.length);
        case INTEGER -> leaf.integer(Integer.parseInt(string(text)));
        case LARGE -> leaf.large(Long.parseLong(string(text)));
        case REAL -> leaf.real(Scalar.real(string(text)));
      };
    }

    private static String string(byte[] text) {
      return new String(text, StandardCharsets.US_ASCII);
    }
  }

  /** Lists of whole numbers. */
  static final class Lists implements Filler {

    private final Texts texts;
    private int[] ids = new int[64];

    Lists(Texts texts) {
      this.texts = texts;
    }

    @Override
    public void fill(LeafColumn leaf, int from, int end) {
      for (int row = from; row < end; row++) {
        int code = texts.code(row);
        if (code == 0) {
          leaf.addMissing();
        } else {
          leaf.addList(ids, numbers(texts.text(code), leaf));
        }
      }
    }

    private int numbers(byte[] text, LeafColumn leaf) {
      int size = 0;
      int from = 0;
      for (int i = 0; i <= text.length && text.length > 0; i++) {
        if (i == text.length || text[i] == ',') {
          if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
          }
          ids[size++] = leaf.integer(number(text, from, i));
          from = i + 1;
        }
      }
      return size;
    }

    private static int number(byte[] text, int from, int end) {
      int number = 0;
      for (int i = from; i < end; i++) {
        if (text[i] < '0' || text[i] > '9' || end - from > 9) {
          return Integer.parseInt(new String(text, from, end - from, StandardCharsets.US_ASCII));
        }
        number = 10 * number + text[i] - '0';
      }
      return number;
    }
  }

  /** The same number in every row. */
  record Constant(int value) implements Filler {

    @Override
    public void fill(LeafColumn leaf, int from, int end) {
      int id = leaf.integer(value);
      for (int row = from; row < end; row++) {
        leaf.add(id);
      }
    }
  }

  /** Certificates, from the bytes of records: nearly every record has one of its own. */
  static final class Certificates implements Filler {

    private final ResultColumns rows;
    private final RecordText texts;
    private final Function<CellRecord, Object> value;
    private byte[] record = new byte[1 << 12];
    private byte[] text = new byte[1 << 12];

    /**
     * Those of some results.
     *
     * @param texts copies certificates
     * @param value the certificate of a record whose bytes do not have it as tables do; null for none
     */
    Certificates(ResultColumns rows, RecordText texts, Function<CellRecord, Object> value) {
      this.rows = rows;
      this.texts = texts;
      this.value = value;
    }

    @Override
    public void fill(LeafColumn leaf, int from, int end) throws IOException {
      for (int row = from; row < end; row++) {
        int length = rows.plain(row) ? copy(row) : read(row);
        if (length < 0) {
          leaf.addMissing();
        } else {
          leaf.add(leaf.unique(text, 0, length));
        }
      }
    }

    private int copy(int row) throws IOException {
      int length = rows.recordLength(row);
      if (length > record.length) {
        record = new byte[2 * length];
        text = new byte[2 * length];
      }
      rows.copyRecord(row, record, 0);
      return texts.certificate(record, 0, length, text, 0);
    }

    private int read(int row) throws IOException {
      Object certificate = value.apply(rows.parsed(row));
      if (certificate == null) {
        return -1;
      }
      text = certificate.toString().getBytes(StandardCharsets.UTF_8);
      record = new byte[text.length];
      return text.length;
    }
  }
}
