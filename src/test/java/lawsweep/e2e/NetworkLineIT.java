package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Networks that a line says, from the line to the report, as a user meets them. */
class NetworkLineIT {

  private static final String LINE = "seq 2x2 causal > res(rms > attn 1x2 rope) > res(rms > glu 2 silu) > rms > ce 3";

  private static final String SPEC = """
      name: lines
      networks:
        - net: "seq 2x{m} causal > res(rms > attn {h}x{d} rope) > res(rms > glu {r} silu) > rms > ce {n}"
          over: {m: 2..3, h: [1, 2], d: 2, r: 2, n: 3}
          where: h*d <= m
        - net: "tokens {v}x2 2 > pos > res(mlp 1 sigmoid) > out 3"
          over: {v: 3..4}
        - net: vec 2 > dense 2 > relu > out 1
          seeds: 2
        - net: vec 2 > ln > dense 3 > tanh > out 1
        - {family: linear, widths: [[2, 3, 2]]}
      """;

  private static final int CELLS = 8;

  @TempDir
  static Path temporary;

  private static Scene scene;
  private static List<String> whole;

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    scene = Scene.inOneProcess(temporary);
    scene.write("lines.yaml", SPEC);
    scene.write("model.net", """
        # a block as in LLaMA
        block = res(rms > attn 1x2 rope) > res(rms > glu 2 silu)

        seq 2x2 causal
        block
        rms > ce 3
        """.replace("\n", "\r\n"));
    scene.succeed("run", "lines.yaml", "--out", "whole", "--quiet");
    whole = scene.results("whole");
  }

  @AfterAll
  static void end() throws IOException {
    scene.close();
  }

  /** The parts of a record that do not depend on where it was asked for. */
  private static ObjectNode bare(JsonNode record) {
    ObjectNode bare = record.deepCopy();
    bare.remove(List.of("seconds", "backend", "over"));
    return bare;
  }

  @Test
  void aLineAFileAndASweepGiveOneRecord() throws IOException, InterruptedException {
    ObjectNode line = bare(scene.count("--net", LINE));
    assertEquals(line, bare(scene.count("--net", "@model.net")));
    assertEquals(line, bare(Scene.JSON.readTree(whole.getFirst())));
    assertTrue(line.get("cell").textValue().matches("net_[0-9a-f]{16}_data_0"), line.toString());
    assertEquals("{\"columns\":2,\"heads\":4,\"neurons\":2}", line.get("known_kinds").toString());
    assertEquals("[34,26,8,8]", List.of("parameters", "lie_dim", "laws", "known_laws").stream()
        .map(key -> line.get(key).toString()).toList().toString().replace(" ", ""));
  }

  @Test
  void countsAndDescriptionsAreForPeople() throws IOException, InterruptedException {
    String count = scene.succeed("count", "--net", LINE).out();
    assertTrue(count.startsWith("network       " + LINE + "\nparameters    D = 34\n"), count);
    assertTrue(count.contains("\nlaws          8 (8 known, 0 beyond them)\n"), count);
    assertTrue(count.contains("\nverdict       complete: the known laws are all there are\n"), count);
    assertTrue(count.contains("+ 8 known laws (columns 2, heads 4, neurons 2) = D"), count);
    String open = scene.succeed("count", "--net", "tokens 3x2 2 > pos > res(mlp 1 sigmoid) > out 3").out();
    assertTrue(open.contains("\nverdict       complete-if-independent: "), open);
    String described = scene.succeed("describe", "--net", "@model.net").out();
    assertTrue(described.contains("\nl2.Q    1x2x2  4\n"), described);
    assertTrue(described.contains("\nin a spec    - net: \"" + LINE + "\"\n"), described);
    assertTrue(described.endsWith("\nknown laws   8: columns 2, heads 4, neurons 2\n"), described);
    String twin = scene.succeed("describe", "--net", "vec 2 > dense 3 > out 5").out();
    assertTrue(twin.contains("\nthe same as  --linear 5,3,2\n"), twin);
    assertTrue(
        twin.contains("\nPyTorch      nn.Sequential(nn.Linear(2, 3, bias=False), nn.Linear(3, 5, bias=False))\n"),
        twin);
  }

  @Test
  void itsSpecEntryIsTheNetwork() throws IOException, InterruptedException {
    String entry = scene.succeed("describe", "--net", LINE).out().lines()
        .filter(line -> line.startsWith("in a spec")).findFirst().orElseThrow().substring("in a spec".length()).strip();
    scene.write("entry.yaml", "name: entry\nnetworks:\n  " + entry + "\n");
    String plan = scene.succeed("plan", "entry.yaml").out();
    assertTrue(plan.contains(Scene.JSON.readTree(whole.getFirst()).get("cell").textValue()), plan);
  }

  /** Shards and a second run with more give what one run gives. */
  @Test
  void sweepsGoOn() throws IOException, InterruptedException {
    scene.succeed("run", "lines.yaml", "--out", "parts", "--shard", "2/3", "--quiet");
    JsonNode half = Scene.JSON.readTree(scene.succeed("status", "parts", "--json").out());
    assertFalse(half.get("finished").booleanValue());
    scene.succeed("run", "lines.yaml", "--out", "parts", "--shard", "1/3", "--quiet");
    scene.succeed("run", "lines.yaml", "--out", "parts", "--shard", "3/3", "--quiet");
    assertEquals(whole, scene.results("parts"));
    JsonNode status = Scene.JSON.readTree(scene.succeed("status", "parts", "--json").out());
    assertTrue(status.get("finished").booleanValue());
    assertEquals(CELLS, status.get("cells").intValue());
    assertEquals(1, status.get("skipped").intValue());
    assertEquals("{\"complete\":5,\"complete-if-independent\":2,\"extra\":0,\"undecided\":0}",
        status.get("verdicts").toString());
    scene.write("more.yaml", SPEC.replace("v: 3..4", "v: 3..5"));
    assertEquals(2, scene.run("run", "more.yaml", "--out", "parts").exit());
    scene.succeed("run", "more.yaml", "--out", "parts", "--update", "--quiet");
    List<String> more = scene.results("parts");
    assertEquals(CELLS + 1, more.size());
    assertTrue(more.containsAll(whole));
  }

  @Test
  void tablesHaveTheLine() throws IOException, InterruptedException, SQLException {
    List<String> csv = scene.succeed("export", "whole", "--format", "csv", "--out", "-").out().lines().toList();
    assertTrue(csv.getFirst().contains(",widths,net,over,depth,") && csv.getFirst().contains(",verdict,known_kinds,"),
        csv.getFirst());
    assertTrue(csv.get(1).contains("," + LINE + ",\"d=2,h=1,m=2,n=3,r=2\","), csv.get(1));
    assertTrue(csv.get(1).contains("\"{\"\"columns\"\": 2, \"\"heads\"\": 4, \"\"neurons\"\": 2}\""), csv.get(1));
    scene.succeed("export", "whole", "--format", "parquet", "--out", "whole.parquet");
    List<String> rows = new ArrayList<>();
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select typeof(over), over['m'], over['v'], laws, family from '"
            + scene.resolve("whole.parquet") + "' where net is not null and over is not null")) {
      while (found.next()) {
        rows.add(String.join(" ", found.getString(1), found.getString(2), found.getString(3), found.getString(4),
            found.getString(5)));
      }
    }
    assertEquals(List.of("MAP(VARCHAR, BIGINT) 2 null 8 net", "MAP(VARCHAR, BIGINT) 3 null 9 net",
        "MAP(VARCHAR, BIGINT) null 3 5 net", "MAP(VARCHAR, BIGINT) null 4 5 net"), rows);
    assertEquals("m,laws\n2,8\n3,9\n", scene.succeed("query", "whole",
        "select over['m'] as m, laws from cells where over['m'] is not null order by m").out());
  }

  @Test
  void theReportListsLinesWithTheirLaws() throws IOException, InterruptedException {
    scene.succeed("report", "whole", "--out", "report");
    String lines = Files.readString(scene.resolve("report/tables/lines.csv"));
    assertEquals(CELLS, lines.lines().count(), lines);
    assertTrue(lines.contains("," + LINE + ",\"d=2, h=1, m=2, n=3, r=2\",data,0,complete,34,\"24,26\",26,8,8,0,"
        + "\"columns 2, heads 4, neurons 2\","), lines);
    assertTrue(Files.readString(scene.resolve("report/tables/map.csv")).lines().findFirst().orElseThrow()
        .contains("over_m"), "the map has no axis m");
    assertTrue(Files.readString(scene.resolve("report/tables/skipped.csv")).contains("norm over one effective"));
    assertTrue(Files.readString(scene.resolve("report/tables/levels.csv")).contains(",net,"));
  }

  @Test
  void honestRecordsAreVerified() throws IOException, InterruptedException {
    assertEquals("7 certificates verified, 0 refused; 1 record without one\n", scene.succeed("verify", "whole").out());
  }

  /** The line itself, what it gives, and the certificates of freedom. */
  @Test
  void forgedRecordsAreRefused() throws IOException, InterruptedException {
    List<String> records =
        scene.succeed("export", "whole", "--format", "json", "--out", "-").out().lines().toList();
    String honest = records.getFirst();
    String open = records.stream().filter(record -> record.contains("\"complete-if-independent\"")).findFirst()
        .orElseThrow();
    List<String> forged = List.of(honest.replace("seq 2x2", "seq 2x3"), honest.replace("silu", "gelu"),
        honest.replace("\"laws\":8", "\"laws\":9"), honest.replace("\"heads\":4", "\"heads\":5"),
        honest.replaceFirst("\"heads\":4", "\"gains\":4"), honest.replace("\"rank\":6", "\"rank\":5"),
        honest.replace("\"sweep_seed\":0", "\"sweep_seed\":1"), honest.replace("\"data\"", "\"gates\""),
        honest.replaceFirst("net_[0-9a-f]{16}", "net_0123456789abcdef"),
        open.replace("complete-if-independent", "complete"),
        open.replace("complete-if-independent", "complete").replaceAll("\"failure\":\"[^\"]*\"", "\"failure\":null"));
    for (String record : forged) {
      assertFalse(records.contains(record), record);
    }
    scene.write("forged.json", String.join("\n", forged) + "\n" + honest + "\n");
    Program.Outcome outcome = scene.run("verify", "forged.json");
    assertEquals(3, outcome.exit(), outcome.err());
    assertEquals("1 certificate verified, " + forged.size() + " refused\n", outcome.out(), outcome.err());
  }

  @Test
  void batchJobsTakeThem() throws IOException, InterruptedException {
    String script = scene.succeed("submit", "lines.yaml", "--out", "job", "--dry-run").out();
    assertTrue(script.contains("#SBATCH") && script.contains("lines"), script);
    assertFalse(Files.exists(scene.resolve("job")));
  }

  @Test
  void randomNumbersAreThoseOfTheLine() throws IOException, InterruptedException {
    ObjectNode line = scene.count("--net", "vec 2 > dense 3 > out 5");
    ObjectNode widths = scene.count("--linear", "5,3,2");
    for (String key : List.of("parameters", "level_dims", "lie_dim", "laws", "known_laws", "extra_laws", "verdict")) {
      assertEquals(widths.get(key), line.get(key), key);
    }
    assertNotEquals(widths.get("primes"), line.get("primes"));
  }
}
