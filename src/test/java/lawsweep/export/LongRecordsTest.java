package lawsweep.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import lawsweep.kind.simulation.WordySimulator;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.store.ResultDirectory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports have no more in memory if each record says a lot: they write it in parts. */
class LongRecordsTest {

  @TempDir
  static Path temporary;

  private static ResultDirectory directory;

  @BeforeAll
  static void run() throws Exception {
    directory = WordySimulator.run(temporary.resolve("wordy"));
  }

  private static ResultTable observables() {
    return ResultTable.words(FakeKinds.FAKE).all().stream().filter(table -> table.label().equals("observables"))
        .findFirst().orElseThrow();
  }

  /** Remembers how much was written at once. */
  private static final class Parts extends ByteArrayOutputStream {
    private final List<Integer> sizes = new ArrayList<>();

    @Override
    public void write(byte[] bytes) {
      sizes.add(bytes.length);
      super.writeBytes(bytes);
    }
  }

  private static Parts written(ResultTable table, TableFormat format) throws Exception {
    Parts parts = new Parts();
    new ResultExport(directory, table, format).toStream(parts);
    return parts;
  }

  @Test
  void textsOfLongRecordsArePartsOfTheirOwn() throws Exception {
    Parts records = written(ResultTable.CELLS, TableFormat.JSON);
    assertEquals(4, records.sizes.size(), "the counts together, and each simulation");
    assertEquals(11, records.toString(StandardCharsets.UTF_8).lines().count());
    for (TableFormat format : List.of(TableFormat.CSV, TableFormat.JSON)) {
      Parts rows = written(observables(), format);
      assertEquals(3, rows.sizes.stream().filter(size -> size > 1 << 20).count(), rows.sizes.toString());
      assertEquals(3 * WordySimulator.ROWS + (format == TableFormat.CSV ? 1 : 0),
          rows.toString(StandardCharsets.UTF_8).lines().count());
    }
  }

  @Test
  void groupsOfRowsAreNotLarger() throws Exception {
    Path file = temporary.resolve("observables.parquet");
    new ResultExport(directory, observables(), TableFormat.PARQUET).toFile(file);
    assertTrue(Files.size(file) > 0);
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("SELECT (SELECT max(row_group_num_rows) FROM parquet_metadata('" + file
            + "')), (SELECT count(*) FROM '" + file + "'), (SELECT count(DISTINCT (cell, time, observable)) FROM '"
            + file + "')")) {
      assertTrue(rows.next());
      assertEquals(ParquetTables.GROUP, rows.getLong(1));
      assertEquals(3 * WordySimulator.ROWS, rows.getLong(2));
      assertEquals(3 * WordySimulator.ROWS, rows.getLong(3));
    }
  }
}
