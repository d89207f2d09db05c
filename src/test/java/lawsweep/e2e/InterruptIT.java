package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that is killed or stopped at any moment and resumed ends like one that was left alone. */
class InterruptIT {

  @TempDir
  static Path temporary;

  private static Scene scene;
  private static List<String> expected;
  private static long logBytes;

  @BeforeAll
  static void uninterrupted() throws IOException, InterruptedException {
    scene = new Scene(temporary);
    scene.succeed("run", "medium.yaml", "--out", "whole");
    expected = scene.results("whole");
    logBytes = Files.size(scene.resolve("whole/journal.log"));
  }

  @Test
  void killedRunsAreResumed() throws IOException, InterruptedException {
    assertTrue(killed(new Random(Seeds.fresh()), 4) > 0, Seeds.note("no run was killed"));
  }

  @Test
  @Tag("campaign")
  void killedManyTimes() throws IOException, InterruptedException {
    Random random = new Random(Seeds.fresh());
    int kills = 0;
    for (int round = 0; round < 5; round++) {
      kills += killed(random, 12);
    }
    assertTrue(kills >= 30, Seeds.note(kills + " kills"));
  }

  /** Kills a run up to {@code times} times, some of it in its very beginning; returns how often it was still alive. */
  private static int killed(Random random, int times) throws IOException, InterruptedException {
    String out = "killed-" + random.nextInt(Integer.MAX_VALUE);
    String log = out + "/journal.log";
    int kills = 0;
    for (int i = 0; i < times; i++) {
      Program.Running run = scene.program().start("run", "medium.yaml", "--out", out, "--threads", "2");
      if (random.nextInt(4) == 0) {
        Thread.sleep(random.nextInt(600));
      } else {
        long already = Files.exists(scene.resolve(log)) ? Files.size(scene.resolve(log)) : 0;
        scene.awaitBytes(run, log, already + 1 + random.nextLong(logBytes / times));
      }
      kills += run.process().isAlive() ? 1 : 0;
      run.process().destroyForcibly().waitFor();
    }
    scene.succeed("run", "medium.yaml", "--out", out);
    assertEquals(expected, scene.results(out));
    return kills;
  }

  @ParameterizedTest
  @CsvSource({"INT,130,interrupted", "TERM,4,stopped by TERM", "USR1,4,stopped by USR1"})
  void signalsStopARun(String signal, int exit, String label) throws IOException, InterruptedException {
    String out = "signal-" + signal;
    Program.Running run = scene.program().start("run", "medium.yaml", "--out", out, "--threads", "1");
    scene.awaitBytes(run, out + "/journal.log", 1000);
    run.signal(signal);
    Program.Outcome outcome = run.await();
    assertEquals(exit, outcome.exit(), outcome.err());
    assertTrue(outcome.err().contains(" left (" + label + ")\n"), outcome.err());
    Program.Outcome status = scene.succeed("status", out);
    assertTrue(status.out().contains(": not complete\n"), status.out());
    scene.succeed("run", "medium.yaml", "--out", out);
    assertEquals(expected, scene.results(out));
  }

  @Test
  void theDeadlineStopsARun() throws IOException, InterruptedException {
    Program.Outcome outcome = scene.program().run("run", "medium.yaml", "--out", "deadline", "--threads", "1",
        "--deadline", "1s");
    assertEquals(4, outcome.exit(), outcome.err());
    assertTrue(outcome.err().contains(" left (stopped by the deadline)\n"), outcome.err());
    Program.Outcome incomplete = scene.succeed("export", "deadline", "--format", "csv", "--out", "deadline.csv");
    assertTrue(incomplete.err().matches("lawsweep: the sweep is not complete: [0-9]+ of 4745 cells have a record\n"),
        incomplete.err());
    scene.succeed("run", "medium.yaml", "--out", "deadline", "--deadline", "1h");
    assertEquals(expected, scene.results("deadline"));
  }
}
