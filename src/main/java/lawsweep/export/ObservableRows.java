package lawsweep.export;

import java.io.IOException;
import java.util.List;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.sweep.grid.Cell;
import lawsweep.sweep.record.CellRecord;

/**
 * The tidy table of observables: a row for each time, observable and index of each simulation that is done. Numbers are
 * printed so that reading gives the same bits; a standard error that there is not is missing.
 */
final class ObservableRows implements RecordRows {

  /** The columns, in their order. */
  static final List<TableColumn> COLUMNS = List.of(TableColumn.text("cell"), TableColumn.text("dynamics"),
      TableColumn.real("depth"), TableColumn.integer("width"), TableColumn.real("beta"), TableColumn.real("kappa"),
      TableColumn.real("step"), TableColumn.real("time"), TableColumn.text("observable"), TableColumn.text("index"),
      TableColumn.real("mean"), TableColumn.real("stderr"), TableColumn.integer("replicas"));

  private final TextTable rows;

  ObservableRows(TextTable rows) {
    this.rows = rows;
  }

  @Override
  public void add(CellRecord record) throws IOException {
    if (!(record.cell() instanceof Cell.Simulation(LangevinCell cell)) || record.simulation().isEmpty()) {
      return;
    }
    LangevinResult result = record.simulation().get();
    String key = cell.key();
    for (ObservableRow row : result.rows()) {
      rows.add(List.of(key, cell.dynamics().label(), cell.depthLabel(), String.valueOf(cell.width()),
          text(cell.beta()), text(cell.kappa()), text(cell.step()), text(row.time()), row.observable(), row.index(),
          text(row.mean()), Double.isNaN(row.stderr()) ? "" : text(row.stderr()), String.valueOf(row.replicas())));
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

  /** {@code 0}, {@code 0.5}, {@code 1.0E-13}, {@code -0.0}, {@code NaN}, {@code -Infinity}. */
  private static String text(double number) {
    return Double.doubleToRawLongBits(number) == 0 ? "0" : Double.toString(number);
  }
}
