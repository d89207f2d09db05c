package lawsweep.gpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import lawsweep.cuda.Block;
import lawsweep.cuda.GpuFacts;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.lie.BracketSource;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.Architectures;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import lawsweep.work.OutOfDeviceMemoryException;
import lawsweep.work.Team;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The elimination on a device against that of the processor: gains, pivots and products with the reduced rows. */
class DeviceBasisTest {

  private static final VectorKernels VECTOR = new VectorKernels();

  /** Slabs that fell short in the test under way. */
  private int cut;

  @Test
  void samplesOfNetworks() {
    try (LaneForTest device = new LaneForTest()) {
      for (int number = 0; number < 16; number++) {
        Random random = Seeds.random("device samples", number);
        Family family = number % 2 == 0 ? Family.LINEAR : Family.RELU;
        Architecture a = Architectures.random(random, family, 4, 5);
        FieldStreams streams = new FieldStreams(Stream.named("device " + number), 0);
        PrimeField field = new PrimeField(streams.prime());
        check(device, field, random, samples(a, field, streams), a + ", case " + number);
      }
    }
    assertTrue(cut > 16, "only " + cut + " slabs fell short");
  }

  private static Matrix samples(Architecture a, PrimeField field, FieldStreams streams) {
    Point point = Point.random(a, field, streams, streams.point());
    int n = point.layout().size();
    int rows = Math.min(2 * n, 70);
    Matrix m = Matrix.zero(rows, n);
    BracketSource source = new BracketSource(point, VECTOR, streams, () -> {});
    source.fill(0, 0, m.view(0, 0, rows / 3 + 1, n), Team.alone());
    source.fill(1, 0, m.view(rows / 3 + 1, 0, rows - rows / 3 - 1, n), Team.alone());
    return m;
  }

  @Test
  void productsOfSparseFactors() {
    try (LaneForTest device = new LaneForTest()) {
      for (int number = 0; number < 24; number++) {
        Random random = Seeds.random("device products", number);
        PrimeField field = Primes.random(random);
        int n = random.nextInt(1, 70);
        int rank = random.nextInt(1, n + 1);
        Matrix left = sparse(field, random, random.nextInt(1, 60), rank, 0.6);
        Matrix right = sparse(field, random, rank, n, 0.3);
        Matrix rows = Matrix.zero(left.rows(), n);
        VECTOR.multiply(field, left, right, rows, Team.alone());
        check(device, field, random, rows, "case " + number);
      }
    }
  }

  /** Few entries, the same row again, pivots that jump about. */
  @Test
  void sparseAndDependentRows() {
    try (LaneForTest device = new LaneForTest()) {
      for (int number = 0; number < 40; number++) {
        Random random = Seeds.random("device sparse", number);
        PrimeField field = Primes.random(random);
        int n = random.nextInt(1, 60);
        Matrix rows = sparse(field, random, random.nextInt(1, 60), n, 2.0 / n);
        for (int i = 1; i < rows.rows(); i++) {
          if (random.nextInt(3) == 0) {
            System.arraycopy(rows.data(), random.nextInt(i) * n, rows.data(), i * n, n);
          }
        }
        check(device, field, random, rows, "case " + number);
      }
    }
  }

  /** Products by cublasDgemm in every place, more columns than are looked at in one go, and the extreme primes. */
  @Test
  void higherBlocks() {
    try (LaneForTest device = new LaneForTest()) {
      int number = 0;
      for (PrimeField field : new PrimeField[] {Primes.smallest(), Primes.largest()}) {
        Random random = Seeds.random("higher blocks", ++number);
        int n = 270;
        Matrix rows = Matrix.zero(275, n);
        Arrays.setAll(rows.data(), i -> Residues.canonical(field, random));
        Heights heights = new Heights(32, 70, 140, 210);
        check(device, field, random, rows, new Case(heights, new int[][] {{70, 70, 70, 53}, {9}, {3}}),
            "higher blocks " + field);
      }
    }
  }

  /** The heights of real draws: two groups at least, slabs of two blocks, columns that nobody has at first. */
  @Test
  @Tag("campaign")
  void realHeights() {
    try (LaneForTest device = new LaneForTest()) {
      for (PrimeField field : new PrimeField[] {Primes.smallest(), Primes.largest()}) {
        Random random = Seeds.random("real heights", field.p());
        int n = 1100;
        Matrix rows = Matrix.zero(1150, n);
        Arrays.setAll(rows.data(), i -> i / n < 600 && i % n % 50 == 7 ? 0 : Residues.canonical(field, random));
        int[][] sizes = {{252, 252}, {252, 252, 100}, {700}};
        check(device, field, random, rows, new Case(Heights.of(field, 2), sizes), "real heights " + field);
      }
    }
  }

  private static Matrix sparse(PrimeField field, Random random, int rows, int columns, double density) {
    Matrix m = Matrix.zero(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      if (random.nextDouble() < density) {
        m.data()[i] = Residues.canonical(field, random);
      }
    }
    return m;
  }

  /** How rows are cut: heights of the device, and sizes for one call after the other, as long as there are rows. */
  private record Case(Heights heights, int[][] sizes) {}

  private static Case randomCase(Random random, int rows) {
    int block = random.nextInt(2, 9);
    Heights heights = new Heights(random.nextInt(1, 5), block, block * random.nextInt(1, 4),
        block * random.nextInt(1, 6));
    int[][] sizes = new int[rows][];
    for (int i = 0; i < rows; i++) {
      sizes[i] = random.ints(random.nextInt(1, 6), 1, random.nextInt(4) == 0 ? 40 : 12).toArray();
    }
    return new Case(heights, sizes);
  }

  private void check(LaneForTest device, PrimeField field, Random random, Matrix rows, String message) {
    check(device, field, random, rows, randomCase(random, rows.rows()), message);
  }

  private void check(
      LaneForTest device, PrimeField field, Random random, Matrix rows, Case c, String message) {
    device.clear();
    int n = rows.columns();
    long free = device.lane().free();
    GpuFacts facts = random.nextBoolean() ? device.facts() : slow(device.facts());
    DeviceBasis basis = new DeviceBasis(device.lane(), facts, field, n, c.heights(), () -> {});
    assertEquals(DeviceBasis.bytes(n, c.heights()), free - device.lane().free(), "bytes of an empty basis");
    EchelonBasis truth = new EchelonBasis(field, VECTOR, n);
    RowMaker maker = device.maker(field, rows);
    String note = Seeds.note(message + ", " + c.heights());
    int at = 0;
    for (int call = 0; at < rows.rows(); call++) {
      int[] sizes = fit(c.sizes()[call], rows.rows() - at);
      int[] gains = basis.take(maker, at, sizes);
      cut += gains.length < sizes.length ? 1 : 0;
      for (int i = 0; i < gains.length; i++) {
        Matrix block = Residues.copy(rows.view(at, 0, sizes[i], n));
        assertEquals(truth.absorb(block, Team.alone()), gains[i], note);
        assertTrue(gains[i] == sizes[i] || i == gains.length - 1, note);
        at += sizes[i];
      }
      assertEquals(at, basis.taken(), note);
      assertEquals(truth.rank(), basis.rank(), note);
      assertArrayEquals(truth.pivots(), basis.pivots(), note);
    }
    assertEquals(
        DeviceBasis.bytes(n, c.heights()) + DevicePanels.rowBytes(n, basis.rank(), c.heights()),
        free - device.lane().free(), note);
    double[] form = new double[n];
    Arrays.setAll(form, j -> Residues.canonical(field, random));
    Residues.assertSame(field, truth.reducedTimes(form), basis.reducedTimes(form), note);
  }

  /** Memory for one group of three is there: two blocks join, the third does not, and the basis is as before. */
  @Test
  void memoryThatEnds() {
    PrimeField field = Primes.largest();
    Random random = Seeds.random("memory", 0);
    int n = 30;
    Matrix rows = Residues.matrix(field, random, 24, n, false);
    Heights heights = new Heights(2, 4, 8, 8);
    try (LaneForTest device = new LaneForTest()) {
      long given = Pieces.of((long) rows.data().length * Double.BYTES);
      device.lane().reserve(given + DeviceBasis.bytes(n, heights) + DevicePanels.rowBytes(n, 8, heights));
      Block all = device.put(rows);
      RowMaker maker = (first, out, columnAt) -> device.kernels(field)
          .gather(all.view(first, 0, out.rows(), n), columnAt, out);
      DeviceBasis basis = new DeviceBasis(device.lane(), device.facts(), field, n, heights, () -> {});
      assertThrows(OutOfDeviceMemoryException.class, () -> basis.take(maker, 0, new int[] {24}));
      assertEquals(8, basis.rank());
      assertEquals(8, basis.taken());
      EchelonBasis truth = new EchelonBasis(field, VECTOR, n);
      truth.absorb(rows.view(0, 0, 8, n), Team.alone());
      assertArrayEquals(truth.pivots(), basis.pivots());
    }
  }

  /** A device so slow that a watch is heard only if products are cut. */
  private static GpuFacts slow(GpuFacts f) {
    return new GpuFacts(f.name(), f.capability(), f.multiprocessors(), f.sharedBytes(), f.memoryBytes(),
        f.software(), 1);
  }

  /** As many of these blocks as there are rows for. */
  private static int[] fit(int[] sizes, int rows) {
    int left = rows;
    int count = 0;
    int[] fit = new int[sizes.length];
    while (count < sizes.length && left > 0) {
      fit[count] = Math.min(sizes[count], left);
      left -= fit[count++];
    }
    return Arrays.copyOf(fit, count);
  }
}
