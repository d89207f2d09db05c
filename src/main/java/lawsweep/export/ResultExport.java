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
import java.util.function.Function;
import java.util.function.Supplier;
import lawsweep.env.BuildInfo;
import lawsweep.parquet.ParquetColumn;
import lawsweep.parquet.ParquetFile;
import lawsweep.parquet.RowGroup;
import lawsweep.parquet.RowGroupBuilder;
import lawsweep.sweep.Column;
import lawsweep.sweep.RecordForm;
import lawsweep.sweep.Table;
import lawsweep.sweep.TableColumn;
import lawsweep.sweep.store.ResultIndex;
import lawsweep.sweep.store.ResultColumns;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.Texts;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;

/** Exports a table of a result directory, in the spec's grid order, then by seed, by several threads. */
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

  /** A part of a text from columns. */
  private static final PartSize LINES = PartSize.ofRows(4096);

  /** A part of a text from records: a record's rows may have ten times its bytes. */
  private static final PartSize TEXT = new PartSize(4096, 1 << 20);

  /** Groups of rows from columns that hold no whole records. */
  private static final PartSize GROUP = PartSize.ofRows(ParquetTables.GROUP);

  /** Groups of rows that hold certificates, or are made of records: these may have many rows each. */
  private static final PartSize RECORDS = new PartSize(ParquetTables.GROUP, 8 << 20);

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
    return read((results, team) -> {
      switch (format) {
        case CSV -> csv(results, team, out);
        case JSON -> json(results, team, out);
        case PARQUET -> throw new IllegalArgumentException("expected a format that can be streamed");
      }
    });
  }

  private Result write(Path file, Column.Extent extent) throws IOException {
    if (format == TableFormat.PARQUET) {
      return read((results, team) -> parquet(results, team, file, extent));
    }
    try (OutputStream stream = new FileOutputStream(file.toFile())) {
      return toStream(stream);
    }
  }

  /** Writes all results. */
  private interface Writer {
    void write(ResultColumns results, Team team) throws IOException;
  }

  private Result read(Writer writer) throws IOException {
    try (ThreadTeam team = new ThreadTeam(ResultIndex.threads(Runtime.getRuntime().availableProcessors()));
        ResultColumns results = ResultColumns.of(directory, team)) {
      writer.write(results, team);
      return new Result(results.rows(), directory.sweep().cells().size(), results.warnings());
    }
  }

  private void csv(ResultColumns results, Team team, OutputStream out) throws IOException {
    if (table.own().isPresent()) {
      Table.Rows rows = table.own().get().of(directory.sweep());
      header(rows.columns(), out);
      text(results, team, TEXT, () -> new RecordParts(results).text(rows, CsvTable::new), out);
      return;
    }
    CellTables cells = new CellTables(results, directory.sweep(), Column.Extent.ALL);
    List<Texts> texts = cells.texts();
    header(cells.heads(), out);
    text(results, team, LINES, () -> new ColumnsCsv(texts), out);
  }

  private static void header(List<TableColumn> columns, OutputStream out) throws IOException {
    new CsvTable(out, columns).finish();
  }

  private void json(ResultColumns results, Team team, OutputStream out) throws IOException {
    RecordParts parts = new RecordParts(results);
    if (table.own().isEmpty()) {
      RecordForm form = directory.sweep().records();
      text(results, team, TEXT, () -> parts.lines(form), out);
      return;
    }
    Table.Rows rows = table.own().get().of(directory.sweep());
    text(results, team, TEXT, () -> parts.text(rows, to -> new JsonTable(to, rows.columns())), out);
  }

  private static void text(ResultColumns results, Team team, PartSize size, Supplier<PartMaker<byte[]>> makers,
      OutputStream out) throws IOException {
    OrderedParts.write(size.ends(results.rows(), results::recordLength), team, makers, out::write);
    out.flush();
  }

  private void parquet(ResultColumns results, Team team, Path file, Column.Extent extent) throws IOException {
    if (table.own().isPresent()) {
      Table.Rows rows = table.own().get().of(directory.sweep());
      List<ParquetColumn> columns = ParquetTables.typed(rows.columns());
      groups(RECORDS.ends(results.rows(), results::recordLength), team,
          () -> new RecordParts(results).groups(rows, new RowGroupBuilder(columns)), file, columns);
      return;
    }
    CellTables cells = new CellTables(results, directory.sweep(), extent);
    List<ParquetColumn> columns = ParquetTables.typed(cells.heads());
    Optional<List<Function<ResultColumns, ColumnsParquet.Filler>>> fillers = cells.fillers(columns);
    PartSize size = fillers.isPresent() && extent != Column.Extent.WHOLE_RECORDS ? GROUP : RECORDS;
    groups(size.ends(results.rows(), results::recordLength), team, () -> {
      RowGroupBuilder group = new RowGroupBuilder(columns);
      return fillers.isPresent()
          ? new ColumnsParquet(group, fillers.get().stream().map(each -> each.apply(results)).toList())
          : new RecordParts(results).groups(cells.rows(), group);
    }, file, columns);
  }

  private void groups(int[] ends, Team team, Supplier<PartMaker<List<RowGroup>>> makers, Path file,
      List<ParquetColumn> columns) throws IOException {
    try (ParquetFile parquet = ParquetTables.begin(file, columns)) {
      OrderedParts.write(ends, team, makers, groups -> {
        for (RowGroup group : groups) {
          parquet.add(group);
        }
      });
      ParquetTables.finish(parquet, metadata());
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
}
