package lawsweep.cuda;

import java.util.Arrays;
import java.util.Random;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.work.DeviceLostException;
import lawsweep.work.OutOfDeviceMemoryException;

/** Uses a GPU, in a process that {@link FakeDriver} gives one. Prints what it finds; anything unexpected ends it. */
public final class JCudaScenes {

  private static final PrimeField FIELD = new PrimeField(8_388_593);
  private static final Kernel DRAW = new Kernel("fields", "draw_fields");

  private JCudaScenes() {}

  /** Takes the name of a scene. */
  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "lines" -> Gpus.lines().forEach(System.out::println);
      case "work" -> work();
      case "memory" -> memory();
      case "lost" -> lost();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  @SuppressWarnings("ReferenceEquality") // the same one is wanted
  private static void work() throws Exception {
    try (Gpu gpu = Gpus.open(0); Lane lane = gpu.lane(); Lane other = gpu.lane()) {
      expect(Gpus.open(0) == gpu, "the same GPU again");
      copies(lane);
      products(lane, new Random(3));
      draws(lane, 0);
      draws(lane, 200 << 10);
      // Lanes may change threads, and work side by side.
      Thread second = new Thread(() -> draws(other, 0));
      second.start();
      draws(lane, 0);
      second.join();
      draws(other, 0);
    }
    System.out.println("done");
  }

  /** More than the staging memory holds, at odd places, with the arrays overwritten at once. */
  private static void copies(Lane lane) {
    int n = 3_000_001;
    lane.reserve(8L * n + 4096);
    Buffer buffer = lane.allocate(8L * n);
    double[] doubles = new Random(1).doubles(n).toArray();
    double[] copy = doubles.clone();
    lane.upload(copy, 0, n, buffer, 0);
    Arrays.fill(copy, -1);
    lane.upload(copy, 5, 7, buffer, 1_000);
    Arrays.fill(doubles, 1_000, 1_007, -1);
    double[] back = new double[n + 10];
    lane.download(buffer, 0, back, 10, n);
    expect(Arrays.equals(back, 10, n + 10, doubles, 0, n), "doubles come back");
    int[] integers = new Random(2).ints(n).toArray();
    lane.upload(integers, 3, n - 3, buffer, 2);
    int[] integersBack = new int[n];
    lane.download(buffer, 3, integersBack, 0, n - 4);
    expect(Arrays.equals(integersBack, 0, n - 4, integers, 4, n), "integers come back");
    lane.upload(new long[] {1L << 40 | 7}, 0, 1, buffer, 1);
    lane.download(buffer, 2, integersBack, 0, 2);
    expect(integersBack[0] == 7 && integersBack[1] == 1 << 8, "long integers come in two halves");
    expectThrows(IndexOutOfBoundsException.class, () -> lane.upload(doubles, 0, 2, buffer, n - 1));
  }

  /** Random matrices within larger ones, against sums of long integers. */
  private static void products(Lane lane, Random random) {
    for (int round = 0; round < 40; round++) {
      int rows = 1 + random.nextInt(40);
      int inner = 1 + random.nextInt(60);
      int columns = 1 + random.nextInt(40);
      lane.reserve(1 << 20);
      Block a = block(lane, rows, inner, inner + random.nextInt(3), random);
      Block b = block(lane, inner, columns, columns + random.nextInt(3), random);
      Block c = block(lane, rows, columns, columns + random.nextInt(3), random);
      double[] before = numbers(lane, c);
      double[] expected = product(numbers(lane, a), a, numbers(lane, b), b, before, c);
      lane.multiply(-1, a, b, 1, c);
      expect(Arrays.equals(expected, numbers(lane, c)), "the product is exact and touches nothing else");
    }
    Block wide = new Block(256, 3, 5, 5);
    expectThrows(IllegalArgumentException.class, () -> lane.multiply(1, wide, wide, 0, wide));
    Block square = new Block(256, 4, 4, 3);
    expectThrows(IllegalArgumentException.class, () -> lane.multiply(1, square, square, 0, square));
  }

  private static Block block(Lane lane, int rows, int columns, int ld, Random random) {
    Buffer buffer = lane.allocate(8L * rows * ld);
    double[] numbers = random.ints((long) rows * ld, -FIELD.bound(), FIELD.bound() + 1).asDoubleStream().toArray();
    lane.upload(numbers, 0, numbers.length, buffer, 0);
    return new Block(buffer.address(), rows, columns, ld);
  }

  private static double[] numbers(Lane lane, Block block) {
    double[] numbers = new double[Math.toIntExact(block.rows() * block.ld())];
    lane.download(new Buffer(block.address(), 8L * numbers.length), 0, numbers, 0, numbers.length);
    return numbers;
  }

  private static double[] product(double[] a, Block shapeA, double[] b, Block shapeB, double[] c, Block shapeC) {
    double[] result = c.clone();
    for (int i = 0; i < shapeC.rows(); i++) {
      for (int j = 0; j < shapeC.columns(); j++) {
        int at = (int) (i * shapeC.ld() + j);
        long sum = (long) c[at];
        for (int l = 0; l < shapeA.columns(); l++) {
          sum -= ((long) a[(int) (i * shapeA.ld() + l)]) * ((long) b[(int) (l * shapeB.ld() + j)]);
        }
        result[at] = sum;
      }
    }
    return result;
  }

  /** A kernel of the program, with arguments of all kinds. */
  private static void draws(Lane lane, int sharedBytes) {
    int rows = 37;
    int width = 11;
    int stride = 13;
    lane.reserve(8L * rows * stride);
    Buffer fields = lane.allocate(8L * rows * stride);
    lane.launch(DRAW, Grid.of(rows * 6L, 128), sharedBytes, new Arguments().add(FIELD).add(12345678901L).add(5L)
        .add(width).add(0).add(0).add(0).add(0).add(fields.address()).add((long) stride).add(rows));
    double[] found = new double[rows * stride];
    lane.download(fields, 0, found, 0, found.length);
    Stream stream = new Stream(12345678901L);
    for (int s = 0; s < rows; s++) {
      for (int word = 0; word < width; word++) {
        expect(found[s * stride + word] == FIELD.fromWord(stream.word(5L + s, word)), "residue " + s + ", " + word);
      }
    }
  }

  private static void memory() throws Exception {
    try (Gpu gpu = Gpus.open(0); Lane lane = gpu.lane()) {
      long all = gpu.facts().memoryBytes();
      print(expectThrows(OutOfDeviceMemoryException.class, () -> lane.reserve(all + 1)));
      expect(lane.free() == 0, "a lane that got nothing has nothing");
      lane.reserve(all / 2);
      try (Lane second = gpu.lane()) {
        print(expectThrows(OutOfDeviceMemoryException.class, () -> second.reserve(all / 2 + 1)));
        second.reserve(all / 4);
      }
      Buffer first = lane.allocate(100);
      long mark = lane.mark();
      Buffer next = lane.allocate(1);
      expect(next.address() - first.address() == 256, "pieces begin at multiples of 256 bytes");
      print(expectThrows(OutOfDeviceMemoryException.class, () -> lane.allocate(all / 2)));
      lane.release(mark);
      expect(lane.allocate(1).equals(next), "what was given back is used again");
      draws(lane, 0);
    }
    System.out.println("done");
  }

  /** The third launch breaks the GPU. */
  private static void lost() throws Exception {
    try (Gpu gpu = Gpus.open(0); Lane lane = gpu.lane(); Lane other = gpu.lane()) {
      draws(lane, 0);
      draws(other, 0);
      print(expectThrows(DeviceLostException.class, () -> draws(lane, 0)));
      print(expectThrows(DeviceLostException.class, lane::await));
      print(expectThrows(DeviceLostException.class, () -> draws(other, 0)));
      print(expectThrows(DeviceLostException.class, gpu::lane));
    }
    print(expectThrows(NoGpuException.class, () -> Gpus.open(0)));
    System.out.println("done");
  }

  private static void print(Exception e) {
    System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
  }

  private static void expect(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /** What may throw anything. */
  private interface Trial {
    void run() throws Exception;
  }

  private static Exception expectThrows(Class<? extends Exception> type, Trial trial) {
    try {
      trial.run();
    } catch (Exception e) {
      expect(type.isInstance(e), e.toString());
      return e;
    }
    throw new AssertionError("expected " + type.getSimpleName());
  }
}
