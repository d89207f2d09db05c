package lawsweep.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lawsweep.parquet.ParquetColumn;
import lawsweep.parquet.ParquetFile;
import lawsweep.parquet.ParquetType;
import lawsweep.parquet.RowGroupBuilder;
import lawsweep.sweep.TableColumn;

/**
 * A Parquet file of rows: lists are LIST, histograms MAP, and the file's metadata say of what it is. An empty text is a
 * missing one. Memory stays the same however many rows there are.
 */
final class ParquetTable implements RowTable {

  /** Rows that are in memory together; certificates take a kilobyte each, and observables of a simulation more. */
  static final int GROUP = 16_384;

  private final ParquetFile file;
  private final Map<String, String> metadata;
  private final RowGroupBuilder group;
  private final int columns;
  private int rows;

  /**
   * Begins a table.
   *
   * @param metadata what the file says besides the table, by names
   */
  ParquetTable(Path target, List<TableColumn> columns, Map<String, String> metadata) throws IOException {
    List<ParquetColumn> typed = typed(columns);
    this.file = begin(target, typed);
    this.metadata = metadata;
    this.group = new RowGroupBuilder(typed);
    this.columns = columns.size();
  }

  /** The columns as the format has them. */
  static List<ParquetColumn> typed(List<TableColumn> columns) {
    return columns.stream().map(column -> new ParquetColumn(column.key(), ParquetType.of(column.type()))).toList();
  }

  /** Begins a file. */
  static ParquetFile begin(Path target, List<ParquetColumn> columns) throws IOException {
    OutputStream out = Files.newOutputStream(target);
    try {
      return new ParquetFile(out, columns);
    } catch (IOException e) {
      out.close();
      throw e;
    }
  }

  /** Writes the end of a file. */
  static void finish(ParquetFile file, Map<String, String> metadata) throws IOException {
    file.finish("Lawsweep", metadata);
  }

  /** Adds a row to a group. */
  static void add(List<?> row, RowGroupBuilder group) {
    for (int i = 0; i < row.size(); i++) {
      group.add(i, "".equals(row.get(i)) ? null : row.get(i));
    }
  }

  @Override
  public void add(List<?> row) throws IOException {
    if (row.size() != columns) {
      throw new IllegalArgumentException("expected " + columns + " values, got " + row.size());
    }
    add(row, group);
    if (++rows == GROUP) {
      flush();
    }
  }

  private void flush() throws IOException {
    if (rows > 0) {
      file.add(group.take(rows));
      rows = 0;
    }
  }

  @Override
  public void finish() throws IOException {
    flush();
    finish(file, metadata);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
