package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small and large networks in one sweep, each on its road. */
class RoadsIT {

  private static final String MIXED = """
      name: mixed
      networks:
        - family: linear
          widths: [[2, 3, 2], [1, 2, 2, 1], [32, 64, 32], [120, 17, 121], [784, 512, 512, 10], [1, 9000, 9000, 1]]
        - family: relu
          bias: [none, all]
          widths: [[2, 3, 2], [1000000, 1000000, 1000000]]
      """;

  @TempDir
  static Path temporary;

  private static Scene scene;
  private static List<String> lines;

  @BeforeAll
  static void runs() throws IOException, InterruptedException {
    scene = Scene.inOneProcess(temporary);
    scene.write("mixed.yaml", MIXED);
    Program.Outcome run = scene.succeed("run", "mixed.yaml", "--out", "mixed");
    assertTrue(run.err().contains("\nlawsweep: 10 cells: 10 done\n"), run.err());
    scene.succeed("export", "mixed", "--format", "json", "--out", "mixed.json");
    lines = Files.readAllLines(scene.resolve("mixed.json"));
  }

  @AfterAll
  static void end() throws IOException {
    scene.close();
  }

  @Test
  void eachCellTakesItsRoad() throws IOException {
    List<String> methods = new ArrayList<>();
    for (String line : lines) {
      JsonNode record = Scene.JSON.readTree(line);
      boolean symmetric = record.get("parameters").longValue() > 4096;
      assertEquals(symmetric ? "symmetric" : "dense", record.get("method").textValue());
      assertEquals(record.get("method"), record.get("certificate").get("method"));
      assertEquals(symmetric, record.get("level_dims").isNull());
      assertEquals(symmetric, record.get("bracket_length").isNull());
      assertEquals(0, record.get("error_bound").doubleValue());
      methods.add(record.get("method").textValue());
    }
    assertEquals(5, methods.stream().filter("symmetric"::equals).count());
  }

  @Test
  void certificatesOfBothRoadsAreVerified() throws IOException, InterruptedException {
    assertEquals("10 certificates verified, 0 refused\n", scene.succeed("verify", "mixed").out());
    assertEquals("10 certificates verified, 0 refused\n", scene.succeed("verify", "mixed.json").out());
  }

  @Test
  void theTableHasBothRoads() throws IOException, InterruptedException {
    String csv = scene.succeed("export", "mixed", "--format", "csv", "--out", "-").out();
    assertEquals(11, csv.lines().count());
    assertTrue(csv.contains(
        "\nmixed,0,linear_784x512x512x10_generic_0,0,done,linear,\"784,512,512,10\",3,512,,none,generic,0,668672,,"
            + "406016,262656,262656,0,complete,symmetric,,"),
        csv);
    assertTrue(csv
        .contains("\nmixed,0,relu_1000000x1000000x1000000_all_generic_0,0,done,relu,\"1000000,1000000,1000000\",2,"
            + "1000000,,all,generic,0,2000002000000,,2000001000000,1000000,1000000,0,complete,symmetric,,,0,"),
        csv);
    assertTrue(csv.contains(",\"1024,2016\",2016,2080,2080,0,complete,dense,2,"), csv);
  }

  @Test
  void parquetHasBothRoads() throws IOException, InterruptedException, SQLException {
    scene.succeed("export", "mixed", "--format", "parquet", "--out", "mixed.parquet");
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM '" + scene.resolve("mixed.parquet") + "'")) {
      for (String line : lines) {
        JsonNode record = Scene.JSON.readTree(line);
        assertTrue(row.next());
        for (String key : List.of("level_dims", "bracket_length", "primes", "method", "parameters", "lie_dim",
            "laws")) {
          JsonNode expected = record.get(key);
          String text = expected.isArray() ? expected.toString().replace(",", ", ") : expected.asText();
          assertEquals(expected.isNull() ? null : text, row.getString(key), key);
        }
        assertEquals(record.get("certificate"), Scene.JSON.readTree(row.getString("certificate")));
      }
    }
  }

  @Test
  void statusAndResumptionKnowTheMethod() throws IOException, InterruptedException {
    String status = scene.succeed("status", "mixed").out();
    assertTrue(status.startsWith("sweep     mixed, method auto: complete\n"), status);
    assertTrue(!status.contains("versions"), status);
    assertEquals("[\"dense 2\",\"symmetric 1\"]",
        Scene.JSON.readTree(scene.succeed("status", "mixed", "--json").out()).get("versions").toString());
    for (String method : List.of("dense", "symmetric")) {
      Program.Outcome other = scene.run("run", "mixed.yaml", "--out", "mixed", "--method", method);
      assertEquals(2, other.exit());
      assertEquals("lawsweep: expected the method auto of the results in mixed, got " + method + "\n", other.err());
    }
    scene.succeed("run", "mixed.yaml", "--out", "mixed", "--method", "auto");
  }

  @Test
  void oneRoadForAll() throws IOException, InterruptedException {
    scene.succeed("run", "mixed.yaml", "--out", "symmetric", "--method", "symmetric");
    assertEquals("10 certificates verified, 0 refused\n", scene.succeed("verify", "symmetric").out());
    for (String line : scene.results("symmetric")) {
      assertEquals("symmetric", Scene.JSON.readTree(line).get("method").textValue());
    }
    JsonNode plan = Scene.JSON.readTree(scene.succeed("plan", "mixed.yaml", "--json", "--method", "dense").out());
    assertEquals(3, plan.get("skipped").intValue());
    plan = Scene.JSON.readTree(scene.succeed("plan", "mixed.yaml", "--json").out());
    assertEquals(0, plan.get("skipped").intValue());
  }

  @Test
  void hugeNetworks() throws IOException, InterruptedException {
    String widths = "1000000,1000000,1000000,1000000,1000000";
    ObjectNode linear = scene.count("--linear", widths, "--method", "symmetric");
    assertEquals("complete", linear.get("verdict").textValue());
    assertEquals(4_000_000_000_000L, linear.get("parameters").longValue());
    assertEquals(1_500_001_500_000L, linear.get("laws").longValue());
    assertTrue(linear.toString().length() < 20_000);
    ObjectNode relu = scene.count("--relu", widths, "--bias", "hidden", "--method", "symmetric");
    assertEquals(3_000_000, relu.get("laws").longValue());
    scene.write("huge.json", linear + "\n" + relu + "\n");
    assertEquals("2 certificates verified, 0 refused\n", scene.succeed("verify", "huge.json").out());
    for (String family : List.of("--linear", "--relu")) {
      Program.Outcome dense = scene.succeed("count", family, widths, "--method", "dense", "--json");
      JsonNode record = Scene.JSON.readTree(dense.out());
      assertEquals("skipped", record.get("status").textValue());
      assertEquals("dense", record.get("method").textValue());
      assertTrue(dense.err().endsWith("needs more memory than any machine has, the limit is 8 GiB\n"), dense.err());
    }
  }

  @Test
  void theReasonIsSaid() throws IOException, InterruptedException {
    String table = scene.succeed("count", "--linear", "784,512,512,10").out();
    assertTrue(
        table.contains("\nbecause       proof: 406016 at a sparse point + 262656 known laws = D; spine and 4 types"),
        table);
    assertTrue(table.contains(" of trees, 10 sub-networks mod p cover all pairs\n"), table);
    assertTrue(!table.contains("dim W_k"), table);
    table = scene.succeed("count", "--relu", "2,3,2", "--method", "symmetric").out();
    assertTrue(table.matches("(?s).*\nbecause       proof: flows on a graph of \\d+ edges and 3 hidden neurons\n.*"),
        table);
  }
}
