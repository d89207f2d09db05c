package lawsweep.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lawsweep.export.PartSize;
import lawsweep.parquet.ParquetColumn;
import lawsweep.parquet.ParquetFile;
import lawsweep.parquet.RowGroup;
import lawsweep.parquet.RowGroupBuilder;

/**
 * The table {@code cells} of a report, whose rows {@link CellTable} makes: a Parquet file beside the database, which
 * has a view of it. Questions read the columns that they ask for and no others, and memory holds a group of rows for
 * each thread.
 */
final class CellFile implements Closeable {

  /** Cells whose rows are in memory together, and the bytes of those of their records that are, too. */
  static final PartSize GROUP = new PartSize(8192, 2 << 20);

  private final ReportDatabase database;
  private final Path path;
  private final ParquetFile file;

  private CellFile(ReportDatabase database, Path path, ParquetFile file) {
    this.database = database;
    this.path = path;
    this.file = file;
  }

  /** Begins the table of a database. */
  static CellFile begin(ReportDatabase database) throws IOException {
    Path path = database.file("cells.parquet");
    List<ParquetColumn> columns = CellTable.columns();
    return new CellFile(database, path, new ParquetFile(Files.newOutputStream(path), columns));
  }

  /** Makes groups of rows; for one thread. */
  static RowGroupBuilder group() {
    return new RowGroupBuilder(CellTable.columns());
  }

  /** Adds a row to a group. */
  static void add(Object[] row, RowGroupBuilder group) {
    for (int i = 0; i < row.length; i++) {
      group.add(i, row[i]);
    }
  }

  /** Appends a group of rows. */
  void add(RowGroup group) throws IOException {
    file.add(group);
  }

  /** Ends the table: from now on it can be asked. */
  void finish() throws IOException {
    file.finish("Lawsweep", Map.of());
    file.close();
    database.execute("CREATE VIEW cells AS SELECT * FROM read_parquet('" + path.toString().replace("'", "''") + "')");
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
