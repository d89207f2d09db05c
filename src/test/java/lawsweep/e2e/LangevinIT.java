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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps with simulations, from the spec to the table of observables. */
class LangevinIT {

  private static final String HEADER =
      "sweep,sweep_seed,cell,repeat,seed,dynamics,scheme,side,depth,width,rank,beta,kappa,energy,initial,step,end_time,"
          + "record_every,replicas_asked,weight_decay,samples,batch,time,observable,component,value,stderr,replicas";

  @TempDir
  static Path temporary;

  private static Scene scene;
  private static String observables;

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    scene = Scene.inOneProcess(temporary);
    Files.createDirectories(scene.resolve("data"));
    scene.write("data/target.csv", "1, 0.3\n-0.2, 0.6\n");
    scene.write("mixed.yaml", """
        name: mixed
        seed: 3
        networks: [{family: linear, depth: 2, each: 1..2}]
        langevin:
          - {dynamics: [upstairs, downstairs], depth: [2, 3], width: 2, kappa: [0.5, 1], step: 0.02, time: 1,
             record_every: 0.5, replicas: 24, energy: {kind: target, file: data/target.csv}}
          - {dynamics: gradient-flow, depth: [2, inf], width: 2, time: 2, energy: {kind: quadratic},
             initial: {kind: singular-values, values: [1.5, 0.5]}}
          - {dynamics: [dyson, sphere], width: 3, step: 0.01, time: 1, replicas: 9}
          - {dynamics: sgd, depth: 2, width: 2, step: 0.01, time: 1, energy: {kind: quadratic}}
        """);
    Program.Outcome run = scene.succeed("run", "mixed.yaml", "--out", "mixed", "--threads", "2");
    assertTrue(run.err().contains("\nlawsweep: 21 cells: 21 done\n"), run.err());
    observables = scene.succeed("export", "mixed", "--table", "observables", "--format", "csv", "--out", "-").out();
  }

  @AfterAll
  static void end() throws IOException {
    scene.close();
  }

  @Test
  void theTableOfObservablesIsTidyAndInGridOrder() {
    List<String> lines = observables.lines().toList();
    assertEquals(HEADER, lines.get(0));
    List<String> cells =
        lines.stream().skip(1).map(line -> line.split(",")[2].replaceFirst("_.*", "")).distinct().toList();
    assertEquals(List.of("upstairs", "downstairs", "gradient-flow", "dyson", "sphere", "sgd"), cells);
    assertTrue(lines.stream().anyMatch(line -> line.matches("mixed,3,upstairs_project-balance_2x2_[0-9a-f]{16}_0,0,0,"
        + "upstairs,project-balance,,2,2,2,1\\.0,0\\.5,\"target 1\\.0,0\\.3;-0\\.2,0\\.6\",gaussian 1\\.0,0\\.02,1\\.0,0\\.5,24,,,,"
        + "0\\.5,end_to_end,\"2,1\",[-0-9.E]+,[0-9.E-]+,24")), observables);
    assertTrue(lines.stream().anyMatch(line -> line.matches("mixed,3,gradient-flow_dp5_infx2_[0-9a-f]{16}_0,0,0,"
        + "gradient-flow,dp5,downstairs,inf,2,2,,,quadratic,\"singular-values 1\\.5,0\\.5\",0,2\\.0,2\\.0,1,,,,"
        + "2\\.0,sigma,1,[0-9.E-]+,,1")), observables);
  }

  @Test
  void theTablesOfTheReportAreThoseOfTheExport() throws IOException, InterruptedException {
    scene.succeed("report", "mixed", "--out", "report");
    for (String table : List.of("averages", "jumps", "densities")) {
      String exported = scene.succeed("export", "mixed", "--table", table, "--format", "csv", "--out", "-").out();
      assertEquals(Files.readString(scene.resolve("report/tables/" + table + ".csv")), exported);
      assertTrue(exported.startsWith(HEADER.substring(0, HEADER.indexOf(",time,observable"))), exported);
      long rows = exported.lines().count() - 1;
      assertTrue(rows > 0, table);
      assertEquals(rows, scene.succeed("export", "mixed", "--table", table, "--format", "json", "--out", "-").out()
          .lines().count());
    }
    scene.succeed("export", "mixed", "--table", "jumps", "--format", "parquet", "--out", "jumps.parquet");
  }

  @Test
  void jsonAndParquetHoldTheSameRows() throws IOException, InterruptedException, SQLException {
    scene.succeed("export", "mixed", "--table", "observables", "--format", "parquet", "--out", "o.parquet");
    List<String> json =
        scene.succeed("export", "mixed", "--table", "observables", "--format", "json", "--out", "-").out().lines()
            .toList();
    assertEquals(observables.lines().count() - 1, json.size());
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM '" + scene.resolve("o.parquet") + "'")) {
      for (String line : json) {
        JsonNode row = Scene.JSON.readTree(line);
        assertTrue(rows.next());
        for (String key : List.of("cell", "observable")) {
          assertEquals(row.get(key).textValue(), rows.getString(key));
        }
        for (String key : List.of("time", "value", "beta", "step", "end_time")) {
          double value = rows.getDouble(key);
          assertEquals(row.get(key).isNull(), rows.wasNull(), key);
          if (!row.get(key).isNull()) {
            assertEquals(row.get(key).doubleValue(), value, key);
          }
        }
        rows.getDouble("stderr");
        assertEquals(row.get("stderr").isNull(), rows.wasNull());
        assertEquals(row.get("depth").asText().equals("inf"), Double.isInfinite(rows.getDouble("depth")));
      }
      assertFalse(rows.next());
    }
  }

  @Test
  void cellsHaveTheirParameters() throws IOException, InterruptedException {
    List<String> csv = scene.succeed("export", "mixed", "--format", "csv", "--out", "-").out().lines().toList();
    assertEquals(22, csv.size());
    assertEquals("sweep,sweep_seed,cell,repeat,status,family,widths,depth,hidden,width,bias,fields,seed,parameters,"
        + "level_dims,lie_dim,laws,known_laws,extra_laws,verdict,method,bracket_length,primes,error_bound,backend,"
        + "seconds,valid,proof",
        csv.get(0));
    assertTrue(csv.get(1).startsWith("mixed,3,linear_1x1x1_generic_0,0,done,linear,\"1,1,1\",2,1,,none,generic,0,2,"),
        csv.get(1));
    assertTrue(csv.stream().anyMatch(line -> line.matches("mixed,3,dyson_.*,0,done,langevin,,,,3,,,0,3,.*")));
    assertTrue(
        csv.stream().anyMatch(line -> line.matches("mixed,3,gradient-flow_dp5_inf.*,0,done,langevin,,inf,,2,.*")));
    assertTrue(
        csv.get(9).matches(
            "mixed,3,upstairs_project-balance_2x2_[0-9a-f]{16}_0,0,done,langevin,,2,,2,,,0,8,,,,,,,project-balance,"
                + ",,,[a-z0-9-]+,[0-9.E-]+,,"),
        csv.get(9));
    scene.succeed("export", "mixed", "--format", "json", "--out", "cells.json");
    JsonNode upstairs = Scene.JSON.readTree(Files.readAllLines(scene.resolve("cells.json")).get(8));
    assertEquals("target", upstairs.get("langevin").get("energy").get("kind").textValue());
    assertEquals(0, upstairs.get("simulation").get("blown_up").intValue());
    assertEquals(24 * 50, upstairs.get("simulation").get("replica_steps").intValue());
    scene.succeed("export", "mixed", "--format", "parquet", "--out", "cells.parquet");
  }

  @Test
  void verificationComputesAgain() throws IOException, InterruptedException {
    String expected =
        "8 certificates verified, 0 refused; 13 simulations computed again, bit for bit the same, 0 only checked\n";
    assertEquals(expected, scene.succeed("verify", "mixed").out());
    scene.succeed("export", "mixed", "--format", "json", "--out", "verify.json");
    assertEquals(expected, scene.succeed("verify", "verify.json").out());
    List<String> lines = Files.readAllLines(scene.resolve("verify.json"));
    scene.write("forged.json", lines.get(8).replaceFirst("\"fingerprint\":\"....", "\"fingerprint\":\"0bad") + "\n"
        + lines.get(9).replaceFirst("\"beta\":1.0", "\"beta\":2.0") + "\n"
        + lines.get(10).replaceFirst("\"sweep_seed\":3", "\"sweep_seed\":4") + "\n");
    Program.Outcome forged = scene.run("verify", "forged.json");
    assertEquals(3, forged.exit());
    assertEquals("0 certificates verified, 3 refused\n", forged.out());
    assertEquals(3, forged.err().lines().count(), forged.err());
  }

  @Test
  void theDirectoryNeedsNothingElse() throws IOException, InterruptedException {
    scene.write("data/other.csv", "1, 0\n0, 1\n");
    scene.write("files.yaml", """
        name: files
        langevin:
          - {dynamics: gradient-flow, depth: 2, width: 2, time: 1, energy: {kind: target, file: data/other.csv}}
        """);
    scene.succeed("run", "files.yaml", "--out", "files");
    Files.delete(scene.resolve("data/other.csv"));
    assertTrue(scene.succeed("status", "files").out().contains(": complete\n"));
    assertEquals(1, scene.results("files").size());
    scene.succeed("run", "files/spec.yaml", "--out", "files");
    scene.succeed("merge", "files", "--out", "files-merged");
    assertEquals(scene.results("files"), scene.results("files-merged"));
    Program.Outcome lost = scene.run("run", "files.yaml", "--out", "files");
    assertEquals(2, lost.exit());
    assertEquals(
        "lawsweep: files.yaml:3: the file 'data/other.csv' cannot be read: no such file; relative names start from"
            + " the spec's directory\n",
        lost.err());
  }

  /** One cell that takes a few seconds, stopped or killed inside and gone on with. */
  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void longCellsGoOnFromTheirCheckpoint(String signal) throws IOException, InterruptedException {
    scene.write("long.yaml", """
        name: long
        langevin:
          - {dynamics: upstairs, depth: 3, width: 4, step: 0.002, time: 9, record_every: 3, replicas: 512}
        """);
    if (!Files.exists(scene.resolve("long"))) {
      scene.succeed("run", "long.yaml", "--out", "long", "--threads", "2");
    }
    String expected = table("long");
    String out = "long-" + signal;
    Program.Running run = scene.program().start("run", "long.yaml", "--out", out, "--threads", "1");
    scene.awaitBytes(run, out + "/journal.log", 0);
    Thread.sleep(1500);
    run.signal(signal);
    Program.Outcome outcome = run.await();
    assertEquals(signal.equals("INT") ? 130 : 4, outcome.exit(), outcome.err());
    assertEquals(1, checkpoints(out), outcome.err());
    String status = scene.succeed("status", out).out();
    assertTrue(status.contains("left      1, 1 of them begun: they go on from their checkpoints\n"), status);
    scene.succeed("run", "long.yaml", "--out", out, "--threads", "2");
    assertEquals(expected, table(out));
    assertEquals(0, checkpoints(out));
  }

  private static long checkpoints(String directory) throws IOException {
    try (Stream<Path> files = Files.list(scene.resolve(directory + "/checkpoints"))) {
      return files.count();
    }
  }

  private static String table(String directory) throws IOException, InterruptedException {
    return scene.succeed("export", directory, "--table", "observables", "--format", "csv", "--out", "-").out();
  }

  @Test
  void threadsAndShardsChangeNoBit() throws IOException, InterruptedException {
    scene.succeed("run", "mixed.yaml", "--out", "apart", "--shard", "1/2", "--threads", "1");
    scene.succeed("run", "mixed.yaml", "--out", "apart2", "--shard", "2/2", "--threads", "1");
    scene.succeed("merge", "apart", "apart2", "mixed", "--out", "together");
    assertEquals(observables, table("together"));
  }
}
