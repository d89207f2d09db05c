package lawsweep.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.support.Seeds;
import lawsweep.work.DeviceLostException;
import lawsweep.work.OutOfDeviceMemoryException;
import org.junit.jupiter.api.Test;

/** The GPU of the tests is as strict as a real one, or stricter. */
class PtxGpuTest {

  private static final Kernel DOUBLED = new Kernel("probes", "turn");

  private final Random random = Seeds.random("ptx gpu", 0);

  private static PtxGpu probes() {
    return PtxGpu.withModule("probes", PtxProbe.text());
  }

  private static Lane lane(Gpu gpu) {
    Lane lane = gpu.lane();
    lane.reserve(1 << 20);
    return lane;
  }

  private static Arguments turn(Buffer x, Buffer out) {
    return new Arguments().add(x.address()).add(out.address());
  }

  @Test
  void copiesNumbersOfEachKind() {
    try (PtxGpu gpu = new PtxGpu(); Lane lane = lane(gpu)) {
      double[] doubles = random.doubles(100).toArray();
      int[] ints = random.ints(100).toArray();
      Buffer a = lane.allocate(1000);
      Buffer b = lane.allocate(500);
      lane.upload(doubles, 10, 50, a, 20);
      lane.upload(ints, 0, 100, b, 25);
      double[] back = new double[60];
      lane.download(a, 20, back, 5, 50);
      assertArrayEquals(IntStream.range(0, 60).mapToDouble(i -> i < 5 || i >= 55 ? 0 : doubles[i + 5]).toArray(), back);
      int[] backInts = new int[100];
      lane.download(b, 25, backInts, 0, 100);
      assertArrayEquals(ints, backInts);
      lane.upload(new long[] {Double.doubleToRawLongBits(7.25)}, 0, 1, a, 0);
      lane.download(a, 0, back, 0, 1);
      assertEquals(7.25, back[0]);
    }
  }

  @Test
  void memoryThatNobodyWroteIsNoNumber() {
    try (PtxGpu gpu = new PtxGpu(); Lane lane = lane(gpu)) {
      Buffer a = lane.allocate(80);
      lane.upload(new double[10], 0, 10, a, 0);
      lane.release(0);
      double[] back = new double[10];
      lane.download(lane.allocate(80), 0, back, 0, 10);
      assertTrue(IntStream.range(0, 10).allMatch(i -> Double.isNaN(back[i])));
    }
  }

  @Test
  void copiesStayInsideOfTheirBuffer() {
    try (PtxGpu gpu = new PtxGpu(); Lane lane = lane(gpu)) {
      Buffer a = lane.allocate(80);
      lane.allocate(80);
      PtxFault up = assertThrows(PtxFault.class, () -> lane.upload(new double[20], 0, 8, a, 3));
      assertEquals("upload of numbers 3..11 of 8 bytes: the buffer has 80", up.getMessage());
      assertThrows(PtxFault.class, () -> lane.download(a, -1, new double[20], 0, 2));
      lane.release(0);
      PtxFault outside = assertThrows(PtxFault.class, () -> lane.upload(new double[2], 0, 2, a, 0));
      assertTrue(outside.getMessage().contains("is outside of what was allocated"), outside.getMessage());
    }
  }

  @Test
  void memoryIsReservedAllocatedAndGivenBack() {
    PtxGpu gpu = PtxGpu.withMemory(10_000);
    Lane one = gpu.lane();
    Lane two = gpu.lane();
    one.reserve(6000);
    assertEquals("asked for 4001 bytes of device memory, 4000 are free",
        assertThrows(OutOfDeviceMemoryException.class, () -> two.reserve(4001)).getMessage());
    one.reserve(5000);
    two.reserve(5000);
    Buffer a = one.allocate(300);
    assertEquals(0, a.address() % 256);
    assertEquals(5000 - 512, one.free());
    long mark = one.mark();
    Buffer b = one.allocate(1000);
    assertEquals(a.address() + 512, b.address());
    assertEquals("asked for 3500 bytes of a lane's memory, 3464 are left",
        assertThrows(OutOfDeviceMemoryException.class, () -> one.allocate(3500)).getMessage());
    one.release(mark);
    assertEquals(b.address(), one.allocate(3500).address());
    assertThrows(IllegalStateException.class, gpu::close);
    one.close();
    two.reserve(10_000);
    two.close();
    gpu.close();
    assertThrows(IllegalStateException.class, () -> one.allocate(1));
  }

  @Test
  void lanesDoNotSeeEachOther() {
    PtxGpu gpu = probes();
    try (gpu; Lane one = lane(gpu); Lane two = lane(gpu)) {
      Buffer x = one.allocate(64);
      one.upload(new double[8], 0, 8, x, 0);
      Buffer out = two.allocate(64);
      assertThrows(PtxFault.class, () -> two.launch(DOUBLED, new Grid(1, 1, 8), 64, turn(x, out)));
    }
  }

  @Test
  void countsLaunchesAndInstructions() {
    PtxGpu gpu = probes();
    try (gpu; Lane lane = lane(gpu)) {
      Buffer x = lane.allocate(64);
      Buffer out = lane.allocate(64);
      lane.upload(new double[8], 0, 8, x, 0);
      lane.launch(DOUBLED, new Grid(1, 1, 8), 64, turn(x, out));
      lane.launch(DOUBLED, new Grid(1, 1, 8), 64, turn(x, out));
      lane.await();
      assertEquals(Map.of("turn", 2L), gpu.launches());
      assertTrue(gpu.executed() > 2 * 8 * 10);
      PtxFault large = assertThrows(PtxFault.class,
          () -> lane.launch(DOUBLED, new Grid(1, 1, 8), 1 << 20, turn(x, out)));
      assertEquals("turn: asked for 1048576 bytes of shared memory, a block may have 232448", large.getMessage());
    }
  }

  @Test
  void isLostWhenATestWantsIt() {
    PtxGpu gpu = probes();
    try (gpu; Lane lane = lane(gpu)) {
      Buffer x = lane.allocate(64);
      Buffer out = lane.allocate(64);
      lane.upload(new double[8], 0, 8, x, 0);
      gpu.loseAt(2);
      lane.launch(DOUBLED, new Grid(1, 1, 8), 64, turn(x, out));
      assertThrows(DeviceLostException.class, () -> lane.launch(DOUBLED, new Grid(1, 1, 8), 64, turn(x, out)));
      assertThrows(DeviceLostException.class, lane::await);
      assertThrows(DeviceLostException.class, () -> lane.upload(new double[8], 0, 8, x, 0));
      assertThrows(DeviceLostException.class, gpu::lane);
    }
  }

  @Test
  void getsOneNumberWrongWhenATestWantsIt() {
    PtxGpu gpu = probes();
    try (gpu; Lane lane = lane(gpu)) {
      Buffer x = lane.allocate(64);
      Buffer out = lane.allocate(64);
      lane.upload(new double[8], 0, 8, x, 0);
      double[] back = new double[8];
      gpu.spoilAt(2);
      for (int i = 1; i <= 3; i++) {
        lane.launch(DOUBLED, new Grid(1, 1, 8), 64, turn(x, out));
        lane.download(out, 0, back, 0, 8);
        assertEquals(i == 2 ? 1 : 0, IntStream.range(0, 8).mapToDouble(j -> back[j]).sum());
      }
    }
  }

  @Test
  void multipliesViews() {
    try (PtxGpu gpu = new PtxGpu(); Lane lane = lane(gpu)) {
      for (int repeat = 0; repeat < 30; repeat++) {
        lane.release(0);
        product(lane, 1 + random.nextInt(9), random.nextInt(9), 1 + random.nextInt(9));
      }
    }
  }

  /** A product of views of larger matrices; only the view of the result may change. */
  private void product(Lane lane, int m, int k, int n) {
    Block a = matrix(lane, m + 2, k + 3);
    Block b = matrix(lane, k + 2, n + 1);
    Block c = matrix(lane, m + 3, n + 2);
    double alpha = random.nextBoolean() ? 1 : -1;
    double beta = random.nextInt(2);
    double[] left = read(lane, a);
    double[] right = read(lane, b);
    double[] expected = read(lane, c);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        BigDecimal sum = new BigDecimal(beta * expected[(i + 1) * (n + 2) + j + 2]);
        for (int t = 0; t < k; t++) {
          sum = sum.add(new BigDecimal(left[(i + 1) * (k + 3) + t + 2])
              .multiply(new BigDecimal(alpha * right[(t + 2) * (n + 1) + j + 1])));
        }
        expected[(i + 1) * (n + 2) + j + 2] = sum.doubleValue();
      }
    }
    lane.multiply(alpha, a.view(1, 2, m, k), b.view(2, 1, k, n), beta, c.view(1, 2, m, n));
    assertArrayEquals(expected, read(lane, c));
  }

  private Block matrix(Lane lane, int rows, int columns) {
    double[] numbers =
        IntStream.range(0, rows * columns).mapToDouble(i -> random.nextInt(1 << 23) - (1 << 22)).toArray();
    Buffer buffer = lane.allocate(8L * numbers.length);
    lane.upload(numbers, 0, numbers.length, buffer, 0);
    return new Block(buffer.address(), rows, columns, columns);
  }

  private static double[] read(Lane lane, Block block) {
    double[] numbers = new double[block.rows() * block.columns()];
    lane.download(new Buffer(block.address(), 8L * numbers.length), 0, numbers, 0, numbers.length);
    return numbers;
  }

  @Test
  void aProductWithoutBetaDoesNotReadItsResult() {
    try (PtxGpu gpu = new PtxGpu(); Lane lane = lane(gpu)) {
      Block a = matrix(lane, 3, 3);
      Block c = new Block(lane.allocate(72).address(), 3, 3, 3);
      lane.multiply(1, a, a, 0, c);
      assertTrue(IntStream.range(0, 9).allMatch(i -> !Double.isNaN(read(lane, c)[i])));
      Block unwritten = new Block(lane.allocate(72).address(), 3, 3, 3);
      says("entry (0, 0) of C (3 × 3) is a number that nobody wrote", () -> lane.multiply(1, a, a, 1, unwritten));
      says("entry (0, 0) of B (3 × 3) is a number that nobody wrote", () -> lane.multiply(1, a, unwritten, 0, c));
    }
  }

  private static void says(String expected, Runnable what) {
    String message = assertThrows(PtxFault.class, what::run).getMessage();
    assertTrue(message.contains(expected), message);
  }

  @Test
  void refusesProductsThatMayNotBeExact() {
    try (PtxGpu gpu = new PtxGpu(); Lane lane = lane(gpu)) {
      Buffer row = lane.allocate(8 * 600);
      Buffer c = lane.allocate(8);
      double[] numbers = new double[600];
      Arrays.fill(numbers, 1 << 22);
      lane.upload(numbers, 0, 600, row, 0);
      Block out = new Block(c.address(), 1, 1, 1);
      lane.multiply(1, new Block(row.address(), 1, 512, 512), new Block(row.address(), 512, 1, 1), 0, out);
      assertEquals(0x1p53, read(lane, out)[0]);
      says("the 513 terms of entry (0, 0) of 1 × 1 may add up to", () -> lane.multiply(1,
          new Block(row.address(), 1, 513, 513), new Block(row.address(), 513, 1, 1), 0, out));
      says("may add up to", () -> lane.multiply(1, new Block(row.address(), 1, 512, 512),
          new Block(row.address(), 512, 1, 1), 1, out));
      lane.upload(new double[] {0.5}, 0, 1, row, 7);
      says("entry (7, 0) of B (512 × 1) is 0.5, no integer", () -> lane.multiply(1,
          new Block(row.address(), 1, 512, 512), new Block(row.address(), 512, 1, 1), 0, out));
    }
  }

  @Test
  void refusesProductsIntoTheirFactors() {
    try (PtxGpu gpu = new PtxGpu(); Lane lane = lane(gpu)) {
      Block m = matrix(lane, 8, 8);
      Block a = m.view(0, 0, 4, 4);
      lane.multiply(1, a, m.view(0, 4, 4, 4), 0, m.view(4, 0, 4, 4));
      lane.multiply(1, a, m.view(4, 4, 4, 4), 0, m.view(0, 4, 4, 4));
      says("shares memory", () -> lane.multiply(1, a, m.view(4, 4, 4, 4), 0, m.view(3, 3, 4, 4)));
      says("shares memory", () -> lane.multiply(1, m.view(4, 4, 4, 4), a, 0, m.view(0, 3, 4, 4)));
      says("product of 4 × 4 and 3 × 4 into 4 × 4",
          () -> lane.multiply(1, a, m.view(4, 4, 3, 4), 0, m.view(4, 0, 4, 4)));
      Block fresh = matrix(lane, 8, 8);
      says("product, row 3 of C (4 × 4): address", () -> lane.multiply(1, fresh.view(0, 0, 4, 4),
          fresh.view(0, 4, 4, 4), 0, fresh.view(4, 5, 4, 4)));
    }
  }
}
