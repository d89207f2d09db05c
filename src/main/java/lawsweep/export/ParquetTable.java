package lawsweep.export;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import lawsweep.sweep.TableColumn;
import lawsweep.text.ScratchDirectory;

/**
 * A Parquet file, written by DuckDB: lists are LIST, histograms MAP, and the file's metadata say of what it is. Rows go
 * to a file of comma-separated values first, in a directory of its own beside the target, and from there in one pass to
 * Parquet: memory stays the same however many rows there are.
 */
final class ParquetTable implements RowTable {

  private static final String MEMORY = "1GB";
  /** The longest row, in bytes; without a buffer of the same size DuckDB takes 32 times as much. */
  private static final int MAX_LINE = 1 << 26;
  /** Rows that are in memory together; certificates take a kilobyte each, and observables of a simulation more. */
  private static final int ROW_GROUP = 16_384;

  private final Path target;
  private final ScratchDirectory scratch;
  private final Path rows;
  private final List<TableColumn> columns;
  private final Map<String, String> metadata;
  private final CsvTable csv;

  /**
   * A table that {@link #finish} writes to {@code target}.
   *
   * @param metadata what the file says besides the table, by names that are words of SQL
   */
  ParquetTable(Path target, List<TableColumn> columns, Map<String, String> metadata) throws IOException {
    this.target = target;
    this.columns = columns;
    this.metadata = metadata;
    this.scratch = ScratchDirectory.in(target.toAbsolutePath().getParent(), "export");
    this.rows = scratch.path().resolve("rows.csv");
    this.csv = new CsvTable(new FileOutputStream(rows.toFile()), columns,
        (i, value) -> ParquetText.of(columns.get(i), value));
  }

  @Override
  public void add(List<?> row) throws IOException {
    csv.add(row);
  }

  @Override
  public void finish() throws IOException {
    csv.finish();
    Properties settings = new Properties();
    settings.setProperty("memory_limit", MEMORY);
    settings.setProperty("temp_directory", scratch.path().toString());
    settings.setProperty("threads", "1");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:", settings);
        Statement statement = database.createStatement()) {
      statement.execute("COPY (SELECT * FROM read_csv(" + literal(rows) + ", header = true, delim = ',', quote = '\"',"
          + " escape = '\"', nullstr = '', allow_quoted_nulls = false, auto_detect = false, parallel = false,"
          + " max_line_size = " + MAX_LINE + ", buffer_size = " + MAX_LINE + ", columns = {" + types() + "})) TO "
          + literal(target)
          + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE " + ROW_GROUP + ", KV_METADATA {" + metadata() + "})");
    } catch (SQLException e) {
      throw new IOException("writing Parquet failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try (scratch) {
      csv.close();
    }
  }

  private String types() {
    return columns.stream().map(column -> "'" + column.key() + "': '" + column.type() + "'")
        .collect(Collectors.joining(", "));
  }

  private String metadata() {
    return metadata.entrySet().stream().map(entry -> entry.getKey() + ": " + literal(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String literal(Object text) {
    return "'" + text.toString().replace("'", "''") + "'";
  }
}
