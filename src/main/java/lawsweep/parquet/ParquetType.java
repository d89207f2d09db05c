package lawsweep.parquet;

import java.util.ArrayList;
import java.util.List;

/** What a column holds. Every value, at each level, may be missing, but for the keys of maps. */
public sealed interface ParquetType {

  /** Single values. */
  enum Scalar implements ParquetType {
    /** Texts in UTF-8. */
    TEXT("VARCHAR", Wire.BYTE_ARRAY, 0),
    /** Whole numbers of 32 bits. */
    INTEGER("INTEGER", Wire.INT32, 17),
    /** Whole numbers of 64 bits. */
    LARGE("BIGINT", Wire.INT64, 18),
    /** Real numbers of 64 bits. */
    REAL("DOUBLE", Wire.DOUBLE, -1);

    /** The word for infinity in tables that say how many factors there are. */
    private static final String INFINITY = "inf";

    private final String sql;
    private final int wire;
    private final int converted;

    Scalar(String sql, int wire, int converted) {
      this.sql = sql;
      this.wire = wire;
      this.converted = converted;
    }

    /**
     * The value of a column of real numbers: a number, or its text as {@link Double#toString} prints it, or the word
     * {@code inf}.
     *
     * @throws NumberFormatException if it is another text
     */
    public static double real(Object value) {
      if (value instanceof Number number) {
        return number.doubleValue();
      }
      String text = value.toString();
      return text.equals(INFINITY) ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    /** The physical type, by its number in the format. */
    int wire() {
      return wire;
    }

    /** The converted type, by its number in the format; -1 for none. */
    int converted() {
      return converted;
    }
  }

  /** Physical types by their numbers in the format. */
  final class Wire {
    static final int INT32 = 1;
    static final int INT64 = 2;
    static final int DOUBLE = 5;
    static final int BYTE_ARRAY = 6;

    private Wire() {}
  }

  /** Lists: values are {@link Iterable}. */
  record ListOf(ParquetType element) implements ParquetType {}

  /** Maps from texts: values are {@link java.util.Map}. */
  record MapOf(ParquetType value) implements ParquetType {}

  /** A value for each of a few names: values are maps whose keys are some of the names. */
  record StructOf(List<ParquetColumn> fields) implements ParquetType {

    /** Copies the list. */
    public StructOf {
      fields = List.copyOf(fields);
    }
  }

  /**
   * The type of a name in SQL: {@code VARCHAR}, {@code INTEGER}, {@code BIGINT}, {@code DOUBLE}, and of these
   * {@code T[]}, {@code MAP(VARCHAR, T)} and {@code STRUCT(a T, b T)}.
   *
   * @throws IllegalArgumentException if it is another one
   */
  static ParquetType of(String sql) {
    if (sql.endsWith("[]")) {
      return new ListOf(of(sql.substring(0, sql.length() - 2)));
    }
    if (sql.startsWith("MAP(VARCHAR, ") && sql.endsWith(")")) {
      return new MapOf(of(sql.substring("MAP(VARCHAR, ".length(), sql.length() - 1)));
    }
    if (sql.startsWith("STRUCT(") && sql.endsWith(")")) {
      return struct(sql.substring("STRUCT(".length(), sql.length() - 1));
    }
    for (Scalar scalar : Scalar.values()) {
      if (scalar.sql.equals(sql)) {
        return scalar;
      }
    }
    throw new IllegalArgumentException("expected a type of columns, got " + sql);
  }

  private static StructOf struct(String fields) {
    List<ParquetColumn> all = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= fields.length(); i++) {
      char c = i < fields.length() ? fields.charAt(i) : ',';
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        String[] field = fields.substring(from, i).strip().split(" ", 2);
        all.add(new ParquetColumn(field[0], of(field[1])));
        from = i + 1;
      }
    }
    return new StructOf(all);
  }
}
