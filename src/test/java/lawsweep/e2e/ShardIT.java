package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a sweep is cut up, its results are the same. */
class ShardIT {

  @TempDir
  static Path temporary;

  private static Scene scene;
  private static List<String> expected;

  @BeforeAll
  static void whole() throws IOException, InterruptedException {
    scene = new Scene(temporary);
    scene.succeed("run", "small.yaml", "--out", "whole", "--threads", "1");
    expected = scene.results("whole");
    assertEquals(117, expected.size());
  }

  @Test
  void threadsChangeNothing() throws IOException, InterruptedException {
    scene.succeed("run", "small.yaml", "--out", "two", "--threads", "2");
    assertEquals(expected, scene.results("two"));
  }

  @Test
  void shardsMayShareADirectory() throws IOException, InterruptedException {
    List<Program.Running> shards = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      shards.add(scene.program().start("run", "small.yaml", "--out", "shared", "--shard", i + "/3"));
    }
    for (Program.Running shard : shards) {
      assertEquals(0, shard.await().exit(), shard.err());
    }
    assertEquals(expected, scene.results("shared"));
    Program.Outcome rest = scene.succeed("run", "small.yaml", "--out", "shared");
    assertTrue(rest.err().contains("117 cells: 117 done\n"), rest.err());
    assertFalse(Files.exists(scene.resolve("shared/journal.log")));
  }

  @Test
  void shardsOfTheirOwnAreMerged() throws IOException, InterruptedException {
    for (int i = 1; i <= 3; i++) {
      scene.succeed("run", "small.yaml", "--out", "part" + i, "--shard", i + "/3");
    }
    scene.succeed("merge", "part1", "part2", "part3", "part2", "--out", "merged");
    assertEquals(expected, scene.results("merged"));
    Program.Outcome again = scene.program().run("merge", "part1", "--out", "merged");
    assertEquals(2, again.exit());
    assertEquals(1, again.err().lines().count(), again.err());
    Program.Outcome others = scene.program().run("merge", "part1", "part3", "--out", "most");
    assertEquals(0, others.exit(), others.err());
    assertTrue(others.err().matches("lawsweep: merged [0-9]+ of 117 cells\n"), others.err());
  }

  @Test
  void differingRecordsAreNotMerged() throws IOException, InterruptedException {
    scene.write("other.yaml", Scene.SMALL.replace("limits:", "seed: 1\nlimits:"));
    scene.succeed("run", "other.yaml", "--out", "other");
    Program.Outcome outcome = scene.program().run("merge", "whole", "other", "--out", "mixed");
    assertEquals(2, outcome.exit());
    assertEquals("lawsweep: expected results of one sweep by one method, got whole and other\n", outcome.err());
    assertFalse(Files.exists(scene.resolve("mixed")));
  }

  @Test
  void aSecondProcessIsRefused() throws IOException, InterruptedException {
    Program.Running first = scene.program().start("run", "medium.yaml", "--out", "busy", "--threads", "1");
    scene.awaitBytes(first, "busy/journal.log", 1);
    Program.Outcome second = scene.program().run("run", "medium.yaml", "--out", "busy");
    assertEquals(2, second.exit(), second.err());
    assertTrue(second.err().endsWith("got busy, where another process runs it\n"), second.err());
    first.signal("TERM");
    assertEquals(4, first.await().exit());
  }

  @Test
  void anotherMethodOrSpecIsRefused() throws IOException, InterruptedException {
    for (String[] arguments : List.of(new String[] {"run", "small.yaml", "--out", "whole", "--method", "dense"},
        new String[] {"run", "medium.yaml", "--out", "whole"})) {
      Program.Outcome outcome = scene.program().run(arguments);
      assertEquals(2, outcome.exit());
      assertEquals(1, outcome.err().lines().count(), outcome.err());
    }
  }
}
