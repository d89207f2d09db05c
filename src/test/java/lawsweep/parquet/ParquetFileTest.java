package lawsweep.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB reads what was written, whatever rows there are. */
class ParquetFileTest {

  private static final List<ParquetColumn> COLUMNS = List.of(
      new ParquetColumn("word", ParquetType.of("VARCHAR")),
      new ParquetColumn("number", ParquetType.of("INTEGER")),
      new ParquetColumn("large", ParquetType.of("BIGINT")),
      new ParquetColumn("real", ParquetType.of("DOUBLE")),
      new ParquetColumn("list", ParquetType.of("INTEGER[]")),
      new ParquetColumn("map", ParquetType.of("MAP(VARCHAR, BIGINT)")),
      new ParquetColumn("both", ParquetType.of("STRUCT(a MAP(VARCHAR, INTEGER[]), b MAP(VARCHAR, INTEGER[]))")),
      new ParquetColumn("never", ParquetType.of("INTEGER[]")));

  @TempDir
  Path temporary;

  private List<String> query(String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql.replace("FILE", "'" + temporary.resolve("t.parquet") + "'"))) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> line = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          line.add(String.valueOf(rows.getString(i)));
        }
        lines.add(String.join(" | ", line));
      }
    }
    return lines;
  }

  private void write(List<List<Object>> rows, int group) throws IOException {
    RowGroupBuilder builder = new RowGroupBuilder(COLUMNS);
    try (ParquetFile file = new ParquetFile(Files.newOutputStream(temporary.resolve("t.parquet")), COLUMNS)) {
      for (int from = 0; from < rows.size(); from += group) {
        int end = Math.min(rows.size(), from + group);
        for (List<Object> row : rows.subList(from, end)) {
          for (int i = 0; i < row.size(); i++) {
            builder.add(i, row.get(i));
          }
        }
        file.add(builder.take(end - from));
      }
      file.finish("a test", Map.of("key", "välue"));
    }
  }

  private static Object maybe(Random random, Object value) {
    return random.nextInt(5) == 0 ? null : value;
  }

  private static List<Integer> numbers(Random random) {
    List<Integer> list = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      list.add(random.nextInt(3) == 0 ? null : Integer.valueOf(random.nextInt(100) - 50));
    }
    return list;
  }

  private static Map<String, Object> lists(Random random) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put("k" + i, maybe(random, numbers(random)));
    }
    return map;
  }

  private static Map<String, Object> counts(Random random) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put("" + i, maybe(random, random.nextLong()));
    }
    return map;
  }

  private static Map<String, Object> both(Random random) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", maybe(random, lists(random)));
    if (random.nextBoolean()) {
      map.put("b", lists(random));
    }
    return map;
  }

  private static List<Object> row(Random random, boolean few) {
    String word = few ? "w" + random.nextInt(3) : "é" + random.nextLong() + "x".repeat(random.nextInt(300));
    return Arrays.asList(maybe(random, word), maybe(random, random.nextInt(few ? 2 : Integer.MAX_VALUE)),
        maybe(random, few ? -7L : random.nextLong()), maybe(random, random.nextInt(4000) / 16.0),
        maybe(random, numbers(random)), maybe(random, counts(random)), maybe(random, both(random)), null);
  }

  /** As DuckDB prints values. */
  private static String printed(Object value) {
    return switch (value) {
      case null -> "NULL";
      case List<?> list -> list.stream().map(ParquetFileTest::printed).toList().toString();
      case Map<?, ?> map -> {
        List<String> entries = new ArrayList<>();
        map.forEach((key, inner) -> entries.add(key + "=" + printed(inner)));
        yield "{" + String.join(", ", entries) + "}";
      }
      default -> value.toString();
    };
  }

  private static String line(List<Object> row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Object value = row.get(i);
      texts.add(value == null ? "null" : i == 6 ? struct((Map<?, ?>) value) : printed(value));
    }
    return String.join(" | ", texts);
  }

  private static String struct(Map<?, ?> both) {
    return "{'a': " + printed(both.get("a")) + ", 'b': " + printed(both.get("b")) + "}";
  }

  @Test
  void rowsOfAllShapesAreRead() throws IOException, SQLException {
    Random random = new Random(4);
    for (int trial = 0; trial < 4; trial++) {
      List<List<Object>> rows = new ArrayList<>();
      int size = List.of(1, 9, 700, 3000).get(trial);
      for (int i = 0; i < size; i++) {
        rows.add(row(random, i < size / 2));
      }
      write(rows, List.of(1, 4, 700, 1024).get(trial));
      List<String> read = query("SELECT word, number, large, CAST(\"real\" AS VARCHAR) AS r, CAST(list AS VARCHAR),"
          + " CAST(map AS VARCHAR), CAST(\"both\" AS VARCHAR), never FROM FILE");
      for (int i = 0; i < size; i++) {
        assertEquals(line(rows.get(i)), read.get(i), "row " + i);
      }
      assertEquals(size, read.size());
    }
  }

  @Test
  void aColumnOfManyPagesIsRead() throws IOException, SQLException {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      rows.add(Arrays.asList(i % 7 == 0 ? null : i + "y".repeat(900), null, null, null, List.of(i, i + 1), null, null,
          null));
    }
    write(rows, 5000);
    assertEquals(rows.stream().map(row -> row.get(0) + " | " + row.get(4)).toList(),
        query("SELECT word, CAST(list AS VARCHAR) FROM FILE"));
  }

  @Test
  void aFileWithoutRowsHasItsColumns() throws IOException, SQLException {
    write(List.of(), 10);
    assertEquals(List.of("0"), query("SELECT count(*) FROM FILE"));
    assertEquals(List.of("VARCHAR", "INTEGER", "BIGINT", "DOUBLE", "INTEGER[]", "MAP(VARCHAR, BIGINT)",
        "STRUCT(a MAP(VARCHAR, INTEGER[]), b MAP(VARCHAR, INTEGER[]))", "INTEGER[]"),
        query("SELECT column_type FROM (DESCRIBE SELECT * FROM FILE)"));
    assertEquals(List.of("key | välue"),
        query("SELECT decode(key), decode(value) FROM parquet_kv_metadata(FILE)"));
  }

  @Test
  void numbersOfValuesThatAreKnownFillColumns() throws IOException, SQLException {
    RowGroupBuilder builder = new RowGroupBuilder(COLUMNS.subList(3, 5));
    try (ParquetFile file =
        new ParquetFile(Files.newOutputStream(temporary.resolve("t.parquet")), COLUMNS.subList(3, 5))) {
      LeafColumn real = builder.leaf(0);
      real.add(real.real(-0.0));
      real.add(real.real(Double.NaN));
      real.addMissing();
      LeafColumn list = builder.leaf(1);
      list.addList(new int[] {list.integer(5), list.integer(-6)}, 2);
      list.addList(new int[0], 0);
      list.addMissing();
      file.add(builder.take(3));
      file.finish("a test", Map.of());
    }
    assertEquals(List.of("-0.0 | [5, -6]", "nan | []", "null | null"),
        query("SELECT CAST(\"real\" AS VARCHAR), CAST(list AS VARCHAR) FROM FILE"));
  }
}
