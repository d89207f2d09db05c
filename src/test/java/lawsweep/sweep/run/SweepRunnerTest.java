package lawsweep.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lawsweep.kind.count.FakeCounter;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.SweepFindings;
import lawsweep.sweep.log.Gist;
import lawsweep.sweep.log.Journal;
import lawsweep.sweep.store.Checkpoints;
import lawsweep.sweep.store.DirectoryLock;
import lawsweep.sweep.store.DirectoryRefusedException;
import lawsweep.sweep.store.JournalTest;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.ResultReader;
import lawsweep.sweep.store.Shard;
import lawsweep.sweep.store.SweepStatus;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepRunnerTest {

  @TempDir
  Path temporary;

  private ResultDirectory directory(String name, Sweep sweep) throws IOException {
    return Sweeps.prepare(temporary.resolve(name), sweep);
  }

  /** Does something before it counts. */
  private static FakeCounter before(Consumer<LawCell> act) {
    return new FakeCounter() {
      @Override
      public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
        act.accept(cell);
        return super.count(cell, limits, team, stop);
      }
    };
  }

  @Test
  void threadsAndShardsChangeNoResult() throws IOException {
    Sweep sweep = Sweeps.of("a", 500);
    ResultDirectory one = directory("one", sweep);
    RunResult result = Sweeps.run(one, new FakeCounter(), Shard.WHOLE, 1);
    List<String> expected = Sweeps.results(one);
    assertEquals(500, expected.size());
    assertEquals(0, result.exitCode());
    for (int threads : new int[] {2, 7}) {
      ResultDirectory other = directory("threads" + threads, sweep);
      Sweeps.run(other, new FakeCounter(), Shard.WHOLE, threads);
      assertEquals(expected, Sweeps.results(other));
    }
    ResultDirectory shards = directory("shards", sweep);
    for (int i = 3; i >= 1; i--) {
      Sweeps.run(shards, new FakeCounter(), new Shard(i, 3), 2);
    }
    assertEquals(expected, Sweeps.results(shards));
    assertEquals(3, shards.logs().size());
  }

  @Test
  void largeCellsGetAllThreadsOneAtATime() throws IOException {
    Sweep sweep = Sweeps.of("a", 60);
    AtomicInteger running = new AtomicInteger();
    Map<Integer, Integer> teams = new ConcurrentHashMap<>();
    FakeCounter counter = new FakeCounter() {
      @Override
      public Estimate estimate(LawCell cell) {
        return new Estimate(cell.seed() < 10 ? 1e15 : 1, 1, 1);
      }

      @Override
      public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
        int now = running.incrementAndGet();
        teams.put(cell.seed(), team.size());
        team.forEach(20, i -> Thread.onSpinWait());
        assertTrue(cell.seed() >= 10 || now == 1);
        running.decrementAndGet();
        return super.count(cell, limits, team, stop);
      }
    };
    assertEquals(60, Sweeps.run(directory("a", sweep), counter, Shard.WHOLE, 3).done());
    teams.forEach((seed, size) -> assertEquals(seed < 10 ? 3 : 1, size));
  }

  @Test
  void aRunIsResumed() throws IOException {
    Sweep sweep = Sweeps.of("a", 300);
    ResultDirectory directory = directory("a", sweep);
    StopSwitch stop = new StopSwitch();
    AtomicInteger counted = new AtomicInteger();
    FakeCounter stopping = before(cell -> {
      if (counted.incrementAndGet() > 100) {
        stop.request(StopKind.TERMINATE);
        throw new StoppedException();
      }
    });
    RunResult first =
        new SweepRunner(Sweeps.engines(stopping), Sweeps.settings(Shard.WHOLE, 2), stop, new RunMeter()).run(directory);
    assertEquals(100, first.done());
    assertEquals(200, first.remaining());
    assertEquals(Optional.of(StopKind.TERMINATE), first.stopped());
    assertEquals(4, first.exitCode());
    assertTrue(first.summary().endsWith("200 left (stopped by TERM)"), first.summary());

    FakeCounter counter = new FakeCounter();
    RunResult second = Sweeps.run(directory, counter, Shard.WHOLE, 2);
    assertEquals(200, counter.counted.get());
    assertEquals(new RunResult(300, 300, 0, 0, second.caveats(), 0, 200, Optional.empty(), List.of()), second);
    ResultDirectory whole = directory("whole", sweep);
    Sweeps.run(whole, new FakeCounter(), Shard.WHOLE, 1);
    assertEquals(Sweeps.results(whole), Sweeps.results(directory));

    FakeCounter idle = new FakeCounter();
    assertEquals(0, Sweeps.run(directory, idle, Shard.WHOLE, 2).recorded());
    assertEquals(0, Sweeps.run(directory, idle, new Shard(2, 5), 2).recorded());
    assertEquals(0, idle.counted.get());
    assertFalse(Files.exists(directory.log(new Shard(2, 5))), "nothing to write, nothing written");
  }

  @Test
  void anUnshardedRunTakesWhatShardsFinished() throws IOException {
    Sweep sweep = Sweeps.of("a", 100);
    ResultDirectory directory = directory("a", sweep);
    RunResult shard = Sweeps.run(directory, new FakeCounter(), new Shard(1, 4), 1);
    FakeCounter counter = new FakeCounter();
    assertEquals(100, Sweeps.run(directory, counter, Shard.WHOLE, 1).done());
    assertEquals(100 - shard.cells(), counter.counted.get());
  }

  @Test
  void errorsAreRecordedAndTheRunGoesOn() throws IOException {
    Sweep sweep = Sweeps.of("a", 100);
    ResultDirectory directory = directory("a", sweep);
    FakeCounter counter = before(cell -> {
      switch (cell.seed()) {
        case 10 -> throw new IllegalStateException("two\n lines");
        case 20 -> throw new StackOverflowError();
        case 30 -> throw new AssertionError("wrong");
        case 40 -> throw new OutOfMemoryError("Java heap space");
        case 50 -> throw new StoppedException();
        default -> {}
      }
    });
    RunResult result = Sweeps.run(directory, counter, Shard.WHOLE, 2);
    assertEquals(95, result.done());
    assertEquals(5, result.failed());
    assertEquals(3, result.exitCode());
    List<SweepStatus.Note> failed = SweepStatus.of(directory).attention().stream()
        .filter(note -> note.status() == CellStatus.FAILED).toList();
    assertEquals(5, failed.size());
    assertTrue(failed.get(0).reason().startsWith("IllegalStateException: two; lines (at lawsweep.sweep."),
        failed.get(0).reason());
    assertTrue(failed.get(3).reason().startsWith("OutOfMemoryError: Java heap space"));

    FakeCounter idle = new FakeCounter();
    assertEquals(3, Sweeps.run(directory, idle, Shard.WHOLE, 1).exitCode());
    assertEquals(0, idle.counted.get());
    RunSettings retry = new RunSettings(Shard.WHOLE, 2, Retry.FAILED, "fake", 1 << 30, 1e9);
    FakeCounter good = new FakeCounter();
    assertEquals(0,
        new SweepRunner(Sweeps.engines(good), retry, new StopSwitch(), new RunMeter()).run(directory).exitCode());
    assertEquals(5, good.counted.get());
    assertEquals(0, SweepStatus.of(directory).count(CellStatus.FAILED));
  }

  @Test
  void aCellOutOfMemoryBesideOthersIsTriedByItself() throws IOException {
    Set<Integer> seen = ConcurrentHashMap.newKeySet();
    FakeCounter counter = before(cell -> {
      if (cell.seed() % 10 == 0 && seen.add(cell.seed())) {
        throw new OutOfMemoryError();
      }
    });
    RunResult result = Sweeps.run(directory("a", Sweeps.of("a", 100)), counter, Shard.WHOLE, 2);
    assertEquals(100, result.done());
    assertEquals(0, result.failed());
  }

  @Test
  void cellsOverALimitAreSkipped() throws IOException {
    Limits limits = new Limits(1, 1 << 20, 5);
    FakeCounter counter = new FakeCounter() {
      @Override
      public Estimate estimate(LawCell cell) {
        return new Estimate(1e9, cell.seed() == 3 ? 5 << 20 : 1, cell.seed() == 4 ? 6 : 5);
      }
    };
    ResultDirectory directory = directory("a", Sweeps.of("a", 10, limits));
    RunResult result = Sweeps.run(directory, counter, Shard.WHOLE, 2);
    assertEquals(8, result.done());
    assertEquals(2, result.skipped());
    assertEquals(0, result.exitCode());
  }

  @Test
  void memoryIsSharedAmongCells() throws IOException {
    AtomicInteger together = new AtomicInteger();
    FakeCounter counter = new FakeCounter() {
      @Override
      public Estimate estimate(LawCell cell) {
        return new Estimate(1, 40 << 20, 1);
      }

      @Override
      public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
        assertTrue(together.incrementAndGet() <= 2);
        LockSupport.parkNanos(50_000);
        together.decrementAndGet();
        return super.count(cell, limits, team, stop);
      }
    };
    RunSettings settings = new RunSettings(Shard.WHOLE, 8, Retry.NONE, "fake", 200 << 20, 1e12);
    RunResult result = new SweepRunner(Sweeps.engines(counter), settings, new StopSwitch(), new RunMeter())
        .run(directory("a", Sweeps.of("a", 300)));
    assertEquals(300, result.done());
  }

  @Test
  void anEstimateThatThrowsIsAFailedCell() throws IOException {
    FakeCounter counter = new FakeCounter() {
      @Override
      public Estimate estimate(LawCell cell) {
        if (cell.seed() == 2) {
          throw new ArithmeticException("long overflow");
        }
        return super.estimate(cell);
      }
    };
    assertEquals(1, Sweeps.run(directory("a", Sweeps.of("a", 5)), counter, Shard.WHOLE, 1).failed());
  }

  @Test
  void aFullDiskEndsTheRun() throws IOException {
    Sweep sweep = Sweeps.of("a", 3000);
    RunMeter meter = new RunMeter();
    RunSettings settings = Sweeps.settings(Shard.WHOLE, 2);
    JournalTest.SmallDisk disk = new JournalTest.SmallDisk(20_000, 1000);
    FakeCounter counter = new FakeCounter() {
      @Override
      public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
        LockSupport.parkNanos(1_000_000);
        return super.count(cell, limits, team, stop);
      }
    };
    Workload workload = Workload.of(sweep, Sweeps.engines(counter));
    int[] open = workload.largestFirst();
    meter.begin(workload, Placement.of(workload, OptionalLong.empty(), open), 3000, open, 2);
    IOException e = assertThrows(IOException.class, () -> {
      try (Journal journal = new Journal("journal.log", disk, 0); ThreadTeam team = new ThreadTeam(2)) {
        CellAttempt attempt = new CellAttempt(workload.kinds(), sweep.limits(), settings.backend());
        CellWork work = new CellWork(workload, attempt, new StopSwitch(), journal,
            new Checkpoints(temporary, FakeKinds.FAKE, Shard.WHOLE, warning -> {}),
            new RunWatch(meter, RunListener.NONE, Set.of()));
        new RunLoop(work, workload, settings, team).run(workload.largestFirst());
      }
    });
    assertEquals("cannot write journal.log: No space left on device", e.getMessage());
    assertTrue(counter.counted.get() < 2000, "the run ended early");
    assertEquals('\n', disk.bytes.toByteArray()[disk.bytes.size() - 1]);
  }

  @Test
  void aDamagedRecordIsReportedAndRunAgain() throws IOException {
    ResultDirectory directory = directory("a", Sweeps.of("a", 20));
    Sweeps.run(directory, new FakeCounter(), Shard.WHOLE, 1);
    List<String> expected = Sweeps.results(directory);
    Path log = directory.log(Shard.WHOLE);
    byte[] bytes = Files.readAllBytes(log);
    bytes[bytes.length / 2] ^= 1;
    Files.write(log, bytes);
    assertEquals(1, SweepStatus.of(directory).remaining());
    FakeCounter counter = new FakeCounter();
    RunResult result = Sweeps.run(directory, counter, Shard.WHOLE, 1);
    assertEquals(1, counter.counted.get());
    assertEquals(1, result.warnings().size());
    assertTrue(result.warnings().get(0).startsWith("journal.log: damaged record at byte "));
    assertEquals(expected, Sweeps.results(directory));
  }

  @Test
  void aShardInUseIsRefusedWithinAProcessToo() throws IOException {
    ResultDirectory directory = directory("a", Sweeps.of("a", 3));
    try (DirectoryLock lock = DirectoryLock.open(directory.path())) {
      assertTrue(lock.tryShard(new Shard(1, 2)));
      assertThrows(DirectoryRefusedException.class,
          () -> Sweeps.run(directory, new FakeCounter(), new Shard(1, 2), 1));
      assertEquals(List.of(), directory.logs());
    }
    Sweeps.run(directory, new FakeCounter(), new Shard(1, 2), 1);
  }

  @Test
  void manySmallCellsAreEachCountedAndWrittenOnce() throws IOException {
    int cells = 20_000;
    ResultDirectory directory = directory("a", Sweeps.of("a", cells));
    FakeCounter counter = new FakeCounter();
    assertEquals(cells, Sweeps.run(directory, counter, Shard.WHOLE, 2).done());
    assertEquals(cells, counter.counted.get());
    try (Stream<String> records = Files.lines(directory.log(Shard.WHOLE))) {
      assertEquals(cells, records.count());
    }
    try (ResultReader reader = ResultReader.open(directory)) {
      for (int cell = 0; cell < cells; cell++) {
        assertTrue(Sweeps.done(cell).sameResult(reader.next().orElseThrow()), "cell " + cell);
      }
    }
  }

  /** Notes what it is told. */
  private static final class Ear implements RunListener {
    final SweepFindings findings = new SweepFindings(FakeKinds.FAKE);
    /** By key, what findings need of a record. */
    final Map<String, Object> told = new ConcurrentHashMap<>();
    final AtomicInteger found = new AtomicInteger();

    private void take(CellRecord record) {
      findings.add(record);
      assertEquals(null, told.put(record.key(), needed(record)), "told twice");
    }

    /** What findings need of a record. */
    static Object needed(CellRecord record) {
      return record.outcome().flatMap(
          outcome -> FakeKinds.FAKE.of(record.cell()).countedAs(record.cell(), outcome)).<Object>map(
              word -> word + " " + record.seconds())
          .orElse(record);
    }

    @Override
    public void counted(Gist gist, Supplier<String> key, double seconds) {
      found.incrementAndGet();
      String word = gist.word().orElseThrow();
      findings.add(gist.entries(), word, key, seconds);
      assertEquals(null, told.put(key.get(), word + " " + seconds), "told twice");
    }

    @Override
    public void found(CellRecord record) {
      found.incrementAndGet();
      take(record);
    }

    @Override
    public void recorded(CellRecord record) {
      take(record);
    }

    @Override
    public void warn(String line) {
      throw new AssertionError(line);
    }
  }

  /** All the records that a directory ends up with, each once, whoever made them. */
  @Test
  void aListenerIsToldOfEveryFinalRecordOnce() throws IOException {
    Sweep sweep = Sweeps.of("a", 400);
    ResultDirectory directory = directory("a", sweep);
    FakeCounter failing = before(cell -> {
      if (cell.seed() % 40 == 3) {
        throw new IllegalStateException("broken");
      }
    });
    Sweeps.run(directory, failing, new Shard(1, 4), 2);
    Sweeps.run(directory, failing, new Shard(2, 4), 2);
    for (boolean retry : new boolean[] {false, true, false}) {
      for (Shard shard : List.of(new Shard(2, 4), Shard.WHOLE)) {
        Ear ear = new Ear();
        RunResult result = new SweepRunner(Sweeps.engines(retry ? new FakeCounter() : failing),
            RunSettings.of(shard, 2, retry ? Retry.FAILED : Retry.NONE, "fake"), new StopSwitch(), new RunMeter(), ear)
            .run(directory);
        assertEquals(result.cells(), ear.told.size());
        assertEquals(result.cells() - result.recorded(), ear.found.get());
        if (shard.equals(Shard.WHOLE)) {
          SweepFindings all = new SweepFindings(FakeKinds.FAKE);
          Map<String, Object> last = new HashMap<>();
          try (ResultReader reader = ResultReader.open(directory)) {
            for (Optional<CellRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
              last.put(next.get().key(), Ear.needed(next.get()));
              all.add(next.get());
            }
          }
          assertEquals(last, ear.told);
          assertEquals(all.lines(), ear.findings.lines());
        }
      }
    }
  }
}
