package lawsweep.cli.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.FakeCounter;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.run.DeviceLane;
import lawsweep.sweep.run.DeviceLanes;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.DeviceLostException;
import lawsweep.work.DeviceShare;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.OutOfDeviceMemoryException;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** One cell, on a made-up device with a mebibyte. */
class CountAttemptTest {

  private static final CountCell CELL = new CountCell(Sweeps.cell(7));
  private static final String KEY = CELL.key();
  private static final long MIB = 1 << 20;

  private String said;

  /** Counts on the processor a cell that needs so much of the device and of the heap. */
  private static Kinds host(long deviceBytes, long heapBytes) {
    return Sweeps.engines(new FakeCounter() {
      @Override
      public Optional<DeviceShare> device(CountCell cell, Limits limits) {
        return deviceBytes == 0 ? Optional.empty() : Optional.of(new DeviceShare(deviceBytes, 1));
      }

      @Override
      public Estimate estimate(LawCell cell) {
        return new Estimate(1, heapBytes, 1);
      }
    });
  }

  private static Optional<DeviceLanes> device(boolean required, Runnable before) {
    FakeCounter counter = new FakeCounter() {
      @Override
      public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
        before.run();
        return super.count(cell, limits, team, stop);
      }
    };
    return Optional.of(new DeviceLanes("device-1", 1, MIB, required, () -> new DeviceLane() {
      @Override
      public Kinds kinds() {
        return Sweeps.engines(counter);
      }

      @Override
      public void giveBack() {}

      @Override
      public void close() {}
    }));
  }

  private CellRecord record(Kinds host, Optional<DeviceLanes> device) {
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      return new CountAttempt(host, "host", device, Limits.DEFAULT).record(CELL, Team.alone());
    } finally {
      System.setErr(before);
      said = err.toString(StandardCharsets.UTF_8).strip();
    }
  }

  private static void lose() {
    throw new DeviceLostException("CUDA_ERROR_ECC_UNCORRECTABLE");
  }

  @Test
  void wherever() {
    CellRecord plain = record(host(MIB, 1), Optional.empty());
    assertEquals("host", plain.backend());
    CellRecord there = record(host(MIB, 1), device(true, () -> {}));
    assertEquals("device-1", there.backend());
    assertTrue(there.sameResult(plain));
    assertEquals("host", record(host(0, 1), device(false, () -> {})).backend());
    assertEquals("", said);
  }

  @Test
  void whatIsTooLargeForTheDevice() {
    assertEquals("host", record(host(3 * MIB, 1), device(true, () -> {})).backend());
    assertEquals("lawsweep: " + KEY + " goes to the CPU: it needs 3 MiB of the GPU, which has 1 MiB", said);
    CellRecord refused = record(host(3 * MIB, 64L << 30), device(true, () -> {}));
    assertEquals(CellStatus.SKIPPED, refused.status());
    assertEquals("needs about 64 GiB of memory, the limit is 8 GiB; and of the GPU it needs 3 MiB, which has 1 MiB",
        refused.reason());
    assertEquals("", said);
  }

  @Test
  void outOfMemory() {
    assertEquals("host", record(host(MIB, 1), device(true, () -> {
      throw new OutOfDeviceMemoryException("needs 5 bytes, and 3 are free");
    })).backend());
    assertEquals("lawsweep: " + KEY + " goes to the CPU: needs 5 bytes, and 3 are free", said);
  }

  @Test
  void lostDevices() {
    assertEquals(CellStatus.DONE, record(host(MIB, 1), device(false, CountAttemptTest::lose)).status());
    assertEquals("lawsweep: device-1 is given up: CUDA_ERROR_ECC_UNCORRECTABLE; " + KEY + " goes to the CPU", said);
    CellRecord failed = record(host(MIB, 1), device(true, CountAttemptTest::lose));
    assertEquals(CellStatus.FAILED, failed.status());
    assertEquals("CUDA_ERROR_ECC_UNCORRECTABLE", failed.reason());
    assertEquals("device-1", failed.backend());
    assertEquals("", said);
  }

  @Test
  void whoIsWarnedOfALongTime() {
    assertTrue(new CountAttempt(host(MIB, 1), "host", device(true, () -> {}), Limits.DEFAULT).onDevice(CELL));
    assertFalse(new CountAttempt(host(2 * MIB, 1), "host", device(true, () -> {}), Limits.DEFAULT).onDevice(CELL));
    assertFalse(new CountAttempt(host(MIB, 1), "host", Optional.empty(), Limits.DEFAULT).onDevice(CELL));
  }
}
