package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Counts and simulations with checkpoints, in one to three shards at once, killed and stopped in random places: nothing
 * is lost, nothing is there twice, and the tables are those of a run that was left alone.
 */
class KillIT {

  /** Exit codes of a process that a signal reached before it was done. */
  private static final Map<String, Integer> STOPPED = Map.of("KILL", 137, "TERM", 4, "USR1", 4, "INT", 130);
  private static final List<String> SIGNALS = List.of("KILL", "KILL", "TERM", "USR1", "INT");

  private static final String SPEC = """
      name: mixed
      seed: 8
      networks:
        - {family: linear, depth: 3, each: 1..5}
        - {family: relu, bias: [none, hidden], depth: 3, each: [1, 3], seeds: 2}
      langevin:
        - {dynamics: upstairs, depth: 2..4, width: 4, step: 1e-3, time: 1, record_every: 0.5, replicas: 100, seeds: 2}
        - {dynamics: [downstairs, dyson], depth: 3, width: 4, step: 1e-3, time: 1, replicas: 100}
      """;

  @TempDir
  static Path temporary;

  private static Scene scene;
  private static List<String> cells;
  private static String observables;
  private static long cellsAlone;

  @BeforeAll
  static void undisturbed() throws IOException, InterruptedException {
    scene = new Scene(temporary);
    scene.write("mixed.yaml", SPEC);
    scene.succeed("run", "mixed.yaml", "--out", "whole");
    cells = scene.results("whole");
    observables = observables("whole");
    cellsAlone = records("whole");
    assertEquals(cells.size(), cellsAlone);
  }

  @Test
  void someKills() throws IOException, InterruptedException {
    killed(6);
  }

  @Test
  @Tag("campaign")
  void manyKills() throws IOException, InterruptedException {
    killed(70);
  }

  /** Kills at least so many processes that were still at work. */
  private static void killed(int wanted) throws IOException, InterruptedException {
    Random random = new Random(Seeds.fresh());
    int kills = 0;
    for (int round = 0; kills < wanted; round++) {
      assertTrue(round < wanted, Seeds.note("the processes end before they are killed"));
      String out = "killed-" + wanted + "-" + round;
      int shards = 1 + round % 3;
      for (int times = 1 + random.nextInt(Math.min(8, wanted)); times > 0; times--) {
        kills += kill(out, shards, random, Seeds.note("round " + round));
      }
      finish(out, shards);
    }
  }

  /** Starts all shards, and ends each with a signal at some time; returns how many had not ended by themselves. */
  private static int kill(String out, int shards, Random random, String which)
      throws IOException, InterruptedException {
    List<Program.Running> running = new ArrayList<>();
    for (int i = 1; i <= shards; i++) {
      running.add(scene.program().start("run", "mixed.yaml", "--out", out, "--shard", i + "/" + shards, "--threads",
          String.valueOf(1 + random.nextInt(2))));
    }
    int kills = 0;
    Thread.sleep(random.nextInt(random.nextInt(4) == 0 ? 700 : 3000));
    for (Program.Running run : running) {
      String signal = SIGNALS.get(random.nextInt(SIGNALS.size()));
      Thread.sleep(random.nextInt(150));
      run.signal(signal);
      Program.Outcome outcome = run.await();
      if (outcome.exit() != 0) {
        kills++;
        boolean early = outcome.exit() == 128 + 15 || outcome.exit() == 128 + 10 || outcome.exit() == 130;
        // A JVM that INT meets while it starts may end with a complaint of its own.
        boolean born = outcome.err().contains("Error occurred during initialization of VM");
        assertTrue(early || born || outcome.exit() == STOPPED.get(signal), which + ", " + signal + ": " + outcome);
        assertFalse(outcome.err().contains("\tat "), which + ", " + signal + ": " + outcome.err());
      }
    }
    return kills;
  }

  private static void finish(String out, int shards) throws IOException, InterruptedException {
    for (int i = 1; i <= shards; i++) {
      scene.succeed("run", "mixed.yaml", "--out", out, "--shard", i + "/" + shards);
    }
    Program.Outcome nothing = scene.succeed("run", "mixed.yaml", "--out", out);
    assertFalse(nothing.err().contains("damaged"), nothing.err());
    assertEquals(cells, scene.results(out), out);
    assertEquals(observables, observables(out), out);
    assertEquals(cellsAlone, records(out), out + ": a record is there twice");
    assertEquals(List.of(), leftBehind(out), out);
  }

  private static String observables(String out) throws IOException, InterruptedException {
    return scene.succeed("export", out, "--table", "observables", "--format", "csv", "--out", "-").out();
  }

  /** The lines of all logs. */
  private static long records(String out) throws IOException {
    long records = 0;
    for (Path log : files(out).filter(file -> file.toString().endsWith(".log")).toList()) {
      try (Stream<String> lines = Files.lines(log)) {
        records += lines.count();
      }
    }
    return records;
  }

  /** Checkpoints and unfinished files. */
  private static List<Path> leftBehind(String out) throws IOException {
    return files(out).filter(file -> file.toString().endsWith(".bin") || file.toString().endsWith(".part")).toList();
  }

  private static Stream<Path> files(String out) throws IOException {
    try (Stream<Path> files = Files.walk(scene.resolve(out))) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }
}
