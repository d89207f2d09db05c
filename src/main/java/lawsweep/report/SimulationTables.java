package lawsweep.report;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.langevin.theory.Equilibrium;
import lawsweep.sweep.grid.Cell;
import lawsweep.sweep.record.CellRecord;

/**
 * The simulations that are done as tables: {@code simulations}, a row each; {@code observables}, a row for each time, observable and index;
 * {@code closed_forms}, a row for each mean that is known exactly. The {@code record} of an observable is the number of its time,
 * 0-based.
 */
final class SimulationTables implements Closeable {

  private final ReportDatabase.Rows simulations;
  private final ReportDatabase.Rows observables;
  private final ReportDatabase.Rows closedForms;

  private SimulationTables(
      ReportDatabase.Rows simulations, ReportDatabase.Rows observables, ReportDatabase.Rows closedForms) {
    this.simulations = simulations;
    this.observables = observables;
    this.closedForms = closedForms;
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
    database.execute("CREATE TABLE closed_forms (place INTEGER, observable VARCHAR, component VARCHAR, value DOUBLE)");
  }

  /** Adds rows to the tables; to be closed before they are read. */
  static SimulationTables fill(ReportDatabase database) throws IOException {
    return new SimulationTables(database.rows("simulations"), database.rows("observables"),
        database.rows("closed_forms"));
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
    addClosedForms(place, cell, result.rows(), time);
  }

  private void addClosedForms(int place, LangevinCell cell, List<ObservableRow> rows, double end) throws IOException {
    Optional<Equilibrium> equilibrium = Equilibrium.of(cell);
    if (equilibrium.isEmpty()) {
      return;
    }
    for (ObservableRow row : rows) {
      if (row.time() == end) {
        OptionalDouble value = equilibrium.get().mean(row.observable(), row.index());
        if (value.isPresent()) {
          closedForms.add(place, row.observable(), row.index(), value.getAsDouble());
        }
      }
    }
  }

  private static Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }

  @Override
  public void close() throws IOException {
    try (simulations; observables) {
      closedForms.close();
    }
  }
}
