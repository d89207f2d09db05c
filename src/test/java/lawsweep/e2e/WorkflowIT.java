package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep from its spec to an answer: settings, what a run says at its end, what is asked then. */
class WorkflowIT {

  @TempDir
  static Path temporary;

  private static Scene scene;

  @BeforeAll
  static void runs() throws IOException, InterruptedException {
    scene = new Scene(temporary);
  }

  @Test
  void aRunEndsWithWhatWasFound() throws IOException, InterruptedException {
    Program.Outcome run = scene.succeed("run", "small.yaml");
    List<String> lines = run.err().lines().toList();
    assertTrue(
        lines.getFirst().contains("sweep small of ") && lines.getFirst().contains(", results in results/small, "),
        run.err());
    assertTrue(Files.exists(scene.resolve("results/small/manifest.json")));
    assertTrue(lines.stream().anyMatch(line -> line.matches("lawsweep: [0-9]+ cells: [0-9]+ done.*")), run.err());
    assertTrue(lines.stream().anyMatch(line -> line.matches("lawsweep: verdicts: [0-9]+ complete, [0-9]+ extra \\("
        + "all those of a theorem: no surprise\\).*")), run.err());
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("lawsweep: time: ")), run.err());
    assertTrue(lines.getLast().matches("lawsweep: next: \\S*/lawsweep report results/small"), run.err());
    assertTrue(lines.size() <= 11, run.err());
    assertEquals("", scene.succeed("run", "small.yaml", "--quiet").err());
    Program.Outcome again = scene.succeed("run", "small.yaml");
    assertEquals(lines.subList(1, lines.size()), again.err().lines().skip(1).toList(), "the same from the records");
  }

  @Test
  void aSpecToBeginWith() throws IOException, InterruptedException {
    assertEquals("lawsweep: wrote mine.yaml\nlawsweep: next: lawsweep plan mine.yaml\n",
        scene.succeed("init", "mine.yaml").err());
    assertTrue(scene.succeed("plan", "mine.yaml").out().startsWith("sweep     first-sweep\ncells     117\n"));
    scene.write("mine.yaml", "mine\n");
    Program.Outcome again = scene.program().run("init", "mine.yaml");
    assertEquals(2, again.exit());
    assertEquals("lawsweep: expected a file that is not there yet, got mine.yaml\n", again.err());
    assertEquals("mine\n", Files.readString(scene.resolve("mine.yaml")));
    assertTrue(scene.succeed("schema").out().startsWith("{\n"));
  }

  @Test
  void settingsAreThoseOfTheDirectory() throws IOException, InterruptedException {
    String[] set = {"--set", "limits.bracket_length=2", "--set", "networks.1.depth=2", "--set", "name=other"};
    String plan = scene.succeed("plan", "small.yaml", set[0], set[1], set[2], set[3], set[4], set[5]).out();
    assertTrue(plan.startsWith("sweep     other\n"), plan);
    scene.succeed("run", "small.yaml", set[0], set[1], set[2], set[3], set[4], set[5], "--out", "set here",
        "--method", "dense");
    String manifest = Files.readString(scene.resolve("set here/manifest.json"));
    assertTrue(
        manifest.contains("\"settings\" : [ \"limits.bracket_length=2\", \"networks.1.depth=2\", \"name=other\" ]"),
        manifest);
    String spec = Files.readString(scene.resolve("set here/spec.yaml"));
    assertTrue(spec.contains("bracket_length: 2") && spec.contains("name: other"), spec);
    // The copy in the directory is the spec as changed: tasks of a batch job run it.
    assertEquals("", scene.succeed("run", "set here/spec.yaml", "--out", "set here", "--quiet").err());
    assertEquals(2, scene.program().run("run", "small.yaml", "--out", "set here").exit());
    String status = scene.succeed("status", "set here").out();
    assertTrue(status.startsWith("sweep     other, method dense: all "), status);
    Program.Outcome refused = scene.program().run("run", "small.yaml", "--set", "limits.second=10", "--out", "no");
    assertEquals(2, refused.exit());
    assertEquals("lawsweep: --set limits.second=10: unknown key 'second' in limits; known are seconds, memory,"
        + " bracket_length (did you mean 'seconds'?)\n", refused.err());
    assertFalse(Files.exists(scene.resolve("no")));
  }

  @Test
  void questionsAreAnswered() throws IOException, InterruptedException {
    scene.succeed("run", "small.yaml", "--out", "asked", "--quiet");
    long cells = scene.succeed("export", "asked", "--format", "csv", "--out", "-").out().lines().count() - 1;
    assertEquals("n\n" + cells + "\n", scene.succeed("query", "asked", "select count(*) as n from cells").out());
    scene.succeed("query", "asked", "from cells", "--format", "parquet", "--out", "asked.parquet");
    assertTrue(Files.size(scene.resolve("asked.parquet")) > 100);
    for (String sql : List.of("copy cells to 'stolen.csv'", "select 1; select 2",
        "select * from read_csv('small.yaml')",
        "select * from nothing", "select", "")) {
      Program.Outcome outcome = scene.program().run("query", "asked", sql);
      assertEquals(2, outcome.exit(), sql);
      assertEquals("", outcome.out(), sql);
      assertEquals(1, outcome.err().lines().count(), outcome.err());
    }
    assertFalse(Files.exists(scene.resolve("stolen.csv")));
    assertEquals(2, scene.program().run("query", "asked", "select 1", "--format", "parquet").exit());
    assertEquals(2, scene.program().run("query", "nowhere", "select 1").exit());
  }
}
