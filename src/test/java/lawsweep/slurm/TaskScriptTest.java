package lawsweep.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lawsweep.sweep.Sweep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the script of a task does, with a program and an {@code scontrol} that are scripts themselves. */
class TaskScriptTest {

  private static final Sweep SWEEP = SmallSweep.of(2);

  private static final String CANCELLED = "JobId=8 JobState=COMPLETING Restarts=0 PreemptTime=None End=0";
  private static final String PREEMPTED =
      "JobId=8 JobState=COMPLETING Restarts=0 PreemptTime=2026-01-02T03:04:05 End=0";
  private static final String PUT_BACK = "JobId=8 JobState=COMPLETING Restarts=1 End=0";

  @TempDir
  Path temporary;

  /** How a script ended: exit status, what it said, and what it asked of scontrol apart from showing the job. */
  private record Ending(int exit, String said, String asked) {}

  @BeforeEach
  void place() throws IOException {
    Files.createDirectories(temporary.resolve("bin"));
    scontrol(CANCELLED, 0);
    // Stops at once when told to, with the exit status in the file; ends by itself if there is nothing to wait for. A
    // second signal may come while bash is at the first one: it has nothing to read then.
    executable("program", """
        #!/usr/bin/env bash
        printf '%s\\n' "$@" >"$0.arguments"
        [[ -z ${SLOW:-} ]] || exec sleep 20
        status=$(<"$0.status")
        trap 'exit $status' TERM USR1
        touch "$0.ready"
        while [[ -f $0.wait ]]; do sleep 0.02; done
        exit $status
        """);
  }

  private void executable(String name, String text) throws IOException {
    assertTrue(Files.writeString(temporary.resolve("bin").resolve(name), text).toFile().setExecutable(true));
  }

  private void scontrol(String job, int exit) throws IOException {
    executable("scontrol", """
        #!/usr/bin/env bash
        if [[ $1 == --oneliner ]]; then echo '%s'; exit 0; fi
        echo "$@" >>"$0.asked"
        echo busy >&2
        exit %d
        """.formatted(job, exit));
  }

  /** Runs a task that is restarted for the given time, sends signals once the program is ready, and waits. */
  private Ending run(int restarts, int status, Map<String, String> environment, String... signals)
      throws IOException, InterruptedException {
    JobOptions options = new JobOptions("small", 1, Optional.empty(), Optional.of(Duration.ofHours(1)), 0, 3, Map.of(),
        List.of(), List.of("SETUP=done"));
    TaskTable table = TaskTable.of(SWEEP, SmallSweep.workload(SWEEP), 16, 1);
    Path bin = temporary.resolve("bin");
    Files.writeString(bin.resolve("program.status"), String.valueOf(status));
    if (signals.length > 0) {
      Files.createFile(bin.resolve("program.wait"));
    }
    Path script = Files.writeString(temporary.resolve("job.sh"),
        new BatchScript("small", bin.resolve("program"), Path.of("/some where"), "dense", table, options)
            .text(new BitSet()));
    ProcessBuilder builder = new ProcessBuilder("bash", script.toString(), "--retry", "failed")
        .redirectErrorStream(true).redirectOutput(temporary.resolve("said").toFile());
    builder.environment().putAll(Map.of("SLURM_ARRAY_JOB_ID", "8", "SLURM_ARRAY_TASK_ID", "6", "SLURM_RESTART_COUNT",
        String.valueOf(restarts), "PATH", bin + ":" + System.getenv("PATH")));
    builder.environment().putAll(environment);
    Process process = builder.start();
    for (String signal : signals) {
      Path sign = bin.resolve(environment.containsKey("SLOW") ? "program.arguments" : "program.ready");
      while (process.isAlive() && !Files.exists(sign)) {
        Thread.sleep(5);
      }
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
    }
    assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    Path asked = bin.resolve("scontrol.asked");
    return new Ending(process.exitValue(), Files.readString(temporary.resolve("said")),
        Files.exists(asked) ? Files.readString(asked).strip() : "");
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3", "137"})
  void theExitStatusIsTheProgrammes(int status) throws IOException, InterruptedException {
    assertEquals(new Ending(status, "", ""), run(0, status, Map.of()));
    assertEquals("""
        run
        /some where/spec.yaml
        --out
        /some where
        --shard
        7/16
        --deadline
        3510s
        --method
        dense
        --retry
        failed
        """, Files.readString(temporary.resolve("bin/program.arguments")).replaceAll("350[0-9]s", "3510s"));
  }

  @Test
  void ahead() throws IOException, InterruptedException {
    Ending ending = run(0, 4, Map.of(), "USR1");
    assertEquals(new Ending(4, "lawsweep: task 6: stopped ahead of the time limit with work left; put back into the"
        + " queue (1 of 3)\n", "requeue 8_6"), ending);
  }

  @Test
  void ownDeadline() throws IOException, InterruptedException {
    assertEquals("requeue 8_6", run(2, 4, Map.of()).asked());
  }

  @Test
  void allRequeuesUsedUp() throws IOException, InterruptedException {
    Ending ending = run(3, 4, Map.of(), "USR1");
    assertEquals(4, ending.exit());
    assertEquals("", ending.asked());
    assertTrue(ending.said().contains("restarted 3 times already"), ending.said());
  }

  @Test
  void aRefusedRequeueIsSaid() throws IOException, InterruptedException {
    scontrol(CANCELLED, 1);
    Ending ending = run(0, 4, Map.of(), "USR1");
    assertEquals(4, ending.exit());
    assertTrue(ending.said().contains("cannot be put back (busy): send it again with lawsweep submit"), ending.said());
  }

  @Test
  void cancelledTasksStayAway() throws IOException, InterruptedException {
    Ending ending = run(0, 4, Map.of(), "TERM");
    assertEquals(4, ending.exit());
    assertEquals("", ending.asked());
  }

  @Test
  void aTaskThatSlurmPutsBackDoesNotPutItselfBackToo() throws IOException, InterruptedException {
    scontrol(PUT_BACK, 0);
    assertEquals("", run(0, 4, Map.of(), "TERM").asked());
  }

  @Test
  void aTaskThatPreemptionCancelsPutsItselfBack() throws IOException, InterruptedException {
    scontrol(PREEMPTED, 0);
    Ending ending = run(0, 4, Map.of(), "TERM");
    assertEquals("requeue 8_6", ending.asked());
    assertTrue(ending.said().contains("preempted with work left; put back into the queue (1 of 3)"), ending.said());
  }

  /** A program that has finished all the same is done, whatever signal came. */
  @Test
  void doneIsDone() throws IOException, InterruptedException {
    assertEquals(new Ending(0, "", ""), run(0, 0, Map.of(), "TERM", "USR1"));
  }

  /** A signal that comes before the program has its handlers ends it at once, with nothing lost. */
  @ParameterizedTest
  @CsvSource({"USR1,requeue 8_6", "TERM,''"})
  void earlySignals(String signal, String asked) throws IOException, InterruptedException {
    Ending ending = run(0, 0, Map.of("SLOW", "1"), signal);
    assertEquals(4, ending.exit());
    assertEquals(asked, ending.asked());
  }
}
