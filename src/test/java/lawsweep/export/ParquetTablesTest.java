package lawsweep.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import lawsweep.parquet.ParquetColumn;
import lawsweep.parquet.ParquetFile;
import lawsweep.parquet.RowGroupBuilder;
import lawsweep.sweep.TableColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists, histograms and witnesses in all formats. */
class ParquetTablesTest {

  private static final List<TableColumn> COLUMNS = List.of(
      TableColumn.text("name"),
      TableColumn.integers("widths"),
      TableColumn.counts("ranks"),
      TableColumn.listsOf("witnesses", List.of("rank", "lie")),
      TableColumn.real("share"));

  private static final List<List<Object>> ROWS = List.of(
      Arrays.asList("a, \"b\"", List.of(2, 10, 3), ordered("8", 150L, "undecided", 3L),
          ordered("rank", ordered("8", List.of(0, 1, 2)), "lie", ordered("10", List.of(4))), 0.5),
      Arrays.asList("", List.of(7), Map.of(), ordered("rank", Map.of(), "lie", Map.of()), 0.0),
      Arrays.asList("none", null, null, null, null));

  @TempDir
  Path temporary;

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private List<String> query(String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql.replace("FILE", "'" + temporary.resolve("t.parquet") + "'"))) {
      while (rows.next()) {
        List<String> line = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          line.add(rows.getString(i));
        }
        lines.add(String.join(" | ", line.stream().map(String::valueOf).toList()));
      }
    }
    return lines;
  }

  private void write(Map<String, String> metadata) throws IOException {
    List<ParquetColumn> columns = ParquetTables.typed(COLUMNS);
    try (ParquetFile file = ParquetTables.begin(temporary.resolve("t.parquet"), columns)) {
      RowGroupBuilder group = new RowGroupBuilder(columns);
      for (List<Object> row : ROWS) {
        ParquetTables.add(row, group);
      }
      file.add(group.take(ROWS.size()));
      ParquetTables.finish(file, metadata);
    }
  }

  @Test
  void listsAreListsAndHistogramsMaps() throws IOException, SQLException {
    write(Map.of());
    assertEquals(List.of("VARCHAR", "INTEGER[]", "MAP(VARCHAR, BIGINT)",
        "STRUCT(rank MAP(VARCHAR, INTEGER[]), lie MAP(VARCHAR, INTEGER[]))", "DOUBLE"),
        query("SELECT column_type FROM (DESCRIBE SELECT * FROM FILE)"));
    assertEquals(List.of("a, \"b\" | 3 | 10 | 150 | 3 | [0, 1, 2] | [4] | 0.5",
        "null | 1 | 7 | null | null | null | null | 0.0",
        "none | null | null | null | null | null | null | null"),
        query("SELECT name, len(widths), list_max(widths), ranks['8'], ranks['undecided'], witnesses.rank['8'],"
            + " witnesses.lie['10'], share FROM FILE"));
    assertEquals(List.of("0 | 1 | 1"),
        query("SELECT cardinality(ranks), (widths IS NULL)::INT + 1, (ranks IS NULL)::INT + 1 FROM FILE OFFSET 1"
            + " LIMIT 1"));
  }

  @Test
  void theFileSaysOfWhatItIs() throws IOException, SQLException {
    String spec = "name: o'clock # \u00e9\nnetworks:\n  - {family: linear}\n";
    write(ordered("sweep", "it's", "spec", spec, "version", "1").entrySet().stream()
        .collect(LinkedHashMap::new, (map, entry) -> map.put(entry.getKey(), (String) entry.getValue()), Map::putAll));
    assertEquals(List.of("it's", spec, "1"),
        query("SELECT decode(value) FROM parquet_kv_metadata(FILE) WHERE decode(key) IN ('sweep', 'spec', 'version')"));
  }

  @Test
  void textsAreAsTheyAlwaysWere() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvTable table = new CsvTable(out, COLUMNS);
    for (List<Object> row : ROWS) {
      table.add(row);
    }
    table.finish();
    assertEquals("""
        name,widths,ranks,witnesses,share
        "a, ""b""\","2,10,3","{""8"": 150, ""undecided"": 3}",\
        "{""rank"": {""8"": [0, 1, 2]}, ""lie"": {""10"": [4]}}",0.5
        ,7,{},"{""rank"": {}, ""lie"": {}}",0
        none,,,,
        """, out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void jsonHasArraysAndObjects() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonTable table = new JsonTable(out, COLUMNS);
    table.add(ROWS.getFirst());
    table.finish();
    assertEquals("{\"name\":\"a, \\\"b\\\"\",\"widths\":[2,10,3],\"ranks\":{\"8\":150,\"undecided\":3},"
        + "\"witnesses\":{\"rank\":{\"8\":[0,1,2]},\"lie\":{\"10\":[4]}},\"share\":0.5}\n",
        out.toString(StandardCharsets.UTF_8));
  }
}
