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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.line.RealModels;
import lawsweep.export.ResultExport;
import lawsweep.export.ResultTable;
import lawsweep.export.TableFormat;
import lawsweep.spec.SpecException;
import lawsweep.sweep.store.Shard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Report and exports of networks that are too large to count, next to one that is counted. */
class KnownLawsReportTest {

  private static final String SMALL = "vec 3 > dense 3 > relu > out 2";

  @TempDir
  static Path temporary;

  private static ReportScene scene;
  private static JsonNode data;

  @BeforeAll
  static void run() throws IOException, SpecException {
    scene = ReportScene.run(temporary.resolve("real"), """
        name: real
        networks:
          - net: %s
          - net: %s
          - net: %s
        """.formatted(RealModels.of("GPT-2 small").line(), RealModels.of("LLaMA-7B").line(), SMALL),
        Shard.parse("1/1"));
    data = scene.data(temporary);
  }

  private static List<String> row(JsonNode list, int row, String... columns) {
    List<String> names = new ArrayList<>();
    list.get("columns").forEach(name -> names.add(name.asText()));
    List<String> found = new ArrayList<>();
    for (String column : columns) {
      found.add(list.get("rows").get(row).get(names.indexOf(column)).asText());
    }
    return found;
  }

  @Test
  void fitsItsSchema() throws IOException {
    try (var in = SweepReportTest.class.getResourceAsStream("page-data.schema.json")) {
      var schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in, InputFormat.JSON);
      assertEquals(List.of(), schema.validate(data.toString(), InputFormat.JSON));
    }
  }

  /** Nothing stands where nothing is known, and no number of laws without what survives. */
  @Test
  void listsSayWhatIsKnown() {
    JsonNode lists = data.get("networks").get("lists");
    assertEquals(
        List.of("124439808", "null", "null", "674585", "null",
            "eps 674584, dropout 627457, decay_by_groups 57112, momentum 57112, adamw 9216"),
        row(lists.get("undecided"), 0, "parameters", "lie_dim", "laws", "known_laws", "extra_laws", "survives"));
    assertEquals(2, lists.get("undecided").get("rows").size());
    assertEquals(2, data.get("networks").get("named").intValue());
  }

  @Test
  void theHeadSaysWhyTheyAreOpen() {
    boolean found = false;
    for (JsonNode number : data.get("headline")) {
      if (number.get("label").textValue().equals("undecided")) {
        assertEquals("2 too large to count: known laws by kind",
            number.get("value").intValue() + " " + number.get("note").textValue());
        found = true;
      }
    }
    assertTrue(found, data.get("headline").toString());
  }

  @Test
  void theMapHasNoNumbersForThem() {
    JsonNode cube = data.get("networks").get("cube").get("columns");
    for (int i = 0; i < cube.get("undecided").size(); i++) {
      boolean open = cube.get("undecided").get(i).intValue() > 0;
      for (String key : List.of("laws", "lie_dim", "extra_laws")) {
        assertEquals(open, cube.get(key).get(i).isNull(), key);
      }
    }
    assertTrue(data.get("networks").get("cube").get("axes").toString().contains("4.29G–8.59G"), "D is not brief");
  }

  @Test
  void filesHaveTheSame() throws IOException {
    SweepReport.write(scene.directory(), temporary.resolve("drawn"), false);
    String lines = Files.readString(temporary.resolve("drawn/tables/lines.csv"));
    assertTrue(lines.contains("undecided,6738415616,,,,9142273,,"), lines);
    assertTrue(lines.lines().findFirst().orElseThrow().contains("known_kinds,survives,"), lines);
    assertTrue(lines.contains("\"columns 4096, heads 8519680, neurons 352256, gains 266240, scale 1\",\"eps 9142272, "),
        lines);
    assertTrue(lines.contains("complete,15,12,12,3,3,0,neurons 3,,"), lines);
  }

  private static List<String> query(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          cells.add(rows.getString(i));
        }
        found.add(String.join(" ", cells.stream().map(String::valueOf).toList()));
      }
    }
    return found;
  }

  @Test
  void exportsHaveTheSame() throws IOException, SQLException {
    Path parquet = temporary.resolve("cells.parquet");
    Path csv = temporary.resolve("cells.csv");
    new ResultExport(scene.directory(), ResultTable.CELLS, TableFormat.PARQUET).toFile(parquet);
    new ResultExport(scene.directory(), ResultTable.CELLS, TableFormat.CSV).toFile(csv);
    assertEquals(List.of("124439808 null null null 674585 null null 627457 599040",
        "6738415616 null null null 9142273 null null 9142273 8519680", "15 [12] 12 3 3 0 0.0 null null"),
        query("SELECT parameters, level_dims, lie_dim, laws, known_laws, extra_laws, error_bound, survives['dropout'],"
            + " known_kinds['heads'] FROM '" + parquet + "'"));
    assertEquals(List.of("null null null null", "null null null null", "12 12 3 0"),
        query("SELECT level_dims, lie_dim, laws, extra_laws FROM read_csv('" + csv + "', all_varchar = true)"));
    assertEquals("3", query("SELECT count(*) FROM '" + parquet + "'").getFirst());
  }

  /** A sweep without such networks has no column for them. */
  @Test
  void othersAreAsBefore() throws IOException, SpecException {
    ReportScene plain = ReportScene.run(temporary.resolve("plain"), "name: plain\nnetworks:\n  - net: " + SMALL + "\n",
        Shard.parse("1/1"));
    assertEquals(0, plain.data(temporary).get("networks").get("named").intValue());
    SweepReport.write(plain.directory(), temporary.resolve("plain-report"), false);
    assertFalse(Files.readString(temporary.resolve("plain-report/tables/lines.csv")).contains("survives"));
  }
}
