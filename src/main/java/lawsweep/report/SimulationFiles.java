package lawsweep.report;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lawsweep.export.CsvTable;
import lawsweep.kind.simulation.IdentifyingColumns;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.kind.simulation.SimulationTable;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.sweep.Cell;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.TableColumn;

/** The tables of simulations as files: the same as {@code lawsweep export} writes. */
final class SimulationFiles {

  private final ReportDatabase database;
  private final IdentifyingColumns identity;
  private final List<Cell> grid;

  SimulationFiles(ReportDatabase database, Sweep sweep) {
    this.database = database;
    this.identity = IdentifyingColumns.of(sweep);
    this.grid = sweep.cells();
  }

  /** Writes a table and says how many rows it has. */
  long write(SimulationTable table, Path file) throws IOException {
    List<TableColumn> own = table.columns();
    List<TableColumn> columns = new ArrayList<>(identity.columns());
    columns.addAll(own);
    try (CsvTable csv = new CsvTable(new FileOutputStream(file.toFile()), columns)) {
      Head head = new Head();
      long rows = database.each("SELECT * FROM " + table.name() + " ORDER BY rowid", row -> {
        List<Object> values = new ArrayList<>(head.of(row.getInt(1)));
        for (int i = 0; i < own.size(); i++) {
          values.add(row.getObject(i + 2));
        }
        csv.add(values);
      });
      csv.finish();
      return rows;
    }
  }

  /** What the rows of one simulation after the other begin with. */
  private final class Head {

    private int place = -1;
    private List<Object> values = List.of();

    List<Object> of(int wanted) {
      if (wanted != place && grid.get(wanted) instanceof SimulationCell(LangevinCell cell, _)) {
        place = wanted;
        values = identity.values(cell);
      }
      return values;
    }
  }
}
