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
 * How tables are Parquet files: lists are LIST, histograms MAP, and the file's metadata say of what it is. An empty
 * text is a missing one.
 */
final class ParquetTables {

  /** The most rows of a group, which are in memory together. */
  static final int GROUP = 16_384;

  private ParquetTables() {}

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

  /**
   * Writes the end of a file.
   *
   * @param metadata what the file says besides the table, by names
   */
  static void finish(ParquetFile file, Map<String, String> metadata) throws IOException {
    file.finish("Lawsweep", metadata);
  }

  /** Adds a row to a group, a value for each of its columns. */
  static void add(List<?> row, RowGroupBuilder group) {
    for (int i = 0; i < row.size(); i++) {
      group.add(i, "".equals(row.get(i)) ? null : row.get(i));
    }
  }
}
