package lawsweep.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.FakeCounter;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.sweep.store.DirectoryRefusedException;
import lawsweep.sweep.store.Manifest;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.Shard;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent, and what is sent again. */
class SubmitterTest {

  /** So little that every cell is a task, if the array may be as long. */
  private static final double SHORT = 1e-12;

  private static final Sweep SWEEP = SmallSweep.of(2);

  @TempDir
  Path temporary;

  private final FakeSlurm slurm = new FakeSlurm();
  private final List<String> said = new ArrayList<>();
  private ResultDirectory directory;

  @BeforeEach
  void prepare() throws IOException {
    directory = ResultDirectory.prepare(temporary.resolve("results"), SWEEP,
        Manifest.of(SWEEP, "auto", "0.1", Map.of()));
  }

  private OptionalLong submit(OptionalDouble minutes) throws IOException, SchedulerException {
    said.clear();
    JobOptions options = new JobOptions("small", 1, Optional.empty(), Optional.empty(), 0, 3, Map.of(), List.of(),
        List.of());
    Drafts drafts = new Drafts(Path.of("/opt/lawsweep"), directory.path(), "auto", minutes, options);
    Scheduler scheduler = new Scheduler(slurm);
    return new Submitter(scheduler, said::add).submit(directory, SmallSweep.workload(SWEEP), drafts,
        scheduler.maxArraySize());
  }

  private OptionalLong submit() throws IOException, SchedulerException {
    return submit(OptionalDouble.of(SHORT));
  }

  /** What a task does. */
  private void work(int task, int tasks, Kinds engines) throws IOException {
    new SweepRunner(engines, RunSettings.of(new Shard(task + 1, tasks), 1, Retry.FAILED, "test"), new StopSwitch(),
        new RunMeter()).run(directory);
  }

  @Test
  void allTasksAreSentOnce() throws IOException, SchedulerException {
    assertEquals(OptionalLong.of(101), submit());
    assertEquals(16, slurm.queue.get(101L).size());
    assertEquals(List.of(List.of()), slurm.arguments);
    assertEquals(List.of("submitted 16 of 16 tasks"), said);
    assertEquals(OptionalLong.empty(), submit());
    assertEquals(List.of("nothing to submit: the 16 tasks with cells left are in the queue"), said);
    assertEquals("0-15", new Submissions(directory.path()).read().get(0).tasks());
    assertEquals(16, TaskCsv.size(Files.readString(directory.path().resolve("slurm/tasks.csv"))));
  }

  @Test
  void onlyWhatIsLeftAndNotInTheQueueIsSentAgain() throws IOException, SchedulerException {
    submit();
    for (int task : new int[] {0, 1, 5, 9}) {
      work(task, 16, SmallSweep.KINDS);
      slurm.queue.get(101L).remove(task);
    }
    // Tasks that ended without their cells: killed, cancelled, out of memory.
    List.of(3, 7, 8, 10).forEach(slurm.queue.get(101L)::remove);
    assertEquals(OptionalLong.of(102), submit());
    assertEquals("[3, 7, 8, 10]", slurm.queue.get(102L).keySet().toString());
    assertEquals(List.of("submitted 4 of 16 tasks; 8 more in the queue already"), said);
    assertEquals(OptionalLong.empty(), submit());
    slurm.queue.clear();
    for (int task = 0; task < 16; task++) {
      work(task, 16, SmallSweep.KINDS);
    }
    assertEquals(OptionalLong.empty(), submit());
    assertEquals(List.of("nothing to submit: every cell has a result"), said);
  }

  @Test
  void failedCellsAreTriedAgain() throws IOException, SchedulerException {
    submit();
    slurm.queue.clear();
    FakeCounter broken = new FakeCounter() {
      @Override
      public String method(LawCell cell) {
        return SmallSweep.COUNTS.label(new CountCell(cell));
      }

      @Override
      public Estimate estimate(LawCell cell) {
        return SmallSweep.COUNTS.estimate(new CountCell(cell));
      }

      @Override
      public LawCount count(LawCell cell, Limits limits, Team team,
          Stop stop) {
        throw new IllegalStateException("broken");
      }
    };
    for (int task = 0; task < 16; task++) {
      work(task, 16, task == 4 ? FakeKinds.of(broken, new SimulationKind()) : SmallSweep.KINDS);
    }
    submit();
    assertEquals("[4]", slurm.queue.get(102L).keySet().toString());
    assertEquals(List.of("--retry", "failed"), slurm.arguments.get(1));
  }

  @Test
  void theCutStays() throws IOException, SchedulerException {
    submit();
    slurm.queue.clear();
    submit(OptionalDouble.of(1e9));
    assertEquals("the sweep stays cut into 16 tasks, as it was first submitted: --task-minutes has no effect",
        said.get(0));
    assertEquals(16, slurm.queue.get(102L).size());
    slurm.queue.clear();
    submit(OptionalDouble.empty());
    assertEquals(List.of("submitted 16 of 16 tasks"), said);
  }

  @Test
  void theArraySizeBoundsTheIndex() throws IOException, SchedulerException {
    slurm.maxArraySize = "5";
    submit();
    assertEquals("[0, 1, 2, 3, 4]", slurm.queue.get(101L).keySet().toString());
    assertEquals("MaxArraySize 5 allows no more than 5 tasks: they are longer than wanted", said.get(0));
    slurm.queue.clear();
    slurm.maxArraySize = "4";
    assertThrows(DirectoryRefusedException.class, this::submit);
    slurm.maxArraySize = "0";
    assertThrows(SchedulerException.class, this::submit);
  }

  @Test
  void aRefusalIsPassedOnAndNothingIsNoted() {
    slurm.refusal = "sbatch: error: some warning\nsbatch: error: Batch job submission failed: Invalid qos\n";
    SchedulerException e = assertThrows(SchedulerException.class, this::submit);
    assertEquals("sbatch refused the job: Batch job submission failed: Invalid qos", e.getMessage());
    assertFalse(new Submissions(directory.path()).exist());
  }

  @Test
  void aDamagedTableIsRefused() throws IOException, SchedulerException {
    submit();
    slurm.queue.clear();
    Path csv = directory.path().resolve("slurm/tasks.csv");
    String whole = Files.readString(csv);
    for (int length = 0; length < whole.length(); length += 61) {
      Files.writeString(csv, whole.substring(0, length));
      assertThrows(DirectoryRefusedException.class, this::submit);
    }
  }

  @Test
  void aTornLineOfSubmissionsIsLeftOut() throws IOException, SchedulerException {
    submit();
    Path file = directory.path().resolve("slurm/submissions.jsonl");
    String whole = Files.readString(file);
    Files.writeString(file, whole + whole.strip().substring(0, 30));
    slurm.queue.get(101L).remove(3);
    submit();
    assertEquals(List.of(101L, 102L),
        new Submissions(directory.path()).read().stream().map(Submission::job).toList());
  }

  @Test
  void aSecondSubmissionAtTheSameTimeIsRefused() throws IOException {
    Path lock = Files.createDirectories(directory.path().resolve("slurm")).resolve(".lock");
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertTrue(channel.tryLock().isValid());
      assertThrows(DirectoryRefusedException.class, this::submit);
    }
    assertTrue(slurm.arguments.isEmpty());
  }
}
