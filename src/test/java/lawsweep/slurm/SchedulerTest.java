package lawsweep.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchedulerTest {

  private static Scheduler answering(int exit, String out, String err) {
    return new Scheduler(command -> new SlurmCommands.Answer(exit, out, err));
  }

  @Test
  void theArraySizeIsRead() throws SchedulerException {
    assertEquals(41, answering(0, "MaxArrayTasks = 7\nMaxArraySize            = 41\nX = 2\n", "").maxArraySize());
    assertEquals(1001, answering(0, "ClusterName = x\n", "").maxArraySize());
    SchedulerException off = assertThrows(SchedulerException.class,
        () -> answering(0, "MaxArraySize = 0\n", "").maxArraySize());
    assertTrue(off.getMessage().contains("job arrays"), off.getMessage());
    SchedulerException busy = assertThrows(SchedulerException.class, () -> answering(1, "",
        "slurm_load_ctl_conf error: Unable to contact slurm controller (connect failure)\n").maxArraySize());
    assertEquals("expected Slurm to answer, got from scontrol: slurm_load_ctl_conf error: Unable to contact slurm"
        + " controller (connect failure)", busy.getMessage());
  }

  @Test
  void noSlurmIsOneLine() {
    SlurmCommands processes = new SlurmProcesses(Duration.ofSeconds(10));
    Scheduler none = new Scheduler(command -> processes.run(List.of("/no/such/place/" + command.get(0))));
    SchedulerException e = assertThrows(SchedulerException.class, none::maxArraySize);
    assertEquals("expected Slurm on this machine, got none (scontrol is not on the PATH); --dry-run needs none",
        e.getMessage());
  }

  @Test
  void theJobIdMayNameItsCluster() throws SchedulerException {
    assertEquals(17, answering(0, "17\n", "").submit(Path.of("job.sh"), List.of()));
    assertEquals(17, answering(0, "17;north\n", "").submit(Path.of("job.sh"), List.of()));
    for (String out : List.of("", "Submitted batch job 17\n", "17\n18\n")) {
      assertThrows(SchedulerException.class, () -> answering(0, out, "").submit(Path.of("job.sh"), List.of()));
    }
  }

  @Test
  void aFailedSubmissionIsNeverTakenForASuccess() {
    for (int exit : new int[] {1, 2, 127, 255}) {
      assertThrows(SchedulerException.class,
          () -> answering(exit, "17\n", "sbatch: error: no\n").submit(Path.of("job.sh"), List.of()));
    }
  }

  @Test
  void theQueueIsRead() throws SchedulerException {
    List<QueuedTask> queue = answering(0, "1|PENDING|Priority\n0|RUNNING|None\n\nN/A|PENDING|odd\n", "")
        .queue(List.of(5L));
    assertEquals(List.of(new QueuedTask(1, "PENDING", "Priority"), new QueuedTask(0, "RUNNING", "None"),
        new QueuedTask(-1, "PENDING", "odd")), queue);
    assertEquals(List.of(), answering(1, "", "slurm_load_jobs error: Invalid job id specified\n").queue(List.of(5L)));
    assertThrows(SchedulerException.class, () -> answering(1, "", "squeue: error: down\n").queue(List.of(5L)));
    assertEquals(List.of(), answering(1, "", "not even asked").queue(List.of()));
  }

  @Test
  void accountsTellHowTheLastRunEnded() {
    List<List<String>> asked = new ArrayList<>();
    Scheduler scheduler = new Scheduler(command -> {
      asked.add(command);
      return new SlurmCommands.Answer(0, "102_3|TIMEOUT\n101_3|FAILED\n101_4|CANCELLED by 7\n101_[5-9]|PENDING\n", "");
    });
    List<Submission> submissions = List.of(new Submission(101, Instant.parse("2026-01-02T03:04:05.6Z"), "0-9"),
        new Submission(102, Instant.parse("2026-01-03T03:04:05Z"), "3"));
    assertEquals(Map.of(3, "TIMEOUT", 4, "CANCELLED"), scheduler.endings(submissions));
    assertTrue(asked.get(0).stream().anyMatch(word -> word.matches("--starttime=2026-01-0[123]T[0-9:]{8}")),
        asked.toString());
    assertEquals(Map.of(), answering(1, "", "Slurm accounting storage is disabled\n").endings(submissions));
  }

  @Test
  void aCommandThatHangsIsEnded() {
    SlurmProcesses processes = new SlurmProcesses(Duration.ofMillis(300));
    IOException e = assertThrows(IOException.class, () -> processes.run(List.of("sleep", "60")));
    assertTrue(e.getMessage().startsWith("sleep did not answer"), e.getMessage());
  }

  @Test
  void bothStreamsAreReadHoweverLong() throws IOException {
    SlurmCommands.Answer answer = new SlurmProcesses(Duration.ofSeconds(20)).run(
        List.of("bash", "-c",
            "head -c 300000 /dev/zero | tr '\\0' e >&2; head -c 300000 /dev/zero | tr '\\0' o; exit 7"));
    assertEquals(7, answer.exit());
    assertEquals(300_000, answer.out().length());
    assertEquals(300_000, answer.err().length());
  }
}
