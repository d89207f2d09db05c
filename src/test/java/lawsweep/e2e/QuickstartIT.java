package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new user does first. */
class QuickstartIT {

  private static final String HEADER =
      "sweep,sweep_seed,cell,repeat,status,family,widths,depth,hidden,width,bias,fields,"
          + "seed,parameters,level_dims,lie_dim,laws,known_laws,extra_laws,verdict,method,bracket_length,primes,"
          + "error_bound,backend,seconds,valid,proof";
  private static final String KEYS = "cell,status,family,widths,hidden,bias,fields,seed,parameters,level_dims,lie_dim,"
      + "laws,known_laws,extra_laws,verdict,method,bracket_length,primes,error_bound,backend,seconds";

  @TempDir
  static Path temporary;

  private static Scene scene;

  @BeforeAll
  static void runs() throws IOException, InterruptedException {
    scene = new Scene(temporary);
    Path spec = Path.of(System.getProperty("lawsweep.root"), "sweeps/quickstart.yaml");
    Program.Outcome run = scene.succeed("run", spec.toString(), "--out", "quick");
    assertEquals("", run.out());
    assertTrue(run.err().lines().findFirst().orElseThrow().matches(
        "lawsweep: .*, sweep quickstart of 174 cells, [0-9]+ threads?, vector-[0-9]+"), run.err());
    assertTrue(run.err().contains("\nlawsweep: 174 cells: 174 done\nlawsweep: verdicts: 168 complete, 6 extra"),
        run.err());
    assertTrue(run.err().endsWith("/lawsweep report quick\n"), run.err());
  }

  @Test
  void exportsCsv() throws IOException, InterruptedException {
    assertEquals("", scene.succeed("export", "quick", "--format", "csv", "--out", "quick.csv").err());
    List<String> lines = Files.readAllLines(scene.resolve("quick.csv"));
    assertEquals(175, lines.size());
    assertEquals(HEADER, lines.get(0));
    String extra = lines.stream().filter(line -> line.contains(",linear_1x2x2x1_")).findFirst().orElseThrow();
    assertTrue(
        extra.startsWith("quickstart,0,linear_1x2x2x1_generic_0,0,done,linear,\"1,2,2,1\",3,2,,none,generic,0,8,1,"
            + "1,7,6,1,extra,"),
        extra);
    assertEquals(Files.readString(scene.resolve("quick.csv")),
        scene.succeed("export", "quick", "--format", "csv", "--out", "-").out());
  }

  @Test
  void exportsJson() throws IOException, InterruptedException {
    scene.succeed("export", "quick", "--table", "cells", "--format", "json", "--out", "quick.json");
    List<String> lines = Files.readAllLines(scene.resolve("quick.json"));
    assertEquals(174, lines.size());
    for (String line : lines) {
      JsonNode record = Scene.JSON.readTree(line);
      List<String> keys = new ArrayList<>();
      record.fieldNames().forEachRemaining(keys::add);
      assertEquals(KEYS + ",schema,reason,certificate", String.join(",", keys));
      assertTrue(record.get("certificate").isObject());
    }
    assertEquals("174 certificates verified, 0 refused\n", scene.succeed("verify", "quick.json").out());
  }

  @Test
  void exportsParquet() throws IOException, InterruptedException, SQLException {
    scene.succeed("export", "quick", "--format", "parquet", "--out", "quick.parquet");
    scene.succeed("export", "quick", "--format", "json", "--out", "same.json");
    List<String> lines = Files.readAllLines(scene.resolve("same.json"));
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      List<String> columns = new ArrayList<>();
      try (ResultSet row = statement.executeQuery("DESCRIBE SELECT * FROM " + parquet())) {
        while (row.next()) {
          columns.add(row.getString(1) + " " + row.getString(2));
        }
      }
      assertEquals("sweep VARCHAR,sweep_seed BIGINT,cell VARCHAR,repeat INTEGER,status VARCHAR,family VARCHAR,"
          + "widths INTEGER[],depth DOUBLE,hidden INTEGER,width INTEGER,bias VARCHAR,fields VARCHAR,"
          + "seed INTEGER,parameters BIGINT,level_dims INTEGER[],lie_dim BIGINT,laws BIGINT,known_laws BIGINT,"
          + "extra_laws BIGINT,verdict VARCHAR,method VARCHAR,bracket_length INTEGER,primes INTEGER[],"
          + "error_bound DOUBLE,backend VARCHAR,seconds DOUBLE,schema INTEGER,reason VARCHAR,certificate VARCHAR,"
          + "valid VARCHAR,proof VARCHAR",
          String.join(",", columns));
      try (ResultSet row = statement.executeQuery("SELECT * FROM " + parquet())) {
        for (String line : lines) {
          assertTrue(row.next());
          JsonNode record = Scene.JSON.readTree(line);
          for (var field : record.properties()) {
            compare(field.getKey(), field.getValue(), row);
          }
        }
        assertFalse(row.next());
      }
    }
    try (Stream<Path> files = Files.list(scene.resolve("."))) {
      assertEquals(List.of(), files.filter(file -> file.getFileName().toString().startsWith(".")).toList());
    }
  }

  /** What a Parquet file says besides the table. */
  @Test
  void parquetSaysOfWhatSweepItIs() throws IOException, InterruptedException, SQLException {
    scene.succeed("export", "quick", "--format", "parquet", "--out", "known.parquet");
    List<String> metadata = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("SELECT decode(key), decode(value) FROM parquet_kv_metadata('"
            + scene.resolve("known.parquet") + "')")) {
      while (row.next()) {
        metadata.add(row.getString(1) + "=" + row.getString(2));
      }
    }
    assertTrue(metadata.contains("sweep=quickstart"), metadata::toString);
    assertTrue(metadata.contains("spec=" + Files.readString(scene.resolve("quick/spec.yaml"))), metadata::toString);
    assertTrue(metadata.stream().anyMatch(each -> each.matches("version=[0-9.]+.*")), metadata::toString);
  }

  private static String parquet() {
    return "'" + scene.resolve("quick.parquet") + "'";
  }

  private static void compare(String key, JsonNode expected, ResultSet row) throws SQLException, IOException {
    String got = row.getString(key);
    if (expected.isNull()) {
      assertEquals(null, got, key);
    } else if (expected.isContainerNode()) {
      assertEquals(expected, Scene.JSON.readTree(got), key);
    } else if (expected.isFloatingPointNumber()) {
      assertEquals(expected.doubleValue(), row.getDouble(key), key);
    } else {
      assertEquals(expected.asText(), got, key);
    }
  }

  @Test
  void verifiesAndTellsTheStatus() throws IOException, InterruptedException {
    assertEquals("174 certificates verified, 0 refused\n", scene.succeed("verify", "quick").out());
    String status = scene.succeed("status", "quick").out();
    assertTrue(status.startsWith("sweep     quickstart, method auto: complete\ncells     174\n"), status);
    JsonNode json = Scene.JSON.readTree(scene.succeed("status", "quick", "--json", "--watch").out());
    assertEquals(174, json.get("done").intValue());
    assertTrue(json.get("complete").booleanValue());
  }

  @Test
  void aFinishedSweepRunsAgainInAMoment() throws IOException, InterruptedException {
    byte[] log = Files.readAllBytes(scene.resolve("quick/journal.log"));
    Program.Outcome again = scene.program().runWithInput(scene.resolve("quick/spec.yaml"), "run", "-", "--out", "quick",
        "--device", "cpu", "--threads", "1");
    assertEquals(0, again.exit(), again.err());
    assertFalse(again.err().contains("GPU"), again.err());
    assertEquals(log.length, Files.size(scene.resolve("quick/journal.log")));
  }

  @Test
  void countsOneArchitecture() throws IOException, InterruptedException {
    JsonNode record = scene.count("--linear", " 2, 3,3 ,2", "--seed", "7", "--threads", "2");
    assertEquals("linear_2x3x3x2_generic_0", record.get("cell").textValue());
    assertEquals(12, record.get("laws").intValue());
    assertEquals("complete", record.get("verdict").textValue());
    assertEquals(0, record.get("seed").intValue());
    assertEquals(7, record.get("certificate").get("sweep_seed").intValue());
    assertEquals(record.get("certificate"),
        scene.count("--linear", "2,3,3,2", "--seed", "7", "--method", "dense", "--device", "cpu").get("certificate"));
    String table = scene.succeed("count", "--relu", "2,3,2", "--bias", "all").out();
    assertTrue(table.startsWith("architecture  relu 2,3,2 (output to input), biases: all\nparameters    D = 17\n"),
        table);
    assertTrue(table.contains("verdict       complete: the known laws are all there are\n"), table);
  }

  /** PyTorch users write the input first; records keep the order of the papers. */
  @Test
  void widthsCanBeginWithTheInput() throws IOException, InterruptedException {
    Program.Outcome turned = scene.succeed("count", "--relu", "784,512,10", "--input-first");
    assertTrue(turned.out().startsWith("architecture  relu 784,512,10 (input to output)\n"), turned.out());
    assertFalse(turned.err().contains("note"), turned.err());
    assertEquals("relu_10x512x784_generic_0",
        scene.count("--relu", "784,512,10", "--input-first").get("cell").textValue());
    assertEquals("[10,512,784]", scene.count("--relu", "784,512,10", "--input-first").get("widths").toString());
    String note = "lawsweep: note: 784 is the output and 10 the input; with --input-first widths are read from input"
        + " to output\n";
    assertTrue(scene.succeed("count", "--relu", "784,512,10").err().contains(note));
    assertFalse(scene.succeed("count", "--relu", "784,512,10", "--json").err().contains("note"));
    assertFalse(scene.succeed("count", "--relu", "10,512,784").err().contains("note"));
    String theorem = scene.succeed("theorem", "--depth", "3", "--widths", "2,4,4,1", "--input-first").out();
    assertTrue(theorem.contains("\nnetwork       linear 2,4,4,1 (input to output)\n"), theorem);
    assertTrue(scene.succeed("theorem", "--depth", "3", "--widths", "2,4,4,1", "--input-first", "--format", "json")
        .out().contains("\"widths\":\"1,4,4,2\""));
  }

  @Test
  void plansWithoutWriting() throws IOException, InterruptedException {
    JsonNode plan = Scene.JSON.readTree(scene.succeed("plan", "small.yaml", "--json").out());
    assertEquals(117, plan.get("cells").intValue());
    assertTrue(plan.get("core_seconds").doubleValue() > 0);
    String table = scene.succeed("plan", "small.yaml").out();
    assertTrue(table.startsWith("sweep     small\ncells     117"), table);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"count", "run", "plan", "status", "export", "report", "verify", "merge", "init", "schema", "devices",
          "inspect", "drift", "man", "completion", "generate-completion"})
  void everyCommandHasHelp(String command) throws IOException, InterruptedException {
    Program.Outcome help = scene.succeed(command, "--help");
    assertEquals("", help.err());
    assertTrue(help.out().startsWith("Usage: lawsweep " + command), help.out());
    assertTrue(help.out().lines().allMatch(line -> line.length() <= 100), help.out());
  }

  /** A task that is granted a GPU finds it by itself: its run says nothing of devices. */
  @Test
  void aTaskIsGivenAGpu() throws IOException, InterruptedException {
    Path spec = Path.of(System.getProperty("lawsweep.root"), "sweeps/quickstart.yaml");
    String script = scene.succeed("submit", spec.toString(), "--out", "tasks", "--gres", "gpu:1", "--dry-run").out();
    assertTrue(script.contains("\n#SBATCH --gres=gpu:1\n"), script);
    assertFalse(script.contains("--device"), script);
  }

  @Test
  void theProgramKnowsItself() throws IOException, InterruptedException {
    assertTrue(scene.succeed("--version").out().matches("lawsweep [0-9.]+ \\(.+\\)\n"));
    assertTrue(scene.succeed("--help").out().contains("generate-completion"));
    assertTrue(scene.succeed("devices").out().contains("\ngpu       "));
    String completion = scene.succeed("generate-completion").out();
    assertTrue(completion.contains("--deadline"), completion);
  }
}
