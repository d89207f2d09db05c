package lawsweep.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.FakeCounter;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.ResultReader;
import lawsweep.sweep.store.Shard;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.DeviceLostException;
import lawsweep.work.DeviceShare;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.OutOfDeviceMemoryException;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs of made-up cells on a made-up device: every cell whose number is divisible by 10 is meant for it. */
@Timeout(60)
class DeviceRunTest {

  private static final int CELLS = 200;
  private static final long MIB = 1 << 20;

  @TempDir
  Path temporary;

  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicInteger begun = new AtomicInteger();
  private final Set<Integer> taken = ConcurrentHashMap.newKeySet();

  private static DeviceShare share(LawCell cell) {
    return new DeviceShare(10 * MIB, 1 + cell.seed() * 7 % 100);
  }

  /** Counts on the processor, and says which cells are meant for the device. */
  private static class Host extends FakeCounter {
    @Override
    public Optional<DeviceShare> device(CountCell cell, Limits limits) {
      return cell.seed() % 10 == 0 ? Optional.of(share(cell.law())) : Optional.empty();
    }
  }

  /** Counts on the device, after it did something. */
  private class OnDevice extends FakeCounter {
    private final Consumer<LawCell> act;

    OnDevice(Consumer<LawCell> act) {
      this.act = act;
    }

    @Override
    public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
      assertEquals(0, cell.seed() % 10, "not a cell of the device");
      taken.add(cell.seed());
      act.accept(cell);
      return super.count(cell, limits, team, stop);
    }
  }

  private DeviceLanes lanes(int number, long memoryBytes, boolean required, FakeCounter counter) {
    return new DeviceLanes("device-1", number, memoryBytes, required, () -> {
      opened.incrementAndGet();
      return new DeviceLane() {
        @Override
        public Kinds kinds() {
          return Sweeps.engines(counter);
        }

        @Override
        public void giveBack() {}

        @Override
        public void close() {
          closed.incrementAndGet();
        }
      };
    });
  }

  private DeviceLanes lanes(boolean required, Consumer<LawCell> act) {
    return lanes(3, 1000 * MIB, required, new OnDevice(act));
  }

  private RunResult run(ResultDirectory directory, FakeCounter host, StopSwitch stop, DeviceLanes device)
      throws IOException {
    RunListener listener = new HeardWarnings(said);
    RunMeter meter = new RunMeter();
    RunResult result = new SweepRunner(Sweeps.engines(host), Sweeps.settings(Shard.WHOLE, 2), stop, meter, listener,
        Optional.of(device)).run(directory);
    assertEquals(opened.get(), closed.get(), "lanes are given back");
    assertEquals(result.recorded(), meter.read().recorded());
    return result;
  }

  private RunResult run(ResultDirectory directory, DeviceLanes device) throws IOException {
    return run(directory, new Host(), new StopSwitch(), device);
  }

  private ResultDirectory directory(String name, Sweep sweep) throws IOException {
    return Sweeps.prepare(temporary.resolve(name), sweep);
  }

  private ResultDirectory directory() throws IOException {
    return directory("a", Sweeps.of("a", CELLS));
  }

  /** The numbers of the cells whose record a device made. */
  private static Set<Integer> onDevice(ResultDirectory directory) throws IOException {
    Set<Integer> cells = new TreeSet<>();
    for (CellRecord record : records(directory)) {
      if (record.backend().equals("device-1")) {
        cells.add(record.cell().seed());
      }
    }
    return cells;
  }

  private static List<CellRecord> records(ResultDirectory directory) throws IOException {
    List<CellRecord> records = new ArrayList<>();
    try (ResultReader reader = ResultReader.open(directory)) {
      for (Optional<CellRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
        records.add(next.get());
      }
    }
    return records;
  }

  private static Set<Integer> meant() {
    return new TreeSet<>(IntStream.range(0, CELLS).filter(i -> i % 10 == 0).boxed().toList());
  }

  /** Waits for cells that are under way at the same time. */
  private static void await(CountDownLatch others) {
    try {
      assertTrue(others.await(30, TimeUnit.SECONDS), "others are under way, too");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> plainResults() throws IOException {
    ResultDirectory plain = directory("plain", Sweeps.of("a", CELLS));
    Sweeps.run(plain, new FakeCounter(), Shard.WHOLE, 1);
    return Sweeps.results(plain);
  }

  @Test
  void cellsOfADeviceAreComputedThereAndRecordedAsOthers() throws IOException {
    ResultDirectory directory = directory();
    Host host = new Host();
    RunResult result = run(directory, host, new StopSwitch(), lanes(false, cell -> {}));
    assertEquals(CELLS, result.done());
    assertEquals(CELLS, result.recorded());
    assertEquals(CELLS - CELLS / 10, host.counted.get());
    assertEquals(meant(), onDevice(directory));
    assertEquals(plainResults(), Sweeps.results(directory));
    assertEquals(List.of(), said);
    int before = opened.get();
    assertEquals(0, run(directory, lanes(false, cell -> {})).recorded());
    assertEquals(before, opened.get(), "nothing to do, no lane");
  }

  @Test
  void thoseThatTakeLongestComeFirst() throws IOException {
    List<Double> seconds = new ArrayList<>();
    run(directory(), lanes(1, 1000 * MIB, false, new OnDevice(cell -> seconds.add(share(cell).seconds()))));
    List<Double> sorted = new ArrayList<>(seconds);
    sorted.sort(Collections.reverseOrder());
    assertEquals(CELLS / 10, seconds.size());
    assertEquals(sorted, seconds);
  }

  @Test
  void aDeviceAndTheProcessorWorkAtOnce() throws IOException {
    CountDownLatch both = new CountDownLatch(2);
    Consumer<LawCell> meet = cell -> {
      both.countDown();
      await(both);
    };
    Host host = new Host() {
      @Override
      public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
        meet.accept(cell);
        return super.count(cell, limits, team, stop);
      }
    };
    assertEquals(CELLS, run(directory(), host, new StopSwitch(), lanes(false, meet)).done());
  }

  @Test
  void cellsFitIntoTheMemoryOfTheDeviceTogether() throws IOException {
    AtomicLong together = new AtomicLong();
    AtomicLong most = new AtomicLong();
    CountDownLatch two = new CountDownLatch(2);
    OnDevice counter = new OnDevice(cell -> {
      most.accumulateAndGet(together.addAndGet(share(cell).bytes()), Math::max);
      two.countDown();
      await(two);
      LockSupport.parkNanos(2_000_000);
      together.addAndGet(-share(cell).bytes());
    });
    assertEquals(CELLS, run(directory(), lanes(4, 20 * MIB, false, counter)).done());
    assertEquals(20 * MIB, most.get());
  }

  /** Lanes keep what they took for a cell: what they hold together fits, and small cells do not keep others waiting. */
  @Test
  void whatLanesKeepFitsIntoTheMemoryToo() throws IOException {
    Host host = new Host() {
      @Override
      public Optional<DeviceShare> device(CountCell cell, Limits limits) {
        return super.device(cell, limits).map(share -> new DeviceShare((5 + cell.seed() % 17) * MIB, share.seconds()));
      }
    };
    AtomicLong together = new AtomicLong();
    AtomicLong most = new AtomicLong();
    DeviceLanes lanes = new DeviceLanes("device-1", 3, 40 * MIB, false, () -> {
      opened.incrementAndGet();
      AtomicLong mine = new AtomicLong();
      FakeCounter counter = new OnDevice(cell -> {
        long needed = Math.max(mine.get(), (5 + cell.seed() % 17) * MIB);
        most.accumulateAndGet(together.addAndGet(needed - mine.getAndSet(needed)), Math::max);
        LockSupport.parkNanos(1_000_000);
      });
      return new DeviceLane() {
        @Override
        public Kinds kinds() {
          return Sweeps.engines(counter);
        }

        @Override
        public void giveBack() {
          together.addAndGet(-mine.getAndSet(0));
        }

        @Override
        public void close() {
          giveBack();
          closed.incrementAndGet();
        }
      };
    });
    assertEquals(CELLS, run(directory(), host, new StopSwitch(), lanes).done());
    assertTrue(most.get() <= 40 * MIB, most.get() / MIB + " MiB");
  }

  @Test
  void aCellTooLargeForTheDeviceGoesToTheProcessorOrIsRefusedForBoth() throws IOException {
    Host host = new Host() {
      @Override
      public Estimate estimate(LawCell cell) {
        return new Estimate(1, cell.seed() % 20 == 0 ? 64 * MIB : 1, 1);
      }
    };
    ResultDirectory directory =
        directory("small", Sweeps.of("small", CELLS, new Limits(Double.POSITIVE_INFINITY, 32 * MIB, 64)));
    RunResult result = run(directory, host, new StopSwitch(), lanes(2, 9 * MIB, false, new OnDevice(cell -> {})));
    assertEquals(Set.of(), onDevice(directory));
    assertEquals(CELLS / 20, result.skipped());
    assertEquals(CELLS - CELLS / 20, result.done());
    for (CellRecord record : records(directory)) {
      if (record.status() == CellStatus.SKIPPED) {
        assertEquals(
            "needs about 64 MiB of memory, the limit is 32 MiB; and of the GPU it needs 10 MiB, which has 9 MiB",
            record.reason());
      }
    }
  }

  /** The heap that a cell needs is that of the kinds of the lane. */
  @Test
  void theLimitOfMemoryIsThatOfTheHeap() throws IOException {
    Host host = new Host() {
      @Override
      public Estimate estimate(LawCell cell) {
        return new Estimate(1, cell.seed() % 10 == 0 ? 64 * MIB : 1, 1);
      }
    };
    ResultDirectory directory =
        directory("small", Sweeps.of("small", CELLS, new Limits(Double.POSITIVE_INFINITY, 32 * MIB, 64)));
    assertEquals(CELLS, run(directory, host, new StopSwitch(), lanes(false, cell -> {})).done());
    assertEquals(meant(), onDevice(directory));
  }

  @Test
  void aCellThatIsOutOfDeviceMemoryGoesToTheProcessor() throws IOException {
    for (boolean required : new boolean[] {false, true}) {
      said.clear();
      ResultDirectory directory = directory("memory" + required, Sweeps.of("a", CELLS));
      RunResult result = run(directory, lanes(required, cell -> {
        if (cell.seed() == 30) {
          throw new OutOfDeviceMemoryException("needs 3 GiB, and 2 GiB are free");
        }
      }));
      assertEquals(CELLS, result.done());
      Set<Integer> others = meant();
      others.remove(30);
      assertEquals(others, onDevice(directory));
      assertEquals(List.of(Sweeps.cell(30).key() + " goes to the CPU: needs 3 GiB, and 2 GiB are free"), said);
    }
  }

  @Test
  void aCellThatIsOutOfHeapIsTriedByItself() throws IOException {
    ResultDirectory directory = directory();
    assertEquals(CELLS, run(directory, lanes(false, cell -> {
      if (cell.seed() == 30) {
        throw new OutOfMemoryError();
      }
    })).done());
    assertFalse(onDevice(directory).contains(30));
  }

  /** Three cells are under way when the device is lost, and it is said once. */
  @Test
  void aDeviceThatIsLostIsGivenUp() throws IOException {
    CountDownLatch three = new CountDownLatch(3);
    ResultDirectory directory = directory();
    RunResult result = run(directory, lanes(false, cell -> losing(three)));
    assertEquals(CELLS, result.done());
    assertEquals(0, result.exitCode());
    assertEquals(5, taken.size(), "no further cell is taken");
    assertEquals(plainResults(), Sweeps.results(directory));
    assertEquals(1, said.size(), said.toString());
    assertTrue(said.getFirst().matches("device-1 is given up: CUDA_ERROR_ILLEGAL_ADDRESS; \\S+ and all cells after it"
        + " go to the CPU"), said.getFirst());
  }

  /** Two cells are done on the device; of the next three, all are lost. */
  private void losing(CountDownLatch three) {
    if (begun.incrementAndGet() <= 2) {
      return;
    }
    three.countDown();
    await(three);
    throw new DeviceLostException("CUDA_ERROR_ILLEGAL_ADDRESS");
  }

  @Test
  void aRequiredDeviceThatIsLostFailsOneCellAndLeavesTheOthers() throws IOException {
    CountDownLatch three = new CountDownLatch(3);
    ResultDirectory directory = directory();
    RunResult result = run(directory, lanes(true, cell -> losing(three)));
    assertEquals(1, result.failed());
    assertEquals(3, result.exitCode());
    assertEquals(CELLS - CELLS / 10 + 2, result.done());
    assertEquals(CELLS, result.done() + 1 + result.remaining());
    assertEquals(1, said.size(), said.toString());
    List<CellRecord> failed = records(directory).stream().filter(r -> r.status() == CellStatus.FAILED).toList();
    assertEquals(1, failed.size());
    assertEquals("CUDA_ERROR_ILLEGAL_ADDRESS", failed.getFirst().reason());
    assertEquals("device-1", failed.getFirst().backend());
    assertTrue(said.getFirst().startsWith("device-1 is given up: CUDA_ERROR_ILLEGAL_ADDRESS; "
        + failed.getFirst().key() + " failed"), said.getFirst());
    assertEquals(result.remaining(), run(directory, lanes(true, cell -> {})).recorded(), "they are open");
  }

  @Test
  void aLaneThatCannotBeOpenedIsAsADeviceThatIsLost() throws IOException {
    DeviceLanes gone = new DeviceLanes("device-1", 2, 1000 * MIB, false, () -> {
      throw new DeviceLostException("CUDA_ERROR_DEVICE_UNAVAILABLE");
    });
    assertEquals(CELLS, run(directory(), gone).done());
    assertEquals(1, said.size());
  }

  @Test
  void errorsOnADeviceAreRecordedAndTheRunGoesOn() throws IOException {
    RunResult result = run(directory(), lanes(false, cell -> {
      if (cell.seed() == 30) {
        throw new IllegalStateException("broken");
      }
    }));
    assertEquals(1, result.failed());
    assertEquals(CELLS - 1, result.done());
  }

  @Test
  void aStopReachesTheDevice() throws IOException {
    StopSwitch stop = new StopSwitch();
    ResultDirectory directory = directory();
    FakeCounter counter = new OnDevice(cell -> {}) {
      @Override
      public LawCount count(LawCell cell, Limits limits, Team team, Stop asked) {
        if (taken.size() == 5) {
          stop.request(StopKind.TERMINATE);
        }
        if (asked.requested()) {
          throw new StoppedException();
        }
        return super.count(cell, limits, team, asked);
      }
    };
    RunResult result = run(directory, new Host(), stop, lanes(1, 1000 * MIB, false, counter));
    assertEquals(4, result.exitCode());
    assertEquals(5, onDevice(directory).size());
    RunResult second = run(directory, lanes(false, cell -> {}));
    assertEquals(CELLS, second.done());
    assertEquals(plainResults(), Sweeps.results(directory));
  }
}
