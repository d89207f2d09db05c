package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** On a real Slurm, whatever happens to its tasks, a sweep ends like one that was run here. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SlurmIT {

  /** Some seconds of work. */
  private static final String SWEEP = """
      name: swept
      networks:
        - family: linear
          depth: 4
          each: 1..5
        - family: linear
          depth: 3
          each: 1..4
        - family: linear
          widths: [[20, 30, 30, 20], [16, 24, 24, 24, 16]]
          seeds: 4
      """;

  /** Some ten seconds of work for two processors: long enough for Slurm to preempt it after its first record. */
  private static final String SLOW = """
      name: slow
      networks:
        - family: linear
          widths: [[20, 30, 30, 20], [16, 24, 24, 24, 16]]
          seeds: 24
      """;

  /** A simulation of some 40 seconds on one processor, of which the first task has ten: see {@link #FIRST}. */
  private static final String LONG = """
      name: long
      langevin:
        - {dynamics: upstairs, depth: 3, width: 4, energy: {kind: quadratic}, step: 0.001, time: 8, record_every: 1,
           replicas: 2048}
      """;

  /** Lets the first task wait for most of its minute, so that it has work left on a fast machine, too. */
  private static final String FIRST = "((${SLURM_RESTART_COUNT:-0} > 0)) || sleep 35";

  @TempDir
  static Path temporary;

  private static Scene scene;
  private static Cluster cluster;
  private static List<String> expected;
  private static List<String> slow;
  private static long timed;

  @BeforeAll
  static void begin() throws Exception {
    Optional<String> missing = Cluster.missing();
    assumeTrue(missing.isEmpty(), missing.orElse(""));
    scene = new Scene(temporary);
    cluster = new Cluster(scene.resolve(""));
    scene.write("sweep.yaml", SWEEP);
    scene.write("slow.yaml", SLOW);
    scene.write("long.yaml", LONG);
    // Its time limit is reached while the other tests run, on the one processor of four that they leave alone.
    timed = cluster.submit("long.yaml", "--out", "timed", "--cpus", "1", "--mem", "500M", "--time", "1", "--partition",
        "calm", "--requeues", "40", "--setup", FIRST);
    scene.succeed("run", "sweep.yaml", "--out", "whole");
    expected = scene.results("whole");
    scene.succeed("run", "slow.yaml", "--out", "slow");
    slow = scene.results("slow");
  }

  @AfterAll
  static void end() throws Exception {
    if (cluster != null) {
      cluster.command("scancel", "--user=" + System.getProperty("user.name"));
    }
  }

  @Test
  @Order(1)
  void killedTasksAreSentAgain() throws Exception {
    String out = "killed";
    long job = cluster.submit(options(out, "--task-minutes", "0.0015"));
    int tasks = cluster.queue(job).size();
    assertTrue(tasks > 2, "only " + tasks + " tasks");
    Cluster.await("a program", 120, () -> !cluster.programs(out).isEmpty());
    cluster.programs(out).forEach(ProcessHandle::destroyForcibly);
    // While others wait, only the killed ones are sent again.
    Program.Outcome early = cluster.lawsweep(prepend("submit", options(out)));
    assertEquals(0, early.exit(), early.err());
    finish(out);
  }

  @Test
  @Order(2)
  void preemptedTasksComeBackOnce() throws Exception {
    String log = preempted("preempted");
    assertTrue(log.contains("DUE TO PREEMPTION"), log);
  }

  @Test
  @Order(3)
  void tasksThatPreemptionCancelsPutThemselvesBack() throws Exception {
    String log = preempted("lost", "--partition", "lost");
    assertTrue(log.contains("preempted with work left; put back into the queue (1 of 3)"), log);
  }

  /** Has a sweep of one task preempted once, lets it go on to its end, and returns what the task printed. */
  private static String preempted(String out, String... more) throws Exception {
    long job = cluster.submit(of("slow.yaml", out, prepend("--task-minutes", prepend("999", more))));
    cluster.awaitRecords(out, 120);
    cluster.push(2);
    cluster.awaitEnd(job, 300);
    String log = cluster.output(out);
    assertEquals(2, count(log, "sweep slow of"), log);
    assertEquals(slow, scene.results(out));
    return log;
  }

  @Test
  @Order(4)
  void cancelledTasksStayAway() throws Exception {
    String out = "cancelled";
    long job = cluster.submit(options(out, "--task-minutes", "999"));
    cluster.awaitRecords(out, 120);
    assertEquals(0, cluster.command("scancel", String.valueOf(job)).exit());
    cluster.awaitEnd(job, 120);
    Thread.sleep(10_000);
    assertEquals(List.of(), cluster.queue(job));
    String log = cluster.output(out);
    assertEquals(1, count(log, "sweep swept of"), log);
    assertTrue(log.contains("stopped with work left: cancelled, or preempted and put back by Slurm"), log);
    finish(out);
  }

  @Test
  @Order(5)
  void tasksGoOnAfterTheirTimeLimit() throws Exception {
    cluster.awaitEnd(timed, 600);
    String log = cluster.output("timed");
    assertTrue(log.contains("stopped ahead of the time limit with work left; put back into the queue (1 of 40)"), log);
    // In pieces, too, since a busy machine may need minutes.
    int exit = 4;
    for (int piece = 0; piece < 20 && exit == 4; piece++) {
      exit = scene.program().run("run", "long.yaml", "--out", "local", "--deadline", "60s").exit();
    }
    assertEquals(0, exit);
    assertEquals(scene.results("local"), scene.results("timed"));
  }

  @Test
  void whatSlurmRefusesIsOneLine() throws Exception {
    Program.Outcome outcome = cluster.lawsweep(prepend("submit", options("refused", "--partition", "nowhere")));
    assertEquals(2, outcome.exit());
    assertEquals("", outcome.out());
    assertEquals("lawsweep: sbatch refused the job: Batch job submission failed: Invalid partition name specified\n",
        outcome.err());
    assertFalse(Files.exists(scene.resolve("refused/slurm/submissions.jsonl")));
  }

  @Test
  @Tag("campaign")
  void tasksThatAreKilledManyTimes() throws Exception {
    Random random = new Random(Seeds.fresh());
    int kills = 0;
    for (int round = 0; round < 30 && kills < 40; round++) {
      String out = "campaign-" + round;
      for (int i = 0; i < 6; i++) {
        Program.Outcome sent = cluster.lawsweep(prepend("submit", options(out, "--task-minutes", "0.0015")));
        assertEquals(0, sent.exit(), Seeds.note(sent.err()));
        Thread.sleep(random.nextInt(2000));
        kills += signal(out, List.of("KILL", "TERM", "USR1").get(random.nextInt(3)));
      }
      finish(out);
    }
    assertTrue(kills >= 40, Seeds.note(kills + " kills"));
  }

  /** Sends a signal to the programs of all tasks that run, and returns how many there were. */
  private static int signal(String out, String name) throws Exception {
    List<ProcessHandle> programs = cluster.programs(out);
    for (ProcessHandle program : programs) {
      cluster.command("kill", "-" + name, String.valueOf(program.pid()));
    }
    return programs.size();
  }

  private static String[] of(String spec, String out, String... more) {
    return prepend(spec, prepend("--out", prepend(out, prepend("--cpus",
        prepend("3", prepend("--mem", prepend("1G", prepend("--time", prepend("5", more)))))))));
  }

  private static String[] options(String out, String... more) {
    return of("sweep.yaml", out, more);
  }

  private static String[] prepend(String first, String... more) {
    String[] all = new String[more.length + 1];
    all[0] = first;
    System.arraycopy(more, 0, all, 1, more.length);
    return all;
  }

  /** Submits what is left and waits for it, after which nothing is left: a task that is sent needs no second try. */
  private static void finish(String out) throws Exception {
    cluster.awaitQuiet(out, 300);
    assertEquals(0, cluster.lawsweep(prepend("submit", options(out))).exit());
    cluster.awaitQuiet(out, 300);
    Program.Outcome again = cluster.lawsweep(prepend("submit", options(out)));
    assertEquals(0, again.exit(), again.err());
    assertEquals("", again.out());
    assertEquals("lawsweep: nothing to submit: every cell has a result\n", again.err());
    assertEquals(expected, scene.results(out));
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
