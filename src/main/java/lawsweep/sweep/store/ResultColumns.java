package lawsweep.sweep.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.RecordForm;
import lawsweep.sweep.log.BlockColumn;
import lawsweep.sweep.log.LogBlock;
import lawsweep.work.Team;

/**
 * The final records of a directory by rows, in the spec's grid order, and what tables show of them, column by column.
 * Sees what was written when it was opened. For many threads at once.
 */
public final class ResultColumns implements Closeable {

  private final ResultIndex index;
  private final RecordForm form;
  private final int[] cells;

  private ResultColumns(ResultIndex index) {
    this.index = index;
    this.form = index.sweep().records();
    int[] all = new int[index.cells()];
    int rows = 0;
    for (int cell = 0; cell < all.length; cell++) {
      if (index.has(cell)) {
        all[rows++] = cell;
      }
    }
    this.cells = Arrays.copyOf(all, rows);
  }

  /** Reads what a directory has now. */
  public static ResultColumns of(ResultDirectory directory, Team team) throws IOException {
    return of(ResultIndex.of(directory, team));
  }

  /** Those of final records, whose index is closed with this. */
  static ResultColumns of(ResultIndex index) {
    return new ResultColumns(index);
  }

  /** Cells with a record. */
  public int rows() {
    return cells.length;
  }

  /** The place in the grid of a row's cell. */
  public int cell(int row) {
    return cells[row];
  }

  /** The number of the block in which a row's record lies. */
  int block(int row) {
    return index.block(cells[row]);
  }

  /** Which line of its block it is. */
  int line(int row) {
    return index.line(cells[row]);
  }

  private LogBlock blockOf(int row) {
    return index.blocks().get(block(row));
  }

  /** Where a row's record was written. */
  public ResultReader.Written written(int row) {
    return index.written(cells[row]).orElseThrow();
  }

  /** How many bytes a row's record has in its log. */
  public int recordLength(int row) {
    return blockOf(row).length(line(row));
  }

  /** How many bytes the record of a cell, by its place in the grid, has in its log; 0 if it has none. */
  public int cellLength(int cell) {
    return index.has(cell) ? index.blocks().get(index.block(cell)).length(index.line(cell)) : 0;
  }

  /** Copies the bytes of a row's record in its log, and says how many these were. */
  public int copyRecord(int row, byte[] to, int at) throws IOException {
    return index.copy(cells[row], to, at);
  }

  /** The bytes of a row's record in its log. */
  public byte[] record(int row) throws IOException {
    byte[] record = new byte[recordLength(row)];
    copyRecord(row, record, 0);
    return record;
  }

  /** A row's record, with all that its sweep knows of the cell. */
  public CellRecord parsed(int row) throws IOException {
    Cell cell = index.sweep().cells().get(cells[row]);
    return index.sweep().kinds().of(cell).restore(form.read(record(row)), cell);
  }

  /** What a reader of the results should know, a line each. */
  public List<String> warnings() {
    return Stream.of(index.damages(), index.conflicts(), index.notices()).flatMap(List::stream).toList();
  }

  /**
   * True if what tables show of a row's certificate is what {@link lawsweep.sweep.RecordText} makes of the record's
   * bytes.
   */
  public boolean plain(int row) {
    return blockOf(row).lines().plain(line(row));
  }

  /**
   * A column of the table of cells that all tables of this sweep have, or {@code reason}.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  public Texts column(String key) {
    List<BlockColumn> columns = new ArrayList<>();
    for (int block = 0; block < index.blocks().size(); block++) {
      int at = index.columns(block).indexOf(key);
      if (at < 0) {
        throw new IllegalArgumentException("expected a column of the table of cells, got " + key);
      }
      columns.add(index.blocks().get(block).column(at));
    }
    return new BlockTexts(this, columns);
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
