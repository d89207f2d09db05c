package lawsweep.langevin.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.WarmUp;
import lawsweep.langevin.flock.FlockEngine;
import lawsweep.langevin.flock.PackEngine;
import lawsweep.support.Seeds;
import lawsweep.work.CheckpointStore;
import lawsweep.work.DeviceLostException;
import lawsweep.work.OutOfDeviceMemoryException;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;
import lawsweep.work.TimeLimitException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replicas in step give the bits of replicas in packs, however they are interrupted and whoever goes on. */
class FlocksTest {

  private static final LangevinSimulator SIMULATOR = new LangevinSimulator(WarmUp.over());

  static Stream<Named<LangevinCell>> cells() {
    return EnsembleTest.cells();
  }

  private static LangevinResult packs(LangevinCell cell) throws IOException {
    return packs(cell, Stop.NEVER, CheckpointStore.NONE);
  }

  private static LangevinResult packs(LangevinCell cell, Stop stop, CheckpointStore memory) throws IOException {
    return SIMULATOR.simulate(cell, Double.POSITIVE_INFINITY, Team.alone(), stop, memory);
  }

  private static LangevinResult flocks(LangevinCell cell, FlockEngine engine, Stop stop, CheckpointStore memory)
      throws IOException {
    return SIMULATOR.simulate(cell, Double.POSITIVE_INFINITY, Team.alone(), stop, memory, engine);
  }

  /** Three of the five chunks are in step, then two. */
  @ParameterizedTest
  @MethodSource("cells")
  void flocksGiveTheBitsOfPacks(LangevinCell cell) throws IOException {
    assertEquals(packs(cell), inStep(cell, 31, 2));
  }

  /** The most that a device holds: one chunk, or any number. */
  @Test
  void howManyAreInStepChangesNoBit() throws IOException {
    LangevinCell cell = LangevinCells.downstairs(2, 3).replicas(37).cell();
    LangevinResult packs = packs(cell);
    assertEquals(packs, inStep(cell, 8, 5));
    assertEquals(packs, inStep(cell, 1000, 1));
  }

  private static LangevinResult inStep(LangevinCell cell, int most, int flocks) throws IOException {
    PackEngine engine = new PackEngine(most);
    try (ThreadTeam team = new ThreadTeam(2)) {
      return SIMULATOR.simulate(cell, Double.POSITIVE_INFINITY, team, Stop.NEVER, CheckpointStore.NONE, engine);
    } finally {
      assertEquals(flocks, engine.starts(), "flocks");
      assertTrue(engine.allClosed(), "closed");
    }
  }

  /** Stopped at odd places, and gone on with by the other one or with another number of replicas. */
  @ParameterizedTest
  @MethodSource("cells")
  void interruptionsChangeNoBit(LangevinCell cell) throws IOException {
    LangevinResult through = packs(cell);
    Random random = Seeds.random("stops of flocks", cell.key().hashCode());
    KeptCheckpoint memory = new KeptCheckpoint();
    LangevinResult result = null;
    int who = random.nextInt(2);
    for (int stops = 0; result == null; stops++) {
      assertTrue(stops < 1000, "no progress");
      AtomicInteger left = new AtomicInteger(stops == 0 ? 2 : 2 + random.nextInt(8));
      Stop stop = () -> left.getAndDecrement() <= 0;
      try {
        result = (stops + who) % 2 == 1 ? packs(cell, stop, memory)
            : flocks(cell, new PackEngine(8 + random.nextInt(40)), stop, memory);
      } catch (StoppedException e) {
        assertEquals(stops + 1, memory.saved, e.getMessage());
      }
    }
    assertTrue(memory.saved > 0, "never stopped");
    assertEquals(through, result);
  }

  /** The device is lost at its third slice: what was kept is there, and the processor comes to the same end. */
  @Test
  void anEnsembleGoesOnWithoutItsDevice() throws IOException {
    LangevinCell cell = LangevinCells.upstairs(3, 2).replicas(37).cell();
    KeptCheckpoint memory = new KeptCheckpoint();
    AtomicInteger looks = new AtomicInteger();
    PackEngine stopped = new PackEngine(20);
    assertThrows(StoppedException.class, () -> flocks(cell, stopped, () -> looks.incrementAndGet() > 2, memory));
    PackEngine lost = new PackEngine(20, engine -> {
      if (engine.advances() == 2) {
        throw new DeviceLostException("the GPU is lost: CUDA_ERROR_TEST");
      }
    });
    assertThrows(DeviceLostException.class, () -> flocks(cell, lost, Stop.NEVER, memory));
    assertTrue(stopped.allClosed() && lost.allClosed(), "closed");
    assertEquals(2, memory.saved);
    assertEquals(packs(cell), packs(cell, Stop.NEVER, memory));
  }

  /** The fifth replica is off by the last bit, from the beginning or from where a checkpoint was: nothing is kept. */
  @Test
  void aDeviceThatComputesWronglyIsFound() throws IOException {
    LangevinCell cell = LangevinCells.upstairs(3, 2).replicas(37).cell();
    KeptCheckpoint memory = new KeptCheckpoint();
    String wrong = "the GPU computes wrongly: replica 4 is not where the processor has it";
    assertEquals(wrong, assertThrows(DeviceLostException.class,
        () -> flocks(cell, PackEngine.wrong(20, 4), Stop.NEVER, memory)).getMessage());
    assertEquals(packs(cell), packs(cell, Stop.NEVER, memory));
    AtomicInteger looks = new AtomicInteger();
    assertEquals(wrong, assertThrows(DeviceLostException.class,
        () -> flocks(cell, PackEngine.wrong(20, 4), () -> looks.incrementAndGet() > 2, memory)).getMessage());
    looks.set(0);
    assertThrows(StoppedException.class,
        () -> flocks(cell, new PackEngine(20), () -> looks.incrementAndGet() > 2, memory));
    assertThrows(DeviceLostException.class, () -> flocks(cell, PackEngine.wrong(20, 4), Stop.NEVER, memory));
    assertEquals(packs(cell), packs(cell, Stop.NEVER, memory));
  }

  @Test
  void aDeviceThatHoldsNoChunkIsRefused() {
    LangevinCell cell = LangevinCells.upstairs(3, 2).replicas(5000).cell();
    String message = assertThrows(OutOfDeviceMemoryException.class,
        () -> flocks(cell, new PackEngine(16), Stop.NEVER, CheckpointStore.NONE)).getMessage();
    assertEquals("expected room for 24 replicas in step, got room for 16", message);
  }

  @Test
  void timeLimitsSaveWhatIsInStep() throws IOException {
    LangevinCell cell = LangevinCells.upstairs(3, 2).replicas(37).cell();
    KeptCheckpoint memory = new KeptCheckpoint();
    assertThrows(TimeLimitException.class,
        () -> SIMULATOR.simulate(cell, 0, Team.alone(), Stop.NEVER, memory, new PackEngine(100)));
    assertEquals(3, new DataInputStream(new ByteArrayInputStream(memory.bytes)).readInt(), "format");
    assertTrue(memory.bytes.length <= StepRoom.checkpointBytes(cell), memory.bytes.length + " bytes");
    assertEquals(packs(cell), packs(cell, Stop.NEVER, memory));
  }

  /** A chunk in step that packs went on with is left to packs; of it the others are none of their business. */
  @Test
  void aChunkThatPacksWentOnWithIsLeftToPacks() throws IOException {
    LangevinCell cell = LangevinCells.upstairs(3, 2).replicas(37).cell();
    KeptCheckpoint memory = new KeptCheckpoint();
    AtomicInteger looks = new AtomicInteger();
    assertThrows(StoppedException.class,
        () -> flocks(cell, new PackEngine(20), () -> looks.incrementAndGet() > 3, memory));
    looks.set(-4);
    assertThrows(StoppedException.class, () -> packs(cell, () -> looks.incrementAndGet() > 0, memory));
    byte[] mixed = memory.bytes;
    PackEngine engine = new PackEngine(20);
    assertEquals(packs(cell), flocks(cell, engine, Stop.NEVER, memory));
    assertEquals(3, engine.starts(), "chunk 1 from where it is, then 2 and 3, then 4");
    memory.bytes = mixed;
    assertEquals(packs(cell), packs(cell, Stop.NEVER, memory));
  }

  @Test
  void roomInStepIsBounded() {
    LangevinCell large = LangevinCells.upstairs(3, 8).values(1, 1, 1, 1, 1, 1, 1, 1).clock(1, 0.1, 0.1)
        .replicas(1_000_000).cell();
    int replicas = StepRoom.replicas(large);
    assertTrue(replicas > 20_000 && replicas < 100_000, "some waves of a device, not all: " + replicas);
    assertTrue(StepRoom.memoryBytes(large) < 1L << 30, "heap: " + StepRoom.memoryBytes(large));
    assertEquals(0, StepRoom.chunks(large, 1000));
    assertEquals(2, StepRoom.chunks(large, 2 * Deal.of(large).perChunk()));
    LangevinCell small = LangevinCells.upstairs(2, 2).replicas(100).cell();
    assertEquals(104, StepRoom.replicas(small));
  }
}
