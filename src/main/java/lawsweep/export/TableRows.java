package lawsweep.export;

import java.io.IOException;
import java.util.List;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Table;

/** A table that is made of records, row by row. */
final class TableRows implements RecordRows {

  private final RowTable out;
  private final Table.Rows rows;

  TableRows(RowTable out, Table.Rows rows) {
    this.out = out;
    this.rows = rows;
  }

  @Override
  public void add(CellRecord record) throws IOException {
    for (List<Object> row : rows.of(record)) {
      out.add(row);
    }
  }

  @Override
  public void finish() throws IOException {
    out.finish();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
