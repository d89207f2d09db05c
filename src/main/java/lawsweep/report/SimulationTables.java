package lawsweep.report;

import java.io.Closeable;
import java.io.IOException;
import lawsweep.langevin.LangevinCell;
import lawsweep.langevin.LangevinResult;
import lawsweep.langevin.ObservableRow;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;

/**
 * The simulations that are done as tables: {@code simulations}, a row each, and {@code observables}, a row for each time, observable and index.
 * The {@code record} of an observable is the number of its time, 0-based.
 */
final class SimulationTables implements Closeable {

  private final ReportDatabase.Rows simulations;
  private final ReportDatabase.Rows observables;

  private SimulationTables(ReportDatabase.Rows simulations, ReportDatabase.Rows observables) {
    this.simulations = simulations;
    this.observables = observables;
  }

  /** Makes the tables. */
  static void create(ReportDatabase database) throws IOException {
    database.execute("""
        CREATE TABLE simulations (place INTEGER, cell VARCHAR, dynamics VARCHAR, scheme VARCHAR, side VARCHAR,
          depth VARCHAR, width INTEGER, beta DOUBLE, kappa DOUBLE, step DOUBLE, energy VARCHAR, replicas INTEGER,
          seed INTEGER, time DOUBLE, seconds DOUBLE, blown_up INTEGER)""");
    database.execute("""
        CREATE TABLE observables (place INTEGER, record INTEGER, time DOUBLE, observable VARCHAR, component VARCHAR,
          mean DOUBLE, stderr DOUBLE, replicas INTEGER)""");
  }

  /** Adds rows to the tables; to be closed before they are read. */
  static SimulationTables fill(ReportDatabase database) throws IOException {
    return new SimulationTables(database.rows("simulations"), database.rows("observables"));
  }

  /** Adds a record, if it is one of a simulation that is done. */
  void add(int place, CellRecord record) throws IOException {
    if (!(record.cell() instanceof Cell.Simulation(LangevinCell cell)) || record.simulation().isEmpty()) {
      return;
    }
    LangevinResult result = record.simulation().get();
    simulations.add(place, cell.key(), cell.dynamics().label(), cell.scheme().label(), cell.side().label(),
        cell.depthLabel(), cell.width(), cell.beta(), cell.kappa(), cell.step(), cell.energy().kind(), cell.replicas(),
        cell.seed(), cell.time(), record.seconds(), result.blownUp());
    int number = -1;
    double time = Double.NaN;
    for (ObservableRow row : result.rows()) {
      if (row.time() != time) {
        time = row.time();
        number++;
      }
      observables.add(place, number, time, row.observable(), row.index(), finite(row.mean()), finite(row.stderr()),
          row.replicas());
    }
  }

  private static Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }

  @Override
  public void close() throws IOException {
    try (simulations) {
      observables.close();
    }
  }
}
