package lawsweep.gpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import lawsweep.cuda.Lane;
import lawsweep.cuda.PtxGpu;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.lie.span.DrawEngine;
import lawsweep.lie.span.DrawSpan;
import lawsweep.lie.span.HostEngine;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.support.Architectures;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import lawsweep.work.DeviceLostException;
import lawsweep.work.OutOfDeviceMemoryException;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Draws on a device against draws on the processor. */
class DeviceSpanTest {

  private static final VectorKernels VECTOR = new VectorKernels();
  private static final DrawEngine HOST = new HostEngine(VECTOR);
  private static final long MEMORY = 256L << 20;

  /** A draw of an architecture. */
  private record Cell(Point point, FieldStreams streams, int columns) {

    static Cell of(Architecture a, int number) {
      FieldStreams streams = new FieldStreams(Stream.named("span " + number), 0);
      Point point = Point.random(a, new PrimeField(streams.prime()), streams, streams.point());
      return new Cell(point, streams, point.layout().size());
    }

    Cell folded(int columns) {
      return new Cell(point, streams, columns);
    }

    DrawSpan open(DrawEngine engine) {
      return engine.open(point, streams, columns, Team.alone(), () -> {});
    }

    DeviceSpan open(DeviceEngine engine, Heights heights) {
      return engine.open(new HostSamples.Draw(point, streams, columns), heights, Team.alone(), () -> {});
    }
  }

  private static DeviceEngine engine(PtxGpu gpu, Lane lane) {
    return new DeviceEngine(lane, gpu.facts(), VECTOR);
  }

  @Test
  void levelsOfRandomNetworks() {
    PtxGpu gpu = PtxGpu.withMemory(MEMORY);
    try (gpu; Lane lane = gpu.lane()) {
      for (int number = 0; number < 24; number++) {
        Random random = Seeds.random("device span", number);
        Family family = number % 2 == 0 ? Family.LINEAR : Family.RELU;
        Cell cell = Cell.of(Architectures.random(random, family, 4, 4), number);
        if (number % 3 == 0) {
          cell = cell.folded(random.nextInt(1, cell.columns() + 1));
        }
        lane.reserve(16L << 20);
        int block = random.nextInt(3, 10);
        Heights heights = new Heights(random.nextInt(2, 5), block, 2 * block, block * random.nextInt(1, 5));
        try (DrawSpan host = cell.open(HOST); DrawSpan device = cell.open(engine(gpu, lane), heights)) {
          compare(cell, host, device, random, cell.point().architecture() + ", case " + number);
        }
      }
    }
  }

  /** Three levels, each in a few calls, some orders of flows, then everything that a certificate asks for. */
  private static void compare(Cell cell, DrawSpan host, DrawSpan device, Random random, String message) {
    String note = Seeds.note(message);
    for (int level = 0; level < 3; level++) {
      int taken = 0;
      for (int call = random.nextInt(1, 4); call > 0; call--) {
        int[] sizes = random.ints(random.nextInt(1, 5), 1, 16).toArray();
        assertArrayEquals(host.take(level, taken, sizes), device.take(level, taken, sizes), note);
        taken = host.taken();
        assertEquals(taken, device.taken(), note);
        assertEquals(host.rank(), device.rank(), note);
      }
    }
    for (int order = random.nextInt(3); order < 4; order++) {
      int[] sizes = random.ints(random.nextInt(1, 4), 1, 8).toArray();
      assertArrayEquals(host.follow(order, 0, sizes), device.follow(order, 0, sizes), note);
      assertEquals(host.taken(), device.taken(), note);
    }
    assertArrayEquals(host.pivots(), device.pivots(), note);
    double[] form = new double[cell.columns()];
    PrimeField field = cell.point().field();
    Arrays.setAll(form, i -> Residues.canonical(field, random));
    Residues.assertSame(field, host.reducedTimes(form), device.reducedTimes(form), note);
  }

  /** As it is opened by a count, with memory for slabs of several blocks and of one. */
  @Test
  void openedByItsEngine() {
    Cell cell = Cell.of(Architectures.linear(6, 7, 6), 1);
    for (long memory : new long[] {MEMORY, DevicePlan.CUBLAS_BYTES + (12L << 20)}) {
      PtxGpu gpu = PtxGpu.withMemory(memory);
      try (gpu; Lane lane = gpu.lane()) {
        DeviceEngine engine = engine(gpu, lane);
        assertEquals("cuda-9.0", engine.name());
        assertEquals(4032, engine.ahead());
        try (DrawSpan host = cell.open(HOST); DrawSpan device = cell.open(engine)) {
          compare(cell, host, device, Seeds.random("opened", memory), "with " + memory);
        }
      }
    }
  }

  @Test
  void tooLittleMemoryIsSaidWithBothNumbers() {
    Cell cell = Cell.of(Architectures.linear(6, 7, 6), 1);
    PtxGpu gpu = PtxGpu.withMemory(DevicePlan.CUBLAS_BYTES + (4L << 20));
    try (gpu; Lane lane = gpu.lane()) {
      DeviceEngine engine = engine(gpu, lane);
      String message = assertThrows(OutOfDeviceMemoryException.class, () -> cell.open(engine)).getMessage();
      long most = DevicePlan.most(gpu.facts());
      assertEquals("needs " + DevicePlan.bytes(cell.point().architecture(), 84, 84 - 27, 1)
          + " bytes of the GPU's memory, of which " + most + " can be used", message);
    }
  }

  /** Each time the watch is asked, it may be the end; what is in the span then is a span of first samples. */
  @Test
  void aWatchEndsTheWorkWithRankAndSamplesThatBelongTogether() {
    Cell cell = Cell.of(Architectures.linear(4, 5, 4), 7);
    Random random = Seeds.random("watch", 0);
    double[] form = new double[cell.columns()];
    Arrays.setAll(form, i -> Residues.canonical(cell.point().field(), random));
    PtxGpu gpu = PtxGpu.withMemory(MEMORY);
    int ended = 0;
    try (gpu; Lane lane = gpu.lane()) {
      lane.reserve(16L << 20);
      for (int asks = 1; asks < 24; asks++) {
        int[] left = {asks};
        HostSamples.Draw draw = new HostSamples.Draw(cell.point(), cell.streams(), cell.columns());
        try (DrawSpan device = engine(gpu, lane).open(draw, new Heights(2, 4, 8, 12), Team.alone(), () -> {
          if (left[0] > 0 && --left[0] == 0) {
            throw new StoppedException();
          }
        }); DrawSpan host = cell.open(HOST)) {
          ended += takeUntilStopped(device);
          left[0] = 0;
          int taken = device.taken();
          if (taken > 0) {
            host.take(0, 0, new int[] {taken});
          }
          assertEquals(host.rank(), device.rank());
          assertArrayEquals(host.pivots(), device.pivots());
          Residues.assertSame(cell.point().field(), host.reducedTimes(form), device.reducedTimes(form), "asks " + asks);
          assertArrayEquals(host.take(1, 0, new int[] {9}), device.take(1, 0, new int[] {9}));
        }
      }
    }
    assertTrue(ended > 4, "ended " + ended + " times");
  }

  private static int takeUntilStopped(DrawSpan device) {
    try {
      device.take(0, 0, new int[] {20});
      return 0;
    } catch (StoppedException e) {
      return 1;
    }
  }

  /**
   * One number wrong somewhere: unless all 32 samples lie in the span that was found, they show it. A span that is too
   * large has them all.
   */
  @Test
  void aSpoiltNumberIsFound() {
    Cell cell = Cell.of(Architectures.linear(4, 5, 3), 3);
    Random random = Seeds.random("spoilt", 0);
    double[] form = new double[cell.columns()];
    Arrays.setAll(form, i -> Residues.canonical(cell.point().field(), random));
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int launch = 1; launch < 160; launch += 7) {
      PtxGpu gpu = PtxGpu.withMemory(MEMORY);
      try (gpu; Lane lane = gpu.lane(); DrawSpan host = cell.open(HOST)) {
        lane.reserve(16L << 20);
        takeAll(host);
        DrawSpan device = cell.open(engine(gpu, lane), new Heights(2, 4, 8, 12));
        gpu.spoilAt(launch);
        outcomes.merge(outcome(host, device, form), 1, Integer::sum);
      }
    }
    assertEquals(Set.of("found", "harmless", "too large"), outcomes.keySet());
    assertTrue(outcomes.get("found") > 4, outcomes::toString);
  }

  private static String outcome(DrawSpan host, DrawSpan device, double[] form) {
    try {
      takeAll(device);
      double[] times = device.reducedTimes(form);
      if (device.rank() > host.rank()) {
        return "too large";
      }
      return Arrays.equals(host.pivots(), device.pivots()) && Arrays.equals(host.reducedTimes(form), times)
          ? "harmless"
          : "missed";
    } catch (DeviceLostException e) {
      assertTrue(e.getMessage().startsWith("the GPU comput"), e.getMessage());
      return "found";
    }
  }

  private static void takeAll(DrawSpan span) {
    span.take(0, 0, new int[] {8});
    span.take(1, 0, new int[] {24});
  }
}
