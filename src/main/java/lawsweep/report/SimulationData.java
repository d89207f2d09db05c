package lawsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import lawsweep.kind.simulation.IdentifyingColumns;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Parameter;
import lawsweep.sweep.Cell;
import lawsweep.sweep.Sweep;

/**
 * The simulations of a sweep as the page reads them: those that are done, numbered from 0 in grid order, up to
 * {@value #MOST_CELLS}; the tables have all.
 */
final class SimulationData {

  /** The most simulations in the page. */
  static final int MOST_CELLS = 500;

  private final ReportDatabase database;

  private SimulationData(ReportDatabase database) {
    this.database = database;
  }

  /** What the tables of simulations hold; null if the sweep has no simulations. */
  static JsonNode of(ReportDatabase database, Sweep sweep) throws IOException {
    if (database.number("SELECT count(*) FROM cells WHERE kind = 'simulation'") == 0) {
      return JsonNodeFactory.instance.nullNode();
    }
    database
        .execute("CREATE OR REPLACE TABLE numbered AS SELECT CAST(row_number() OVER (ORDER BY place) - 1 AS INTEGER)"
            + " AS number, * FROM simulations ORDER BY place LIMIT " + MOST_CELLS);
    return new SimulationData(database).all(sweep);
  }

  private ObjectNode all(Sweep sweep) throws IOException {
    ObjectNode langevin = JsonNodeFactory.instance.objectNode();
    List<Parameter<?>> parameters = IdentifyingColumns.of(sweep).parameters();
    langevin.set("parameters", ParameterNames.toJson(parameters));
    ArrayNode cells = langevin.putArray("cells");
    database.query("SELECT place, seconds, blown_up FROM numbered ORDER BY number", row -> cells
        .add(cell(parameters, sweep.cells().get(row.getInt(1)), row.getDouble(2), row.getInt(3))));
    langevin.put("total", database.number("SELECT count(*) FROM simulations"));
    new SeriesData(database).addTo(langevin);
    langevin.set("averages",
        JsonValue.columns(database, "SELECT number, " + SeriesData.ObservableName.SQL + ", value, stderr,"
            + " closed_form FROM averages JOIN numbered USING (place) WHERE " + SeriesData.ObservableName.SHOWN
            + " ORDER BY number, " + SeriesData.ObservableName.ORDER, "cell", "observable", "value", "stderr",
            "closed_form"));
    langevin.set("densities", DensityData.of(database, sweep.cells()));
    langevin.set("jumps", JsonValue.columns(database, "SELECT number, jump, fraction, time, stderr FROM jumps"
        + " JOIN numbered USING (place) ORDER BY number, jump DESC", "cell", "jump", "fraction", "time", "stderr"));
    ObjectNode lists = langevin.putObject("lists");
    lists.set("failed", CellList.FAILED.ofSimulations(database));
    lists.set("skipped", CellList.SKIPPED.ofSimulations(database));
    return langevin;
  }

  /** A simulation: its key, its parameters, and how its run went. */
  static ObjectNode cell(List<Parameter<?>> parameters, Cell cell, double seconds, int blownUp) {
    if (!(cell instanceof SimulationCell(LangevinCell langevin, _))) {
      throw new IllegalArgumentException("expected a simulation, got " + cell.key());
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("key", cell.key());
    node.set("values", ParameterNames.values(parameters, langevin));
    return node.put("seconds", seconds).put("blown_up", blownUp);
  }
}
