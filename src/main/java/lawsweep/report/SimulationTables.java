package lawsweep.report;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.kind.simulation.SimulationOutcome;
import lawsweep.kind.simulation.SimulationTable;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.sweep.CellRecord;

/**
 * The simulations that are done as tables, by their place in the grid: {@code simulations}, a row each; {@code series},
 * a row for each time, observable and component; and {@link #TABLES} as they are exported, without the columns that say
 * which simulation. The {@code record} of a series is the number of its time, 0-based.
 */
final class SimulationTables implements Closeable {

  /** The tables that a report has as files, too. */
  static final List<SimulationTable> TABLES =
      List.of(SimulationTable.AVERAGES, SimulationTable.JUMPS, SimulationTable.DENSITIES);

  private final ReportDatabase.Rows simulations;
  private final ReportDatabase.Rows series;
  private final List<ReportDatabase.Rows> others;

  private SimulationTables(
      ReportDatabase.Rows simulations, ReportDatabase.Rows series, List<ReportDatabase.Rows> others) {
    this.simulations = simulations;
    this.series = series;
    this.others = List.copyOf(others);
  }

  /** Makes the tables. */
  static void create(ReportDatabase database) throws IOException {
    database.execute("CREATE TABLE simulations (place INTEGER, seconds DOUBLE, blown_up INTEGER)");
    database.execute("CREATE TABLE series (place INTEGER, record INTEGER, time DOUBLE, observable VARCHAR, component"
        + " VARCHAR, value DOUBLE, stderr DOUBLE)");
    for (SimulationTable table : TABLES) {
      database.execute("CREATE TABLE " + table.name() + " (place INTEGER, " + table.columns().stream()
          .map(column -> '"' + column.key() + "\" " + column.type()).collect(Collectors.joining(", ")) + ")");
    }
  }

  /** Adds rows to the tables; to be closed before they are read. */
  static SimulationTables fill(ReportDatabase database) throws IOException {
    List<ReportDatabase.Rows> others = new ArrayList<>();
    for (SimulationTable table : TABLES) {
      others.add(database.rows(table.name()));
    }
    return new SimulationTables(database.rows("simulations"), database.rows("series"), others);
  }

  /** Adds a record, if it is one of a simulation that is done. */
  void add(int place, CellRecord record) throws IOException {
    if (!(record.cell() instanceof SimulationCell(LangevinCell cell, _))
        || SimulationOutcome.result(record).isEmpty()) {
      return;
    }
    LangevinResult result = SimulationOutcome.result(record).get();
    simulations.add(place, record.seconds(), result.blownUp());
    addSeries(place, result);
    for (int i = 0; i < TABLES.size(); i++) {
      for (List<Object> row : TABLES.get(i).rows().apply(cell, result)) {
        List<Object> values = new ArrayList<>(List.of(place));
        values.addAll(row);
        others.get(i).add(values.toArray());
      }
    }
  }

  private void addSeries(int place, LangevinResult result) throws IOException {
    int number = -1;
    double time = Double.NaN;
    for (ObservableRow row : result.rows()) {
      if (row.time() != time) {
        time = row.time();
        number++;
      }
      series.add(place, number, time, row.observable(), row.index(), finite(row.mean()), finite(row.stderr()));
    }
  }

  private static Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }

  @Override
  public void close() throws IOException {
    try (simulations; series) {
      for (ReportDatabase.Rows rows : others) {
        rows.close();
      }
    }
  }
}
