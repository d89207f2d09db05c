package lawsweep.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.sweep.grid.Cell;
import lawsweep.sweep.record.CellRecord;

/** A table of simulations that is being made of records: those of simulations that are done have rows. */
final class SimulationRows implements RecordRows {

  private final RowTable rows;
  private final IdentifyingColumns identity;
  private final SimulationTable table;

  SimulationRows(RowTable rows, IdentifyingColumns identity, SimulationTable table) {
    this.rows = rows;
    this.identity = identity;
    this.table = table;
  }

  /** All columns, in order. */
  static List<TableColumn> columns(IdentifyingColumns identity, SimulationTable table) {
    List<TableColumn> columns = new ArrayList<>(identity.columns());
    columns.addAll(table.columns());
    return columns;
  }

  @Override
  public void add(CellRecord record) throws IOException {
    if (!(record.cell() instanceof Cell.Simulation(LangevinCell cell)) || record.simulation().isEmpty()) {
      return;
    }
    List<Object> head = identity.values(cell);
    for (List<Object> own : table.rows().apply(cell, record.simulation().get())) {
      List<Object> row = new ArrayList<>(head);
      row.addAll(own);
      rows.add(row);
    }
  }

  @Override
  public void finish() throws IOException {
    rows.finish();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
