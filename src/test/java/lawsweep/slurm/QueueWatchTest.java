package lawsweep.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Workload;
import lawsweep.sweep.store.Manifest;
import lawsweep.sweep.store.ResultDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What status says of the queue, and how often it asks. */
class QueueWatchTest {

  private static final Sweep SWEEP = SmallSweep.of(2);
  private static final Workload WORKLOAD = SmallSweep.workload(SWEEP);

  @TempDir
  Path temporary;

  private ResultDirectory directory;
  private String queue = "0|PENDING|Priority\n1|PENDING|Resources\n2|PENDING|Resources\n3|RUNNING|None\n";
  private String complaint = "";
  private int asked;
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private final QueueWatch watch =
      new QueueWatch(new Scheduler(this::answer), () -> Duration.between(Instant.EPOCH, now).toNanos());

  private SlurmCommands.Answer answer(List<String> command) {
    if (command.get(0).equals("sacct")) {
      return new SlurmCommands.Answer(0, "7_9|TIMEOUT\n7_10|TIMEOUT\n7_11|NODE_FAIL\n7_1|FAILED\n", "");
    }
    asked++;
    return new SlurmCommands.Answer(complaint.isEmpty() ? 0 : 1, queue, complaint);
  }

  @BeforeEach
  void prepare() throws IOException {
    directory = ResultDirectory.prepare(temporary.resolve("results"), SWEEP,
        Manifest.of(SWEEP, "auto", "0.1", Map.of()));
  }

  private void submitted() throws IOException {
    Files.createDirectories(directory.path().resolve("slurm"));
    Files.writeString(TaskCsv.file(directory.path()), TaskTable.of(SWEEP, WORKLOAD, 16, 1).csv());
    new Submissions(directory.path()).append(new Submission(7, now, "0-15"));
  }

  private Optional<QueueReport> report() throws IOException {
    return watch.report(directory, results -> WORKLOAD);
  }

  @Test
  void whatWasNeverSubmittedIsNotAsked() throws IOException {
    assertEquals(Optional.empty(), report());
    assertEquals(0, asked);
  }

  @Test
  void tasksAreCounted() throws IOException {
    submitted();
    QueueReport report = report().orElseThrow();
    assertEquals("3 pending (tasks 0-2; Priority 1, Resources 2), 1 running (task 3), 12 ended with cells left"
        + " (tasks 4-15; NODE_FAIL 1, TIMEOUT 2): submit again to send them", report.line());
    assertEquals("{\"answered\":true,\"pending\":3,\"running\":1,\"ended\":12,\"pending_tasks\":\"0-2\","
        + "\"running_tasks\":\"3\",\"ended_tasks\":\"4-15\",\"reasons\":{\"Priority\":1,\"Resources\":2},"
        + "\"endings\":{\"NODE_FAIL\":1,\"TIMEOUT\":2}}", report.toJson());
  }

  @Test
  void itIsAskedOnceAMinute() throws IOException {
    submitted();
    for (int second = 0; second < 600; second += 2) {
      report();
      now = now.plusSeconds(2);
    }
    assertEquals(10, asked);
  }

  @Test
  void itIsAskedLessAndLessWhileItDoesNotAnswer() throws IOException {
    submitted();
    complaint = "squeue: error: slurm_load_jobs: Unable to contact slurm controller\n";
    StringBuilder minutes = new StringBuilder();
    for (int minute = 0; minute < 40; minute++) {
      int before = asked;
      assertTrue(report().orElseThrow().line().startsWith("the queue cannot be asked: expected squeue to answer"));
      minutes.append(asked > before ? " " + minute : "");
      now = now.plus(Duration.ofMinutes(1));
    }
    assertEquals(" 0 1 3 7 15 25 35", minutes.toString());
    complaint = "";
    now = now.plus(Duration.ofMinutes(10));
    assertEquals("{3}", report().orElseThrow().running().toString());
    now = now.plus(Duration.ofMinutes(1));
    queue = "";
    assertEquals("{}", report().orElseThrow().running().toString());
  }

  @Test
  void aDamagedTableIsSaid() throws IOException {
    submitted();
    Files.writeString(TaskCsv.file(directory.path()), "task\n");
    assertTrue(report().orElseThrow().line().contains("tasks.csv: expected the columns"));
  }
}
