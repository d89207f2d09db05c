package lawsweep.kind.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Table;
import lawsweep.sweep.TableColumn;

/** A table of the simulations of one sweep: those that are done have rows. */
final class SimulationRows implements Table.Rows {

  private final IdentifyingColumns identity;
  private final SimulationTable table;

  SimulationRows(IdentifyingColumns identity, SimulationTable table) {
    this.identity = identity;
    this.table = table;
  }

  @Override
  public List<TableColumn> columns() {
    List<TableColumn> columns = new ArrayList<>(identity.columns());
    columns.addAll(table.columns());
    return columns;
  }

  @Override
  public List<List<Object>> of(CellRecord record) {
    Optional<LangevinResult> result = SimulationOutcome.result(record);
    if (result.isEmpty()) {
      return List.of();
    }
    LangevinCell cell = SimulationCell.langevin(record);
    List<Object> head = identity.values(cell);
    List<List<Object>> rows = new ArrayList<>();
    for (List<Object> own : table.rows().apply(cell, result.get())) {
      List<Object> row = new ArrayList<>(head);
      row.addAll(own);
      rows.add(row);
    }
    return rows;
  }
}
