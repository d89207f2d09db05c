package lawsweep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lawsweep.report.paint.PageScripts;
import lawsweep.report.paint.Resource;
import lawsweep.spec.SpecException;
import lawsweep.sweep.store.Shard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a sweep with networks that a line says, beside some with widths. */
class NetReportTest {

  private static final String SPEC = """
      name: lines
      networks:
        - {family: linear, widths: [[2, 3, 2], [2, 3, 3, 2]]}
        - net: "vec {m} > dense {H} > relu > out {h}"
          over: {m: 1..3, h: 1..2, H: [2, 3]}
          where: h <= m
        - net: tokens 4x2 2 > pos > res(mlp 2 sigmoid) > out 3
        - net: vec 2 > ln > dense 1 > tanh > out 2
        - {family: relu, fields: data, draws: 5, widths: [[1, 2, 2]]}
      """;

  @TempDir
  static Path temporary;

  private static ReportScene scene;
  private static JsonNode networks;
  private static JsonNode data;
  private static PageScripts scripts;

  @AfterAll
  static void close() {
    scripts.close();
  }

  @BeforeAll
  static void run() throws IOException, SpecException {
    scripts = PageScripts.open(SimulationPictures.SCRIPTS, Resource.text("page-pack.js"),
        "Lawsweep.textAt = (packed, row) => Lawsweep.unpackTexts(packed).at(row);"
            + "Lawsweep.numberAt = (packed, row) => Lawsweep.unpackNumbers(packed)[row];");
    scene = ReportScene.run(temporary.resolve("lines"), SPEC, Shard.parse("1/1"));
    data = scene.data(temporary);
    networks = data.get("networks");
  }

  private static List<String> texts(JsonNode nodes, String key) {
    List<String> texts = new ArrayList<>();
    nodes.forEach(node -> texts.add(key.isEmpty() ? node.asText() : node.get(key).asText()));
    return texts;
  }

  @Test
  void fitsItsSchema() throws IOException {
    try (var in = SweepReportTest.class.getResourceAsStream("page-data.schema.json")) {
      var schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in, InputFormat.JSON);
      assertEquals(List.of(), schema.validate(data.toString(), InputFormat.JSON));
    }
  }

  /** Names that differ in capitals alone are two axes. */
  @Test
  void namesAreAxes() {
    JsonNode axes = networks.get("cube").get("axes");
    List<String> labels = texts(axes, "label");
    assertTrue(labels.containsAll(List.of("H", "h", "m", "network", "family", "fields")), labels.toString());
    JsonNode m = axes.get(labels.indexOf("m"));
    assertEquals(List.of("–", "1", "2", "3"), texts(m.get("bins"), ""));
    List<Long> column = numbers(networks.get("cube").get("columns").get(m.get("key").textValue()));
    List<Long> count = numbers(networks.get("cube").get("columns").get("networks"));
    long[] found = new long[4];
    for (int i = 0; i < column.size(); i++) {
      found[column.get(i).intValue()] += count.get(i);
    }
    assertEquals("5 2 4 4", found[0] + " " + found[1] + " " + found[2] + " " + found[3]);
  }

  @Test
  void openVerdictsAreCounted() {
    JsonNode cube = networks.get("cube").get("columns");
    long open = 0;
    open += sum(cube.get("complete-if-independent"));
    assertEquals(1, open);
    assertTrue(texts(data.get("headline"), "label").contains("complete if independent"),
        data.get("headline").toString());
  }

  /** A row for each line, in order: what it gives, by kind. */
  @Test
  void linesAreListedWithTheirLaws() throws IOException {
    JsonNode lines = networks.get("lists").get("lines");
    List<String> found = new ArrayList<>();
    for (int row = 0; row < lines.get("rows").intValue(); row++) {
      List<String> cells = new ArrayList<>();
      for (String column : List.of("net", "assigned", "laws", "known_kinds", "outcome")) {
        cells.add(unpacked(lines, column, row));
      }
      found.add(String.join(" | ", cells));
    }
    assertEquals(12, found.size());
    assertEquals("vec 1 > dense 2 > relu > out 1 | {H=2, h=1, m=1} | 2 | neurons 2 | complete", found.getFirst());
    assertEquals("tokens 4x2 2 > pos > res(mlp 2 sigmoid) > out 3 | {} | 5 | positions 2, stream 3"
        + " | complete-if-independent", found.get(10));
    assertEquals("vec 2 > ln > dense 1 > tanh > out 2 | {} | null | null | skipped", found.get(11));
  }

  /** A value of a packed column, as the page reads it. */
  private static String unpacked(JsonNode list, String column, int row) throws IOException {
    JsonNode values = list.get("values").get(texts(list.get("columns"), "").indexOf(column));
    return scripts.call(values.has("patterns") ? "textAt" : "numberAt", values, IntNode.valueOf(row)).asText();
  }

  private List<String> axes(String label) {
    List<String> labels = texts(networks.get("cube").get("axes"), "label");
    assertTrue(labels.contains(label), labels.toString());
    return texts(networks.get("cube").get("axes").get(labels.indexOf(label)).get("bins"), "");
  }

  /** What words say is an axis where it differs; a line without them has none of it. */
  @Test
  void wordsAreAxes() {
    assertEquals(List.of("–", "tokens", "vec"), axes("source"));
    assertEquals(List.of("–", "relu", "sigmoid", "tanh"), axes("function"));
    assertEquals(List.of("–", "3", "4"), axes("number of layers"));
  }

  /** Sums of laws by kind, and what is beyond them, are all laws of the lines that were counted. */
  @Test
  void kindsAddUp() throws IOException {
    JsonNode columns = networks.get("cube").get("columns");
    long kinds = 0;
    for (String kind : texts(networks.get("cube").get("kinds"), "")) {
      kinds += kind.equals("networks") ? 0 : sum(columns.get("kind_" + kind));
    }
    long laws = 0;
    for (int row = 0; row < 11; row++) {
      laws += Long.parseLong(unpacked(networks.get("lists").get("lines"), "laws", row));
    }
    assertEquals(laws, kinds);
    assertEquals(11, sum(columns.get("kind_networks")));
  }

  private static long sum(JsonNode packed) {
    return numbers(packed).stream().mapToLong(Long::longValue).sum();
  }

  private static List<Long> numbers(JsonNode packed) {
    return ReportScene.unpacked(packed).stream().map(JsonNode::longValue).toList();
  }

  /** The level pictures have the lines of those networks, too. */
  @Test
  void levelsHaveLines() {
    List<String> found = new ArrayList<>();
    for (JsonNode row : networks.get("levels")) {
      if (row.get("family").textValue().equals("net")) {
        found.add(row.get("depth").textValue() + " " + row.get("level") + " " + row.get("cells"));
      }
    }
    assertEquals(List.of("– 0 11", "– 1 11"), found);
  }

  /** All charts can be drawn as files, those of drawn weights among them. */
  @Test
  void picturesAreDrawn() throws IOException {
    SweepReport.Result result = SweepReport.write(scene.directory(), temporary.resolve("drawn"), true);
    assertEquals(10, result.pictures());
    String levels = Files.readString(temporary.resolve("drawn/pictures/levels.svg"));
    assertTrue(levels.contains(">net<"), "the lines are not in levels.svg");
    String rows = Files.readString(temporary.resolve("drawn/tables/lines.csv"));
    assertTrue(rows.contains(",vec 1 > dense 2 > relu > out 1,\"H=2, h=1, m=1\",gates,0,complete,"), rows);
  }

  /** Each line is a network of its own in the distributions over weights, which have no depth and width. */
  @Test
  void distributionsNameTheLine() throws IOException, SpecException {
    JsonNode drawn = ReportScene.run(temporary.resolve("draws"), """
        name: draws
        networks:
          - net: "vec 2 > dense {h} > relu > out 1"
            over: {h: 9..10}
            fields: [data, gates]
            draws: 5
            seeds: 2
        """, Shard.parse("1/1")).data(temporary).get("networks");
    List<String> shown = new ArrayList<>();
    drawn.get("draws").forEach(row -> shown.add(row.get("network").textValue() + " " + row.get("dimension").textValue()
        + " " + row.get("draws")));
    assertEquals(List.of("vec 2 > dense 9 > relu > out 1 dim W_0 10", "vec 2 > dense 9 > relu > out 1 dim Lie 10",
        "vec 2 > dense 10 > relu > out 1 dim W_0 10", "vec 2 > dense 10 > relu > out 1 dim Lie 10"), shown);
    assertEquals(2, drawn.get("draw_networks").intValue());
    assertEquals(0, drawn.get("at_phi").size());
  }

  @Test
  void listsNameTheLine() {
    JsonNode skipped = networks.get("lists").get("skipped");
    int net = texts(skipped.get("columns"), "").indexOf("net");
    assertEquals("vec 2 > ln > dense 1 > tanh > out 2", skipped.get("rows").get(0).get(net).textValue());
    assertEquals("lawsweep count --net 'vec 2 > ln > dense 1 > tanh > out 2'",
        skipped.get("commands").get(0).textValue());
  }
}
