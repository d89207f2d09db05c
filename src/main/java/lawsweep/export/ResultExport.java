package lawsweep.export;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.env.BuildInfo;
import lawsweep.sweep.CellColumns;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Column;
import lawsweep.sweep.Table;
import lawsweep.sweep.TableColumn;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.ResultReader;

/** Exports a table of a result directory, in the spec's grid order, then by seed; records are read one at a time. */
public final class ResultExport {

  /**
   * What was exported.
   *
   * @param records records that there are
   * @param cells all cells of the sweep
   * @param warnings records that are damaged or contradict each other, a line each
   */
  public record Result(long records, long cells, List<String> warnings) {

    /** Copies the list. */
    public Result {
      warnings = List.copyOf(warnings);
    }
  }

  private final ResultDirectory directory;
  private final ResultTable table;
  private final TableFormat format;

  /** Prepares an export. */
  public ResultExport(ResultDirectory directory, ResultTable table, TableFormat format) {
    this.directory = directory;
    this.table = table;
    this.format = format;
  }

  /**
   * Exports to a file, which appears as a whole or not at all. A file that is there already is
   * replaced; a device or pipe is written to.
   *
   * @param out the file; its directory exists
   * @throws IOException if reading or writing fails
   */
  public Result toFile(Path out) throws IOException {
    return toFile(out, Column.Extent.WHOLE_RECORDS);
  }

  /** The same; Parquet has the columns of tables of this extent. */
  Result toFile(Path out, Column.Extent extent) throws IOException {
    if (!OpenOutput.isNamedBy(out)) {
      return WrittenFile.write(out, file -> write(file, extent));
    }
    try (OpenOutput stream = OpenOutput.at(out)) {
      if (format != TableFormat.PARQUET) {
        return toStream(stream);
      }
      Path whole = Files.createTempFile("lawsweep-export-", ".parquet");
      try {
        Result result = write(whole, extent);
        Files.copy(whole, stream);
        return result;
      } finally {
        Files.deleteIfExists(whole);
      }
    }
  }

  /**
   * Exports to a stream; not Parquet, which is no stream. The caller closes it.
   *
   * @throws IOException if reading or writing fails
   */
  public Result toStream(OutputStream out) throws IOException {
    return switch (format) {
      case CSV -> fill(rows(Column.Extent.ALL, columns -> new CsvTable(out, columns)));
      case JSON -> fill(table.own().isEmpty()
          ? new JsonLines(out, directory.sweep().records())
          : rows(Column.Extent.ALL, columns -> new JsonTable(out, columns)));
      case PARQUET -> throw new IllegalArgumentException("expected a format that can be streamed");
    };
  }

  private Result write(Path file, Column.Extent extent) throws IOException {
    if (format == TableFormat.PARQUET) {
      try (RecordRows rows = rows(extent, columns -> new ParquetTable(file, columns, metadata()))) {
        return fill(rows);
      }
    }
    try (OutputStream stream = new FileOutputStream(file.toFile())) {
      return toStream(stream);
    }
  }

  /** Whose results a file holds, for those who find it later. */
  private Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("sweep", directory.sweep().name());
    metadata.put("spec", new String(directory.sweep().source(), StandardCharsets.UTF_8));
    metadata.put("version", BuildInfo.read().version());
    return metadata;
  }

  /** Begins a table with some columns. */
  private interface Begin {
    RowTable with(List<TableColumn> columns) throws IOException;
  }

  private RecordRows rows(Column.Extent extent, Begin begin) throws IOException {
    Table.Rows rows = table.own().map(own -> own.of(directory.sweep()))
        .orElseGet(() -> CellColumns.of(directory.sweep(), extent));
    return new TableRows(begin.with(rows.columns()), rows);
  }

  private Result fill(RecordRows rows) throws IOException {
    try (ResultReader reader = ResultReader.open(directory)) {
      long records = 0;
      for (Optional<CellRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
        rows.add(record.get());
        records++;
      }
      rows.finish();
      return new Result(records, directory.sweep().cells().size(), reader.warnings());
    }
  }
}
