package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import lawsweep.kind.count.FakeCounter;
import lawsweep.sweep.run.RunProcess;
import lawsweep.sweep.run.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RunProcessTest {

  @TempDir
  Path temporary;

  private static void signal(Process process, String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  private static void awaitBytes(Path log, long bytes) throws IOException, InterruptedException {
    for (int i = 0; i < 2000 && (!Files.exists(log) || Files.size(log) < bytes); i++) {
      Thread.sleep(10);
    }
    assertTrue(Files.exists(log) && Files.size(log) >= bytes);
  }

  private List<String> uninterrupted(int cells) throws IOException {
    ResultDirectory whole = Sweeps.prepare(temporary.resolve("whole"), Sweeps.of("a", cells));
    Sweeps.run(whole, new FakeCounter(), Shard.WHOLE, 1);
    return Sweeps.results(whole);
  }

  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,4", "USR1,4"})
  void aSignalStopsAndFinishedWorkIsKept(String name, int code) throws Exception {
    Path path = temporary.resolve("out");
    Process process = RunProcess.start(path, 3000, Shard.WHOLE, 3);
    awaitBytes(path.resolve("journal.log"), 1);
    signal(process, name);
    String output = RunProcess.output(process);
    assertEquals(code, process.waitFor(), output);
    ResultDirectory directory = ResultDirectory.open(path, Sweeps.READER);
    SweepStatus status = SweepStatus.of(directory);
    assertTrue(status.finished() > 0 && status.remaining() > 0);
    assertTrue(output.startsWith("3000 cells: " + status.finished() + " done"), output);
    assertEquals(List.of(), status.damages());
    RunResult rest = Sweeps.run(directory, new FakeCounter(), Shard.WHOLE, 2);
    assertEquals(3000 - status.finished(), rest.recorded());
    assertEquals(uninterrupted(3000), Sweeps.results(directory));
  }

  @Test
  void aSecondInterruptEndsAtOnce() throws Exception {
    Path path = temporary.resolve("out");
    Process process = RunProcess.start(path, 4, Shard.WHOLE, 60_000);
    awaitBytes(path.resolve("journal.log"), 0);
    Thread.sleep(300);
    signal(process, "INT");
    Thread.sleep(100);
    assertTrue(process.isAlive());
    signal(process, "INT");
    assertEquals(130, process.waitFor());
  }

  @Test
  void killedAtAnyMomentTheRunIsResumed() throws Exception {
    Random random = new Random(5);
    Path path = temporary.resolve("out");
    for (int round = 0; round < 6; round++) {
      Process process = RunProcess.start(path, 4000, Shard.WHOLE, 1);
      Thread.sleep(50 + random.nextInt(500));
      process.destroyForcibly().waitFor();
    }
    ResultDirectory directory = Sweeps.prepare(path, Sweeps.of("a", 4000));
    Sweeps.run(directory, new FakeCounter(), Shard.WHOLE, 2);
    assertEquals(uninterrupted(4000), Sweeps.results(directory));
    assertEquals(List.of(), SweepStatus.of(directory).damages());
  }

  @Test
  void aSecondProcessOnTheSameShardIsRefused() throws Exception {
    Path path = temporary.resolve("out");
    Process first = RunProcess.start(path, 20, new Shard(1, 2), 60_000);
    awaitBytes(path.resolve("journal-1-of-2.log"), 0);
    Process second = RunProcess.start(path, 20, new Shard(1, 2), 0);
    String output = RunProcess.output(second);
    assertEquals(2, second.waitFor(), output);
    assertTrue(output.matches("expected a shard \\(1/2\\) that nobody works on, got .*, where another process runs it"),
        output);
    Process other = RunProcess.start(path, 20, new Shard(2, 2), 0);
    RunProcess.output(other);
    assertEquals(0, other.waitFor());
    first.destroyForcibly().waitFor();
    Process again = RunProcess.start(path, 20, new Shard(1, 2), 0);
    RunProcess.output(again);
    assertEquals(0, again.waitFor());
    assertEquals(uninterrupted(20), Sweeps.results(ResultDirectory.open(path, Sweeps.READER)));
  }

  @Test
  void shardsMayStartAtTheSameMoment() throws Exception {
    Path path = temporary.resolve("deep/er/out");
    List<Process> processes = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      processes.add(RunProcess.start(path, 300, new Shard(i, 5), 0));
    }
    for (Process process : processes) {
      String output = RunProcess.output(process);
      assertEquals(0, process.waitFor(), output);
    }
    ResultDirectory directory = ResultDirectory.open(path, Sweeps.READER);
    assertEquals(5, directory.logs().size());
    assertEquals(uninterrupted(300), Sweeps.results(directory));
  }
}
