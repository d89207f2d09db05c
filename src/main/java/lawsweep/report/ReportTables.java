package lawsweep.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lawsweep.kind.simulation.SimulationTable;
import lawsweep.report.data.LevelGrowth;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.store.ResultDirectory;

/** The tables of a report as files of comma-separated values; those without rows are left out. */
final class ReportTables {

  private static final String NOTHING = "SELECT 1 WHERE false";

  private ReportTables() {}

  /** Writes them and says how many there are. */
  static int write(ReportDatabase database, Optional<NetworkCube> cube, ResultDirectory directory, ReportFiles files)
      throws IOException {
    Sweep sweep = directory.sweep();
    Map<String, String> queries = new LinkedHashMap<>();
    CellList.Said lines = CellList.Said.of(database);
    for (CellList list : CellList.values()) {
      queries.put(list.key(), list.query(lines));
    }
    queries.put("map", cube.map(NetworkCube::labelled).orElse(NOTHING));
    queries.put("levels", database.kept("levels", LevelGrowth.query()));
    queries.put("draws", DrawDistribution.query());
    queries.put("at-phi", DrawDistribution.atPhi());
    queries.put("cost", database.kept("cost", CostCurve.query(CostCurve.threads(directory))));
    int written = 0;
    for (Map.Entry<String, String> table : queries.entrySet()) {
      written += files.table(table.getKey(), database, ofSweep(sweep, table.getValue())) ? 1 : 0;
    }
    SimulationFiles simulations = new SimulationFiles(database, sweep);
    for (SimulationTable table : SimulationTables.TABLES) {
      written += files.table(table, database, simulations) ? 1 : 0;
    }
    return written;
  }

  /** The rows that a question has for an answer, after the columns that say of which sweep they are. */
  private static String ofSweep(Sweep sweep, String query) {
    return "SELECT '" + sweep.name() + "' AS sweep, CAST(" + sweep.seed() + " AS BIGINT) AS sweep_seed, * FROM ("
        + query + ")";
  }
}
