package lawsweep.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import lawsweep.report.data.LawsOverSize;
import lawsweep.report.data.LevelGrowth;
import lawsweep.report.data.SettingOutcomes;
import lawsweep.sweep.store.ResultDirectory;

/** All that a report says, as the page reads it: one JSON object. */
final class PageData {

  /** The version of the object's layout. */
  static final int SCHEMA = 4;

  private PageData() {}

  /**
   * The object for a directory whose results are in a database.
   *
   * @param cube the cube of its counts, if it has counts
   */
  static ObjectNode of(ReportDatabase database, ResultDirectory directory, SweepTables tables,
      Optional<NetworkCube> cube, Instant when) throws IOException {
    Instant now = when.truncatedTo(ChronoUnit.SECONDS);
    ReportHead head = new ReportHead(database, directory, tables);
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("schema", SCHEMA).put("title", directory.sweep().name()).put("generated", now.toString());
    data.set("headline", head.headline());
    data.set("closed_forms", head.closedForms());
    data.put("complete", tables.records() == directory.sweep().cells().size());
    data.set("notes", head.notes());
    data.set("provenance", head.provenance(now));
    data.put("spec", new String(directory.sweep().source(), StandardCharsets.UTF_8));
    data.set("networks", cube.isEmpty() ? null : networks(database, cube.get(), CostCurve.threads(directory)));
    data.set("langevin", SimulationData.of(database, directory.sweep()));
    data.set("drift", tables.drift().toJson());
    return data;
  }

  private static ObjectNode networks(ReportDatabase database, NetworkCube cube, int threads) throws IOException {
    ObjectNode networks = JsonNodeFactory.instance.objectNode();
    networks.set("cube", cube.toJson());
    networks.set("held", CubeAxes.held(database));
    ArrayNode neverDraws = networks.putArray("never_draws");
    database.query("SELECT DISTINCT unnest([min(draws), max(draws)]) AS draws FROM networks WHERE outcome = 'never'"
        + " ORDER BY draws", row -> row.getObject(1) == null ? neverDraws : neverDraws.add(row.getLong(1)));
    networks.put("named", database.number("SELECT count(*) FROM networks JOIN cells ON cells.place = networks.told"
        + " WHERE cells.survives IS NOT NULL"));
    ObjectNode lists = networks.putObject("lists");
    for (CellList list : CellList.values()) {
      lists.set(list.key(), list == CellList.LINES ? LineList.of(database, cube) : list.ofCounts(database, cube));
    }
    networks.set("settings", JsonValue.objects(database, SettingOutcomes.query()));
    networks.set("sizes", JsonValue.objects(database, LawsOverSize.query()));
    networks.set("levels", JsonValue.objects(database, database.kept("levels", LevelGrowth.query())));
    networks.set("draws", JsonValue.objects(database, DrawDistribution.ofPage()));
    networks.put("draw_networks", database.number(DrawDistribution.networks()));
    networks.set("at_phi", JsonValue.objects(database, DrawDistribution.atPhi()));
    networks.set("cost", CostCurve.toJson(database, threads));
    return networks;
  }
}
