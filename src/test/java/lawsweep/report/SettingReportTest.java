package lawsweep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountOutcome;
import lawsweep.law.LawCell;
import lawsweep.law.setting.Setting;
import lawsweep.report.paint.Picture;
import lawsweep.spec.SpecException;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.store.Shard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a sweep in which networks are trained in several ways: numbers of laws are told apart by them. */
class SettingReportTest {

  private static final String SPEC = """
      name: ways
      networks:
        - {family: linear, widths: [[2, 2, 2], [1, 2, 2, 1]]}
        - {family: linear, flow: momentum, depth: 2, each: 1..2}
        - {family: linear, flow: mirror, widths: [[1, 2, 1]]}
        - {family: linear, flow: momentum, metric: entropy, widths: [[1, 1, 1]]}
        - {family: linear, symmetry: neg, loss: [mse, poisson], widths: [[3, 1, 3]]}
        - {family: linear, symmetry: none, loss: poisson, widths: [[3, 1, 3]]}
      """;

  @TempDir
  static Path temporary;

  private static ReportScene scene;
  private static JsonNode data;
  private static JsonNode networks;

  @BeforeAll
  static void run() throws IOException, SpecException {
    scene = ReportScene.run(temporary.resolve("ways"), SPEC, Shard.parse("1/1"));
    data = scene.data(temporary);
    networks = data.get("networks");
  }

  @Test
  void fitsItsSchema() throws IOException {
    try (var in = SweepReportTest.class.getResourceAsStream("page-data.schema.json")) {
      var schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in, InputFormat.JSON);
      assertEquals(List.of(), schema.validate(data.toString(), InputFormat.JSON));
    }
  }

  /** Widths 1,2,2,1 have a law beyond; a mirror on 1,2,1 one more, 3 in all; the squared loss on 3,1,3 two. */
  @Test
  void outcomesAreApart() {
    List<String> found = networks.get("settings").valueStream().map(row -> row.get("flow").textValue() + " "
        + row.get("networks") + ": " + row.get("complete") + " complete, " + row.get("extra") + " extra").toList();
    assertEquals(List.of("plain 2: 1 complete, 1 extra", "momentum 8: 8 complete, 0 extra",
        "metric 1: 0 complete, 1 extra", "momentum-metric 1: 1 complete, 0 extra",
        "symmetry 3: 2 complete, 1 extra"), found);
  }

  /** Every network is a point of its own setting, with the laws of its record. */
  @Test
  void pointsAreApart() throws IOException {
    Map<String, Long> expected = new TreeMap<>();
    for (Map.Entry<CountCell, Optional<CellRecord>> entry : scene.counts()) {
      LawCell cell = entry.getKey().law();
      long laws = CountOutcome.today(entry.getValue().orElseThrow()).orElseThrow().laws();
      String setting = cell.setting().map(Setting::shown).orElse("");
      expected.merge(setting + " " + cell.parameters() + " " + laws, 1L, Long::sum);
    }
    Map<String, Long> found = new TreeMap<>();
    networks.get("sizes").forEach(row -> found.merge(
        row.get("setting").textValue() + " " + row.get("parameters") + " " + row.get("laws"),
        row.get("networks").asLong(), Long::sum));
    assertEquals(expected, found);
  }

  /** Where all data have a symmetry the map is one of groups and losses; elsewhere it is as ever. */
  @Test
  void symmetriesAreMapped() throws IOException, SpecException {
    ReportScene groups = ReportScene.run(temporary.resolve("groups"), """
        name: groups
        networks:
          - {family: linear, symmetry: [neg, cyclic], loss: [mse, poisson], widths: [[1, 1, 2], [1, 1, 1, 2]]}
        """, Shard.parse("1/1"));
    assertEquals(List.of("symmetry", "loss"), mapAxes(groups));
    assertEquals(List.of("depth", "width"), mapAxes(scene));
  }

  private static List<String> mapAxes(ReportScene shown) throws IOException {
    try (ReportDatabase database = ReportDatabase.open(temporary)) {
      SweepTables.load(shown.directory(), database);
      return NetworkPictures.mapAxes(NetworkCube.of(database)).stream().map(CubeAxis::key).toList();
    }
  }

  /** The picture shows the setting that most networks have, and says so. */
  @Test
  void thePictureHoldsASetting() throws IOException {
    try (ReportDatabase database = ReportDatabase.open(temporary)) {
      SweepTables.load(scene.directory(), database);
      Picture laws = NetworkPictures.of(database, NetworkCube.of(database), networks, "ways").stream()
          .filter(picture -> picture.caption().heading().equals("Laws over D")).findFirst().orElseThrow();
      assertTrue(laws.caption().held().contains("setting = flow momentum, damping 1"), laws.caption().held());
    }
  }
}
