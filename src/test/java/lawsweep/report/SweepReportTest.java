package lawsweep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountOutcome;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.report.paint.PageParts;
import lawsweep.spec.SpecException;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.store.Shard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says of counts, against plain loops over the records. */
class SweepReportTest {

  private static final String SPEC = """
      # </script><!-- {{data}} is text here
      name: small
      seed: 4
      limits: {bracket_length: 4}
      networks:
        - {family: linear, depth: 2..3, each: [1, 2, 4]}
        - {family: relu, bias: [none, hidden], depth: 2..3, each: [1, 3], seeds: 2}
        - {family: linear, widths: [[2, 1, 2, 2, 1], [5, 6, 7, 5]]}
      langevin:
        - {dynamics: downstairs, depth: 1..5, width: 2, step: 0.05, time: 1, record_every: 0.25, replicas: 32,
           energy: {kind: quadratic}}
        - {dynamics: sphere, width: 3, step: 0.05, time: 1}
      """;

  private static final List<String> OUTCOMES = List.of("failed", "extra", "complete", "undecided", "left", "skipped");

  @TempDir
  static Path temporary;

  private static ReportScene scene;
  private static JsonNode data;

  @BeforeAll
  static void run() throws IOException, SpecException {
    scene = ReportScene.run(temporary.resolve("small"), SPEC, Shard.parse("1/2"));
    data = scene.data(temporary);
  }

  private static String outcome(Optional<CellRecord> record) {
    if (record.isEmpty()) {
      return "left";
    }
    return CountOutcome.count(record.get()).map(count -> count.verdict().label()).orElse(record.get().status().label());
  }

  /** The counts by network, whatever their seeds; in grid order. */
  private static Map<String, List<Map.Entry<CountCell, Optional<CellRecord>>>> networks() throws IOException {
    Map<String, List<Map.Entry<CountCell, Optional<CellRecord>>>> networks = new LinkedHashMap<>();
    for (var count : scene.counts()) {
      networks.computeIfAbsent(count.getKey().law().architecture().toString(), key -> new ArrayList<>()).add(count);
    }
    return networks;
  }

  /** The outcome of the cell that speaks for a network. */
  private static String outcomeOf(List<Map.Entry<CountCell, Optional<CellRecord>>> network) {
    return OUTCOMES.stream().filter(o -> network.stream().anyMatch(cell -> outcome(cell.getValue()).equals(o)))
        .findFirst().orElseThrow();
  }

  @Test
  void fitsItsSchema() throws IOException {
    try (var in = SweepReportTest.class.getResourceAsStream("page-data.schema.json")) {
      var schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in, InputFormat.JSON);
      assertEquals(List.of(), schema.validate(data.toString(), InputFormat.JSON));
    }
  }

  /** The cube by depth and widest layer, summed over its other axes, is what a loop over the networks counts. */
  @Test
  void cubeSumsAreCounts() throws IOException {
    JsonNode cube = data.get("networks").get("cube");
    Columns columns = new Columns(cube.get("columns"));
    Map<String, Long> found = new HashMap<>();
    Map<String, Long> laws = new HashMap<>();
    for (int i = 0; i < columns.get("networks").size(); i++) {
      String group = bin(cube, "depth", i) + " " + bin(cube, "width", i) + " " + bin(cube, "family", i);
      for (String outcome : OUTCOMES) {
        found.merge(group + " " + outcome, columns.get(outcome).get(i).longValue(), Long::sum);
      }
      if (!columns.get("extra_laws").get(i).isNull()) {
        laws.merge(group, columns.get("extra_laws").get(i).longValue(), Math::max);
      }
    }
    found.values().removeIf(number -> number == 0);
    Map<String, Long> expected = new HashMap<>();
    Map<String, Long> expectedLaws = new HashMap<>();
    for (var network : networks().values()) {
      Architecture a = network.getFirst().getKey().law().architecture();
      int widest = a.widths().subList(1, a.depth()).stream().max(Integer::compare).orElseThrow();
      String group = a.depth() + " " + widest + " " + a.family().label();
      expected.merge(group + " " + outcomeOf(network), 1L, Long::sum);
      network.stream().flatMap(cell -> cell.getValue().flatMap(CountOutcome::count).stream())
          .filter(count -> count.verdict() != Verdict.UNDECIDED)
          .forEach(count -> expectedLaws.merge(group, count.extraLaws(), Math::max));
    }
    assertEquals(expected, found);
    assertEquals(expectedLaws, laws);
    assertTrue(expected.keySet().stream().anyMatch(key -> key.endsWith("left")), "half of the cells are left");
    assertTrue(expected.keySet().stream().anyMatch(key -> key.endsWith("extra")), expected.toString());
  }

  /** Columns of the cube, unpacked. */
  private record Columns(JsonNode packed) {
    List<JsonNode> get(String name) {
      return ReportScene.unpacked(packed.get(name));
    }
  }

  private static String bin(JsonNode cube, String key, int row) {
    for (JsonNode axis : cube.get("axes")) {
      if (axis.get("key").textValue().equals(key)) {
        return axis.get("bins").get(ReportScene.unpacked(cube.get("columns").get(key)).get(row).intValue()).textValue();
      }
    }
    throw new AssertionError("no axis " + key);
  }

  /** However few groups are allowed, no network is lost. */
  @Test
  void coarseCubesHoldAllCells() throws IOException {
    try (ReportDatabase database = ReportDatabase.open(temporary)) {
      SweepTables.load(scene.directory(), database);
      for (int most : new int[] {40_000, 60, 12}) {
        JsonNode cube = NetworkCube.of(database, most).toJson();
        List<JsonNode> networks = ReportScene.unpacked(cube.get("columns").get("networks"));
        assertTrue(networks.size() <= most, networks.size() + " groups");
        assertEquals(most < 1000, cube.get("coarsened").booleanValue());
        assertEquals(networks().size(), networks.stream().mapToLong(JsonNode::longValue).sum());
      }
    }
  }

  /** The quick table of networks is the other one where each network has one cell. */
  @Test
  void networksWithOneCellEachNeedNoGroups() throws IOException, SpecException {
    ReportScene plain = ReportScene.run(temporary.resolve("plain"), """
        name: plain
        limits: {bracket_length: 3}
        networks:
          - {family: [linear, relu], depth: 2..3, each: [1, 2]}
        """, Shard.parse("1/2"));
    List<List<String>> tables = new ArrayList<>();
    for (boolean oneCellEach : new boolean[] {true, false}) {
      try (ReportDatabase database = ReportDatabase.open(temporary)) {
        SweepTables.load(plain.directory(), database);
        String made = "SELECT CASE WHEN count(*) > 0 THEN 'view' END FROM duckdb_views() WHERE view_name = 'networks'";
        assertEquals(List.of("view"), database.query(made, row -> row.getString(1)));
        database.execute("DROP VIEW networks");
        NetworkTable.create(database, oneCellEach);
        String columns = String.join(", ", database.query(
            "SELECT column_name FROM (DESCRIBE networks) ORDER BY ALL", row -> '"' + row.getString(1) + '"'));
        tables.add(database.query("SELECT CAST(row(" + columns + ") AS VARCHAR) FROM networks",
            row -> row.getString(1)));
      }
    }
    assertEquals(tables.get(1), tables.get(0));
    assertTrue(tables.get(0).size() > 20);
  }

  @Test
  void listsAreComplete() throws IOException {
    for (String outcome : List.of("extra", "undecided", "failed", "skipped")) {
      List<String> expected = networks().values().stream().filter(network -> outcomeOf(network).equals(outcome))
          .map(network -> network.stream().filter(cell -> outcome(cell.getValue()).equals(outcome)).findFirst()
              .orElseThrow().getKey().key())
          .toList();
      JsonNode list = data.get("networks").get("lists").get(outcome);
      List<String> found = new ArrayList<>();
      list.get("rows").forEach(row -> found.add(row.get(0).textValue()));
      assertEquals(expected, found);
      assertEquals(expected.size(), list.get("total").intValue());
      assertEquals(expected.size(), list.get("commands").size());
    }
  }

  /** Levels by a loop: the mean share at each level, where a cell that has got there stays at 1. */
  @Test
  void levelsAreMeansOfShares() throws IOException {
    Map<String, List<LawCount>> groups = new HashMap<>();
    for (var count : scene.counts()) {
      Architecture a = count.getKey().law().architecture();
      count.getValue().flatMap(CountOutcome::count)
          .filter(c -> !c.verdict().label().equals("undecided") && !c.levelDims().isEmpty() && c.lieDim() > 0)
          .ifPresent(
              c -> groups.computeIfAbsent(a.family().label() + " " + a.depth(), key -> new ArrayList<>()).add(c));
    }
    JsonNode levels = data.get("networks").get("levels");
    assertFalse(levels.isEmpty());
    for (JsonNode row : levels) {
      List<LawCount> group = groups.get(row.get("family").textValue() + " " + row.get("depth").textValue());
      int level = row.get("level").intValue();
      double mean = group.stream().mapToDouble(c -> level < c.levelDims().size()
          ? (double) c.levelDims().get(level) / c.lieDim()
          : 1).average().orElseThrow();
      assertEquals(mean, row.get("share").doubleValue(), 1e-12);
      assertEquals(group.size(), row.get("cells").intValue());
    }
    assertEquals(groups.values().stream()
        .mapToInt(group -> group.stream().mapToInt(c -> c.levelDims().size()).max().orElseThrow()).sum(),
        levels.size());
  }

  /** Every extra law of this sweep is that of a theorem, and each row says which. */
  @Test
  void extrasSayWhy() {
    JsonNode extra = data.get("networks").get("lists").get("extra");
    int widths = column(extra, "widths");
    int why = column(extra, "why");
    Map<String, String> found = new HashMap<>();
    extra.get("rows").forEach(row -> found.put(row.get(widths).textValue(), row.get(why).textValue()));
    assertEquals("theorem: scalar block 1,2,2,1", found.get("2,1,2,2,1"));
    assertTrue(found.size() > 1);
    assertTrue(found.values().stream().allMatch(text -> text.startsWith("theorem: scalar block 1,")), found.toString());
    List<JsonNode> surprises =
        ReportScene.unpacked(data.get("networks").get("cube").get("columns").get("surprises"));
    assertEquals(0, surprises.stream().mapToInt(JsonNode::intValue).sum());
  }

  private static int column(JsonNode list, String name) {
    return list.get("columns").valueStream().map(JsonNode::textValue).toList().indexOf(name);
  }

  /** Tiles that would say 0 are not there; those of networks count networks. */
  @Test
  void tilesCountNetworksAndNoneIsZero() throws IOException {
    Map<String, Long> expected = new HashMap<>();
    networks().values().forEach(network -> expected.merge(outcomeOf(network), 1L, Long::sum));
    List<String> labels = new ArrayList<>();
    for (JsonNode tile : data.get("headline")) {
      String label = tile.get("label").textValue();
      labels.add(label);
      assertTrue(tile.get("value").doubleValue() > 0, label);
      if (List.of("complete", "extra", "undecided").contains(label)) {
        assertEquals(expected.get(label), tile.get("value").longValue(), label);
      }
    }
    assertEquals("extra", labels.getFirst());
    assertFalse(labels.contains("failed"));
    assertFalse(labels.contains("always"));
    assertTrue(labels.contains("left"));
  }

  @Test
  void closedFormsAreThoseOfAllMeans() {
    JsonNode averages = data.get("langevin").get("averages");
    int means = 0;
    int within = 0;
    double worst = 0;
    for (int i = 0; i < averages.get("cell").size(); i++) {
      if (!averages.get("closed_form").get(i).isNull() && averages.get("stderr").get(i).doubleValue() > 0) {
        double z = (averages.get("value").get(i).doubleValue() - averages.get("closed_form").get(i).doubleValue())
            / averages.get("stderr").get(i).doubleValue();
        means++;
        within += Math.abs(z) <= 2 ? 1 : 0;
        worst = Math.max(worst, Math.abs(z));
      }
    }
    assertTrue(means > 0);
    assertEquals(means, data.get("closed_forms").get("means").intValue());
    assertEquals(within, data.get("closed_forms").get("within").intValue());
    assertEquals(worst, Math.abs(data.get("closed_forms").get("worst").get("z").doubleValue()));
  }

  @Test
  void simulationsComeWithTheirClosedForms() {
    JsonNode averages = data.get("langevin").get("averages");
    int checked = 0;
    for (int i = 0; i < averages.get("cell").size(); i++) {
      JsonNode cell = data.get("langevin").get("cells").get(averages.get("cell").get(i).intValue());
      if (averages.get("observable").get(i).textValue().equals("trace")) {
        int depth = cell.get("values").get("depth").intValue();
        double expected = (4 + (depth - 1)) / (double) depth;
        assertEquals(expected, averages.get("closed_form").get(i).doubleValue(), 1e-12);
        checked++;
      }
    }
    assertTrue(checked > 0);
  }

  /** Whatever a spec says, the page has one element of data, and a browser reads from it what the spec said. */
  @Test
  void textCannotLeaveItsElement() throws IOException {
    String page = PageParts.filled("<!DOCTYPE html>\n<script id=\"data\">{{data}}</script>\n", ReportPage.MARK,
        Map.of("data", PageParts.json(data)));
    assertEquals(page.indexOf("</script>"), page.lastIndexOf("</script>"));
    assertEquals(-1, page.indexOf("<!--", page.indexOf("id=\"data\"")));
    assertTrue(page.startsWith("<!DOCTYPE html>\n" + ReportPage.MARK + "\n"), page.substring(0, 80));
    assertEquals(SPEC, data.get("spec").textValue());
  }

  @Test
  void allScriptsOfThePageAreInIt() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/lawsweep/report"))) {
      assertEquals(
          files.map(file -> file.getFileName().toString()).filter(name -> name.matches("page-.*[.]js")).sorted()
              .toList(),
          ReportPage.SCRIPTS.stream().map(name -> "page-" + name + ".js").sorted().toList());
    }
    String page = ReportPage.of("a & b <c>", data);
    assertTrue(page.contains("<title>a &amp; b &lt;c&gt;"), "the title is text");
    assertFalse(page.contains("{{script}}") || page.contains("{{vega}}"));
  }
}
