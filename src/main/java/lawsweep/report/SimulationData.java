package lawsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import lawsweep.sweep.grid.Cell;

/**
 * The simulations of a sweep as the page reads them: those that are done, numbered from 0 in grid order, up to {@value #MOST_CELLS}; the
 * tables have all.
 */
final class SimulationData {

  /** The most simulations in the page. */
  static final int MOST_CELLS = 500;

  private final ReportDatabase database;

  private SimulationData(ReportDatabase database) {
    this.database = database;
  }

  /**
   * What the tables of simulations hold; null if the sweep has no simulations.
   *
   * @param grid all cells of the sweep
   */
  static JsonNode of(ReportDatabase database, List<Cell> grid) throws IOException {
    if (database.number("SELECT count(*) FROM cells WHERE kind = 'simulation'") == 0) {
      return JsonNodeFactory.instance.nullNode();
    }
    database
        .execute("CREATE OR REPLACE TABLE numbered AS SELECT CAST(row_number() OVER (ORDER BY place) - 1 AS INTEGER)"
            + " AS number, * FROM simulations ORDER BY place LIMIT " + MOST_CELLS);
    return new SimulationData(database).all(grid);
  }

  private ObjectNode all(List<Cell> grid) throws IOException {
    ObjectNode langevin = JsonNodeFactory.instance.objectNode();
    ArrayNode cells = JsonValue.objects(database, """
        SELECT cell AS key, dynamics, scheme, side, depth, width, beta, kappa, step, energy, replicas, seed, seconds,
          blown_up FROM numbered ORDER BY number""");
    cells.forEach(cell -> {
      String depth = cell.get("depth").textValue();
      if (!depth.equals("inf")) {
        ((ObjectNode) cell).put("depth", Integer.parseInt(depth));
      }
    });
    langevin.set("cells", cells);
    langevin.put("total", database.number("SELECT count(*) FROM simulations"));
    new SeriesData(database).addTo(langevin);
    langevin.set("averages", JsonValue.columns(database, "SELECT number, " + ObservableName.SQL + ", mean, stderr,"
        + " closed_form FROM (" + SimulationQueries.means() + ") JOIN numbered USING (place) WHERE "
        + ObservableName.SHOWN + " ORDER BY number, " + ObservableName.ORDER, "cell", "observable", "mean", "stderr",
        "closed_form"));
    langevin.set("densities", DensityData.of(database, grid));
    langevin.set("jumps", JsonValue.columns(database, "SELECT number, jump, fraction, j.time, j.stderr FROM ("
        + SimulationQueries.jumpRows() + ") j JOIN numbered n USING (place) ORDER BY number, jump DESC",
        "cell", "jump", "fraction", "time", "stderr"));
    ObjectNode lists = langevin.putObject("lists");
    lists.set("failed", CellList.FAILED.toJson(database, "simulation"));
    lists.set("skipped", CellList.SKIPPED.toJson(database, "simulation"));
    return langevin;
  }
}
