package lawsweep.gpu;

import java.util.Arrays;
import lawsweep.cuda.Block;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.GpuFacts;
import lawsweep.cuda.GpuUnderTest;
import lawsweep.cuda.Lane;
import lawsweep.residue.Matrix;

/** A lane for one test, and matrices that go there and come back, with NaN between their rows. */
final class OnDevice implements AutoCloseable {

  private static final long BYTES = 100L << 20;

  private final Gpu gpu = GpuUnderTest.open();
  private final Lane lane = gpu.lane();
  private final long start;

  OnDevice() {
    lane.reserve(BYTES);
    start = lane.mark();
  }

  Lane lane() {
    return lane;
  }

  GpuFacts facts() {
    return gpu.facts();
  }

  /** The same device with so much shared memory for a block. */
  GpuFacts facts(int sharedBytes) {
    GpuFacts f = gpu.facts();
    return new GpuFacts(f.name(), f.major(), f.minor(), f.multiprocessors(), sharedBytes, f.memoryBytes(), f.software(),
        f.gemmFlops());
  }

  /** Forgets what was allocated. */
  void forget() {
    lane.release(start);
  }

  /** Puts numbers there. */
  Buffer put(double[] numbers) {
    Buffer to = lane.allocate((long) numbers.length * Double.BYTES);
    lane.upload(numbers, 0, numbers.length, to, 0);
    return to;
  }

  /** Puts integers there. */
  Buffer put(int[] numbers) {
    Buffer to = lane.allocate((long) numbers.length * Integer.BYTES);
    lane.upload(numbers, 0, numbers.length, to, 0);
    return to;
  }

  /** Puts a matrix there, with a few numbers between its rows. */
  Block put(Matrix m, int gap) {
    int ld = m.columns() + gap;
    double[] numbers = new double[m.rows() * ld];
    Arrays.fill(numbers, Double.NaN);
    for (int i = 0; i < m.rows(); i++) {
      System.arraycopy(m.data(), m.index(i, 0), numbers, i * ld, m.columns());
    }
    return new Block(put(numbers).address(), m.rows(), m.columns(), ld);
  }

  /** Room of NaN for a matrix. */
  Block room(int rows, int columns, int gap) {
    double[] numbers = new double[rows * columns];
    Arrays.fill(numbers, Double.NaN);
    return put(new Matrix(numbers, 0, rows, columns, columns), gap);
  }

  /** All numbers of a matrix there, also those between its rows. */
  double[] everything(Block block) {
    double[] numbers = new double[Math.toIntExact(block.rows() * block.ld())];
    lane.download(new Buffer(block.address(), (long) numbers.length * Double.BYTES), 0, numbers, 0, numbers.length);
    return numbers;
  }

  /** What {@link #everything} should be: a matrix with NaN between its rows. */
  static double[] spread(Matrix m, long ld) {
    double[] numbers = new double[Math.toIntExact(m.rows() * ld)];
    Arrays.fill(numbers, Double.NaN);
    for (int i = 0; i < m.rows(); i++) {
      System.arraycopy(m.data(), m.index(i, 0), numbers, Math.toIntExact(i * ld), m.columns());
    }
    return numbers;
  }

  @Override
  public void close() {
    lane.close();
    gpu.close();
  }
}
