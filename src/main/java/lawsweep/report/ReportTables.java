package lawsweep.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tables of a report as files of comma-separated values; those without rows are left out. */
final class ReportTables {

  private static final String NOTHING = "SELECT 1 WHERE false";

  private ReportTables() {}

  /** Writes them and says how many there are. */
  static int write(ReportDatabase database, Optional<NetworkCube> cube, ReportFiles files) throws IOException {
    Map<String, String> queries = new LinkedHashMap<>();
    for (CellList list : CellList.values()) {
      queries.put(list.key(), list.query());
    }
    queries.put("map", cube.map(NetworkCube::labelled).orElse(NOTHING));
    queries.put("levels", LevelGrowth.query());
    queries.put("draws", DrawDistribution.query());
    queries.put("at-phi", DrawDistribution.atPhi());
    queries.put("cost", CostCurve.QUERY);
    queries.put("averages", SimulationQueries.averages());
    queries.put("jumps", SimulationQueries.jumps());
    queries.put("densities", SimulationQueries.densities());
    int written = 0;
    for (Map.Entry<String, String> table : queries.entrySet()) {
      written += files.table(table.getKey(), database, table.getValue()) ? 1 : 0;
    }
    return written;
  }
}
