package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lawsweep.json.RecordFormatException;
import lawsweep.kind.count.FakeCounter;
import lawsweep.kind.simulation.FakeSimulator;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.kind.simulation.Simulations;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Cell;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunResult;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopKind;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import lawsweep.work.TimeLimitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps with simulations: run, stop, checkpoint, resume, limits, blow-ups. */
class SimulationRunTest {

  @TempDir
  Path temporary;

  private ResultDirectory directory(String name, int entries) throws IOException, SpecException {
    return Sweeps.prepare(temporary.resolve(name), Simulations.sweep(entries));
  }

  private static RunResult run(ResultDirectory directory, FakeSimulator simulator, StopSwitch stop, int threads)
      throws IOException {
    RunSettings settings = new RunSettings(Shard.WHOLE, threads, Retry.NONE, "fake", 1 << 30, 1e7);
    return new SweepRunner(FakeKinds.of(new FakeCounter(), simulator), settings, stop, new RunMeter()).run(directory);
  }

  /** Stops the run at its n-th step of a simulation. */
  private static FakeSimulator stoppingAt(int n, StopSwitch stop) {
    return new FakeSimulator() {
      @Override
      public void step(LangevinCell cell, int step) {
        if (steps.get() == n) {
          stop.request(StopKind.TERMINATE);
        }
      }
    };
  }

  private static List<Path> checkpoints(ResultDirectory directory) throws IOException {
    Path path = directory.path().resolve(Checkpoints.DIRECTORY);
    if (!Files.exists(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.toList();
    }
  }

  @Test
  void aRunStoppedInsideCellsGoesOnWhereItWas() throws Exception {
    ResultDirectory whole = directory("whole", 3);
    assertEquals(44, run(whole, new FakeSimulator(), new StopSwitch(), 2).done());
    List<String> expected = Sweeps.results(whole);
    assertEquals(List.of(), checkpoints(whole));
    Random random = new Random(4);
    for (int threads = 1; threads <= 2; threads++) {
      ResultDirectory directory = directory("stopped" + threads, 3);
      int steps = 0;
      int stops = 0;
      RunResult result;
      do {
        StopSwitch stop = new StopSwitch();
        FakeSimulator simulator = stoppingAt(1 + random.nextInt(300), stop);
        result = run(directory, simulator, stop, threads);
        steps += simulator.steps.get();
        SweepStatus status = SweepStatus.of(directory);
        assertEquals(checkpoints(directory).size(), status.begun());
        assertEquals(result.remaining(), status.remaining());
        stops++;
      } while (result.remaining() > 0);
      assertTrue(stops > 2);
      assertEquals(36 * FakeSimulator.STEPS, steps, "no step was done twice");
      assertEquals(expected, Sweeps.results(directory));
      assertEquals(List.of(), checkpoints(directory));
    }
  }

  @Test
  void checkpointsThatCannotBeUsedAreReportedAndTheCellStartsAnew() throws Exception {
    ResultDirectory whole = directory("whole", 1);
    run(whole, new FakeSimulator(), new StopSwitch(), 1);
    List<String> expected = Sweeps.results(whole);
    List<String> reasons = new ArrayList<>();
    for (int damage = 0; damage < 5; damage++) {
      ResultDirectory directory = directory("damaged" + damage, 1);
      StopSwitch stop = new StopSwitch();
      run(directory, stoppingAt(7, stop), stop, 1);
      assertEquals(1, checkpoints(directory).size());
      Path file = checkpoints(directory).getFirst();
      byte[] bytes = Files.readAllBytes(file);
      switch (damage) {
        case 0 -> bytes[bytes.length - 1] ^= 1;
        case 1 -> bytes = java.util.Arrays.copyOf(bytes, bytes.length - 3);
        case 2 -> bytes = CheckpointFile.of("fake-0 other", new byte[] {0, 0, 0, 5});
        case 3 -> bytes = new byte[0];
        default -> bytes = java.util.Arrays.copyOf(bytes, bytes.length + 1);
      }
      Files.write(file, bytes);
      FakeSimulator simulator = new FakeSimulator();
      RunResult result = run(directory, simulator, new StopSwitch(), 1);
      assertEquals(12 * FakeSimulator.STEPS, simulator.steps.get());
      assertEquals(1, result.warnings().size(), result.warnings()::toString);
      reasons.add(result.warnings().getFirst().replaceFirst("/.*[.]bin", "/KEY"));
      assertEquals(expected, Sweeps.results(directory));
    }
    String damaged = "the checkpoint checkpoints/KEY is not used: it is damaged; the cell starts anew";
    assertEquals(List.of(damaged, damaged, damaged.replace("it is", "it is of another engine, sweep or cell, or"),
        damaged, damaged), reasons);
  }

  @Test
  void whatAKillLeftBehindIsTidiedUp() throws Exception {
    ResultDirectory directory = directory("a", 1);
    run(directory, new FakeSimulator(), new StopSwitch(), 1);
    Cell done = directory.sweep().cells().getLast();
    Path file = directory.path().resolve(Checkpoints.DIRECTORY).resolve(done.key() + ".bin");
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[3]);
    run(directory, new FakeSimulator(), new StopSwitch(), 1);
    assertFalse(Files.exists(file));
  }

  @Test
  void framesHoldWhatTheyWereGiven() {
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      byte[] content = new byte[random.nextInt(200)];
      random.nextBytes(content);
      byte[] frame = CheckpointFile.of("owner " + i, content);
      assertArrayEquals(content, CheckpointFile.open("owner " + i, frame));
      assertThrows(RecordFormatException.class, () -> CheckpointFile.open("owner", frame));
      frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
      String owner = "owner " + i;
      assertThrows(RecordFormatException.class, () -> CheckpointFile.open(owner, frame));
    }
  }

  @Test
  void aCellThatUsesUpItsTimeIsSkippedAndKeepsItsCheckpoint() throws Exception {
    ResultDirectory directory = directory("a", 1);
    RunResult result = run(directory, new FakeSimulator() {
      @Override
      public LangevinResult simulate(LangevinCell cell, Limits limits, Team team, Stop stop, CheckpointStore store)
          throws IOException {
        if (cell.depth() == 3) {
          store.save(new byte[] {0, 0, 0, 9});
          throw new TimeLimitException("after a while");
        }
        return super.simulate(cell, limits, team, stop, store);
      }
    }, new StopSwitch(), 2);
    assertEquals(4, result.skipped());
    assertEquals(0, result.exitCode());
    SweepStatus status = SweepStatus.of(directory);
    assertEquals(4, status.attention().stream().filter(note -> note.word().equals("skipped")).count());
    assertTrue(status.attention().stream()
        .anyMatch(note -> note.reason().equals("stopped by limits.seconds, Infinity; its checkpoint is kept")));
    assertEquals(4, checkpoints(directory).size());
    assertEquals(0, status.begun());
  }

  @Test
  void blownUpReplicasAreCountedAndNamed() throws Exception {
    ResultDirectory directory = directory("a", 4);
    RunResult result = run(directory, new FakeSimulator(), new StopSwitch(), 2);
    long blown = directory.sweep().cells().stream().filter(SimulationCell.class::isInstance)
        .filter(cell -> FakeSimulator.resultOf(((SimulationCell) cell).langevin()).blownUp() > 0).count();
    assertTrue(blown > 5 && blown < 40);
    assertEquals(blown, result.caveats().get(SimulationKind.BLOWN_UP));
    assertEquals(0, result.exitCode());
    assertTrue(result.summary().startsWith("56 cells: 56 done"), result.summary());
    assertTrue(result.summary().contains(" (" + blown + " with blown-up replicas)"), result.summary());
    SweepStatus status = SweepStatus.of(directory);
    List<SweepStatus.Note> notes =
        status.attention().stream().filter(note -> note.word().equals("blown up")).toList();
    assertEquals(blown, notes.size());
    assertTrue(notes.getFirst().reason().matches(
        "[0-9]+ of [0-9]+ replicas blew up, the first is number [0-9]+; means are over the others"));
    assertEquals(48, status.tallies().get("simulated"));
  }

  @Test
  void aCheckpointThatCannotBeWrittenEndsTheRun() throws Exception {
    ResultDirectory directory = directory("a", 1);
    Files.write(directory.path().resolve(Checkpoints.DIRECTORY), new byte[1]);
    StopSwitch stop = new StopSwitch();
    IOException e = assertThrows(IOException.class, () -> run(directory, stoppingAt(7, stop), stop, 1));
    assertTrue(String.valueOf(e.getMessage()).startsWith("cannot write "), e.getMessage());
  }

  @Test
  void onlyCellsThatSpreadGetAllThreads() throws Exception {
    Map<String, Integer> teams = new ConcurrentHashMap<>();
    run(directory("a", 9), new FakeSimulator() {
      @Override
      public Estimate estimate(LangevinCell cell) {
        return new Estimate(1e9, 1, 0);
      }

      @Override
      public LangevinResult simulate(LangevinCell cell, Limits limits, Team team, Stop stop, CheckpointStore store)
          throws IOException {
        teams.put(cell.key(), 100 * cell.replicas() + team.size());
        return super.simulate(cell, limits, team, stop, store);
      }
    }, new StopSwitch(), 3);
    assertEquals(9 * 12, teams.size());
    teams.values().forEach(team -> assertEquals(team / 100 > 8 ? 3 : 1, team % 100));
  }

  @Test
  void filesOfNumbersAreCopiedIntoTheDirectory() throws Exception {
    byte[] target = "1,0\n0,2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Files.createDirectories(temporary.resolve("specs/data"));
    Files.write(temporary.resolve("specs/data/t.csv"), target);
    byte[] spec = """
        name: files
        langevin:
          - {dynamics: upstairs, depth: 2, width: 2, time: 1, step: 0.01, energy: {kind: target, file: data/t.csv}}
        """.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Sweep sweep =
        FakeKinds.read("s.yaml", spec, InputFiles.beside(temporary.resolve("specs"), ResultDirectory.MANIFEST));
    Path out = temporary.resolve("out");
    run(Sweeps.prepare(out, sweep), new FakeSimulator(), new StopSwitch(), 1);
    Files.delete(temporary.resolve("specs/data/t.csv"));
    assertEquals(1, SweepStatus.of(ResultDirectory.open(out, FakeKinds.REAL)).finished());
    assertEquals(sweep.fingerprint(),
        FakeKinds.read("s", spec, InputFiles.beside(out, ResultDirectory.MANIFEST)).fingerprint());
    Path merged = temporary.resolve("merged");
    Merge.run(List.of(out), merged, ResultDirectory.specs(FakeKinds.REAL));
    assertEquals(1, SweepStatus.of(ResultDirectory.open(merged, FakeKinds.REAL)).finished());
    try (Stream<Path> inputs = Files.list(out.resolve(InputFiles.DIRECTORY))) {
      Path copy = inputs.filter(file -> file.toString().endsWith("t.csv")).findFirst().orElseThrow();
      Files.writeString(copy, "1,0\n0,3\n");
    }
    String message =
        assertThrows(DirectoryRefusedException.class, () -> ResultDirectory.open(out, FakeKinds.REAL)).getMessage();
    assertTrue(String.valueOf(message).contains("data/t.csv has changed: SHA-256"), message);
  }
}
