package lawsweep.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.parquet.ParquetColumn;
import lawsweep.parquet.ParquetFile;
import lawsweep.parquet.RowGroup;
import lawsweep.parquet.RowGroupBuilder;
import lawsweep.sweep.CellColumns;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Column;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.sweep.store.Manifest;
import lawsweep.sweep.store.ResultColumns;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.ResultReader;
import lawsweep.sweep.store.Shard;
import lawsweep.work.Team;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables from columns of results are those of the records, read one by one. */
class CellTablesTest {

  private static final String SPEC = """
      name: tables
      seed: 9
      limits: {bracket_length: 1}
      networks:
        - {family: linear, depth: 2..4, each: 1..3}
        - {family: relu, bias: [none, hidden], depth: 2, each: [1, 3], seeds: 2}
        - {family: linear, widths: [[1, 4, 4, 2], [1, 5, 5, 2], [1, 5, 4, 2], [2, 5, 5, 1], [1, 4, 5, 2]]}
      """;

  @TempDir
  static Path temporary;

  private static ResultDirectory directory;
  private static List<CellRecord> records;

  @BeforeAll
  static void run() throws Exception {
    Sweep sweep = FakeKinds.read("tables.yaml", SPEC.getBytes(StandardCharsets.UTF_8));
    directory = ResultDirectory.prepare(temporary.resolve("tables"), sweep, Manifest.of(sweep, "auto", "1", Map.of()));
    new SweepRunner(FakeKinds.REAL, RunSettings.of(Shard.parse("1/2"), 1, Retry.NONE, "test"), new StopSwitch(),
        new RunMeter()).run(directory);
    records = new ArrayList<>();
    try (ResultReader reader = ResultReader.open(directory)) {
      for (Optional<CellRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
        records.add(next.get());
      }
    }
    assertTrue(records.size() > 40 && records.size() < sweep.cells().size(), "some cells have no record");
  }

  private byte[] exported(TableFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ResultExport(directory, ResultTable.CELLS, format).toStream(out);
    return out.toByteArray();
  }

  @Test
  void textIsThatOfRecords() throws IOException {
    CellColumns columns = CellColumns.of(directory.sweep(), Column.Extent.ALL);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvTable table = new CsvTable(out, columns.columns());
    for (CellRecord record : records) {
      table.add(columns.of(record).getFirst());
    }
    table.finish();
    assertEquals(out.toString(StandardCharsets.UTF_8), new String(exported(TableFormat.CSV), StandardCharsets.UTF_8));
  }

  @Test
  void linesAreThoseOfRecords() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (CellRecord record : records) {
      out.writeBytes(directory.sweep().records().exported(record));
      out.write('\n');
    }
    assertArrayEquals(out.toByteArray(), exported(TableFormat.JSON));
  }

  private static List<String> read(Path file) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM '" + file + "'")) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          line.append(rows.getMetaData().getColumnLabel(i)).append('=').append(rows.getString(i)).append('\n');
        }
        lines.add(line.toString());
      }
    }
    return lines;
  }

  @Test
  void parquetIsThatOfRecords() throws IOException, SQLException {
    CellColumns columns = CellColumns.of(directory.sweep(), Column.Extent.WHOLE_RECORDS);
    Path expected = temporary.resolve("expected.parquet");
    List<ParquetColumn> typed = ParquetTables.typed(columns.columns());
    try (ResultColumns results = ResultColumns.of(directory, Team.alone());
        ParquetFile file = ParquetTables.begin(expected, typed)) {
      for (RowGroup group : new RecordParts(results).groups(columns, new RowGroupBuilder(typed))
          .make(0, results.rows())) {
        file.add(group);
      }
      ParquetTables.finish(file, Map.of());
    }
    Path cells = temporary.resolve("cells.parquet");
    new ResultExport(directory, ResultTable.CELLS, TableFormat.PARQUET).toFile(cells);
    assertEquals(read(expected), read(cells));
  }

  @Test
  void aColumnByItselfIsThatOfTheRow() {
    CellColumns columns = CellColumns.of(directory.sweep(), Column.Extent.WHOLE_RECORDS);
    for (CellRecord record : records) {
      List<Object> row = columns.of(record).getFirst();
      for (int i = 2; i < row.size(); i++) {
        assertEquals(row.get(i), columns.value(record, columns.columns().get(i).key()));
      }
    }
    assertNull(columns.value(records.getFirst(), "nothing"));
  }

  /** Else the test above would compare records with themselves. */
  @Test
  void noRecordIsReadForIt() throws IOException {
    try (ResultColumns results = ResultColumns.of(directory, Team.alone())) {
      CellTables cells = new CellTables(results, directory.sweep(), Column.Extent.WHOLE_RECORDS);
      assertTrue(cells.fillers(ParquetTables.typed(cells.heads())).isPresent());
      for (int row = 0; row < results.rows(); row++) {
        assertTrue(results.plain(row), "the certificate of row " + row);
      }
      RowGroupBuilder group = new RowGroupBuilder(ParquetTables.typed(cells.heads()));
      assertEquals(0, group.take(0).rows());
    }
  }
}
