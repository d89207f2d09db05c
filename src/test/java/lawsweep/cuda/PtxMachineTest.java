package lawsweep.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Whole kernels against plain Java. */
class PtxMachineTest {

  private final PtxProbe probe = new PtxProbe();
  private final Random random = Seeds.random("ptx machine", 0);

  private int[] numbers(int count, int bound) {
    return IntStream.range(0, count).map(i -> random.nextInt(bound)).toArray();
  }

  @Test
  void addsUpInATreeWithBarriers() {
    int n = 1000;
    double[] x = IntStream.range(0, n).mapToDouble(i -> i * i).toArray();
    long out = probe.doubles(new double[4]);
    probe.launch("block_sum", new Grid(4, 1, 256), 0, new Arguments().add(probe.doubles(x)).add(n).add(out));
    double[] expected = IntStream.range(0, 4)
        .mapToDouble(b -> Arrays.stream(x, 256 * b, Math.min(n, 256 * b + 256)).sum()).toArray();
    assertArrayEquals(expected, probe.doublesAt(out, 4));
  }

  @Test
  void scansByShuffles() {
    for (int threads : new int[] {32, 96, 1024}) {
      int[] x = numbers(threads, 1000);
      long out = probe.ints(new int[threads]);
      probe.launch("scan", new Grid(1, 1, threads), 0, new Arguments().add(probe.ints(x)).add(out));
      int[] expected = x.clone();
      Arrays.parallelPrefix(expected, Integer::sum);
      assertArrayEquals(expected, probe.intsAt(out, threads), threads + " threads");
    }
  }

  @Test
  void threadsPartAndComeTogether() {
    int n = 77;
    int[] x = numbers(n, 9999);
    Arrays.setAll(x, i -> x[i] + 1);
    long out = probe.ints(new int[n]);
    probe.launch("collatz", new Grid(2, 1, 48), 0, new Arguments().add(probe.ints(x)).add(n).add(out));
    assertArrayEquals(Arrays.stream(x).map(PtxMachineTest::steps).toArray(), probe.intsAt(out, n));
  }

  private static int steps(int from) {
    int steps = 0;
    for (long v = from; v != 1; v = v % 2 == 0 ? v / 2 : 3 * v + 1) {
      steps++;
    }
    return steps;
  }

  @Test
  void lanesTellEachOther() {
    for (int bound : new int[] {3, 12, 2000}) {
      int[] x = numbers(64, bound);
      long out = probe.ints(new int[64 * 8]);
      probe.launch("tell", new Grid(1, 1, 64), 0, new Arguments().add(probe.ints(x)).add(out));
      int[] told = probe.intsAt(out, 64 * 8);
      for (int t = 0; t < 64; t++) {
        int[] warp = Arrays.copyOfRange(x, t / 32 * 32, t / 32 * 32 + 32);
        int l = t % 32;
        int ballot = IntStream.range(0, 32).map(i -> warp[i] % 3 == 0 ? 1 << i : 0).sum();
        int[] expected = {warp[warp[l] & 31], warp[l + 3 < 32 ? l + 3 : l], warp[l ^ 5], warp[l % 16 >= 2 ? l - 2 : l],
            ballot, Arrays.stream(warp).anyMatch(v -> v == 7) ? 1 : 0,
            Arrays.stream(warp).allMatch(v -> v < 1000) ? 1 : 0, Arrays.stream(warp).sum()};
        assertArrayEquals(expected, Arrays.copyOfRange(told, 8 * t, 8 * t + 8), "thread " + t);
      }
    }
  }

  @Test
  void blocksAgree() {
    for (int bound : new int[] {7, 8, 2000}) {
      int[] x = numbers(100, bound);
      long out = probe.ints(0, 0, 0);
      probe.launch("agree", new Grid(1, 1, 100), 0, new Arguments().add(probe.ints(x)).add(out));
      int[] expected = {(int) Arrays.stream(x).filter(v -> v % 2 != 0).count(),
          Arrays.stream(x).anyMatch(v -> v == 7) ? 1 : 0, Arrays.stream(x).allMatch(v -> v < 1000) ? 1 : 0};
      assertArrayEquals(expected, probe.intsAt(out, 3));
    }
  }

  @Test
  void atomicsLoseNothing() {
    int[] x = numbers(300, 1 << 30);
    long out = probe.ints(0, -5);
    probe.launch("atomics", new Grid(3, 1, 100), 0, new Arguments().add(probe.ints(x)).add(out));
    assertArrayEquals(new int[] {300, Arrays.stream(x).max().orElseThrow()}, probe.intsAt(out, 2));
  }

  @Test
  void aStructureAndAThreadsMemoryAreReadAtPlacesChosenWhileItRuns() {
    int[] which = {8, 3, 1, 0, 7, 2, 5, 6, 4};
    double[] mine = new double[9];
    long out = probe.doubles(mine);
    ByteBuffer parameters = ByteBuffer.allocate(96).order(ByteOrder.LITTLE_ENDIAN).putInt(9).putInt(0);
    for (int i = 0; i < 9; i++) {
      parameters.putDouble(10.0 + i);
      mine[i * 4 % 9] = 10.0 + which[i];
    }
    parameters.putLong(probe.ints(which)).putLong(out);
    probe.launcher().run(probe.machine().program("choose"), new Grid(1, 1, 9), 0, parameters.array());
    assertArrayEquals(Arrays.stream(which).mapToDouble(i -> mine[i]).toArray(), probe.doublesAt(out, 9));
  }

  @Test
  void argumentsMustBeTheKernels() {
    PtxFault fault = assertThrows(PtxFault.class, () -> probe.launch("choose", new Grid(1, 1, 9), 0,
        new Arguments().add(9).add(1.0).add(0L).add(0L)));
    assertEquals("choose: expected parameters at [0, 80, 88] of 96 bytes, got arguments at [0, 8, 16, 24] of 32",
        fault.getMessage());
  }

  @Test
  void dynamicSharedMemoryLiesBehindStatic() {
    for (double first : new double[] {-1, 5}) {
      double[] x = IntStream.range(0, 64).mapToDouble(i -> 100 + i).toArray();
      x[0] = first;
      long out = probe.doubles(new double[64]);
      probe.launch("turn", new Grid(1, 1, 64), 64 * 8, new Arguments().add(probe.doubles(x)).add(out));
      double[] expected = IntStream.range(0, 64)
          .mapToDouble(i -> first == -1 ? i % 2 == 0 ? x[i] : 2 * x[i] : x[63 - i] + 2 * x[i]).toArray();
      assertArrayEquals(expected, probe.doublesAt(out, 64));
    }
  }

  @Test
  void countsInstructions() {
    long out = probe.doubles(new double[64]);
    long ten = probe.launch("bounded", new Grid(1, 1, 10), 0, new Arguments().add(out));
    assertEquals(4 * ten, probe.launch("bounded", new Grid(1, 1, 40), 0, new Arguments().add(out)));
    assertEquals(ten, probe.launch("bounded", new Grid(1, 1, 10), 0, new Arguments().add(out)));
  }
}
