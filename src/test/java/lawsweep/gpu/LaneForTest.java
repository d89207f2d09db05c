package lawsweep.gpu;

import java.util.Arrays;
import lawsweep.cuda.Block;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.GpuFacts;
import lawsweep.cuda.GpuUnderTest;
import lawsweep.cuda.Lane;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/** A lane with memory, and matrices that go there and come back. */
final class LaneForTest implements AutoCloseable {

  private static final long BYTES = 100L << 20;

  private final Gpu gpu;
  private final Lane lane;

  LaneForTest() {
    this(GpuUnderTest.open());
  }

  LaneForTest(Gpu gpu) {
    this.gpu = gpu;
    this.lane = gpu.lane();
    lane.reserve(BYTES);
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
    return new GpuFacts(f.name(), f.capability(), f.multiprocessors(), sharedBytes, f.memoryBytes(), f.software(),
        f.gemmFlops());
  }

  EliminationKernels kernels(PrimeField field) {
    return new EliminationKernels(lane, field);
  }

  /** Everything allocated so far is void. */
  void clear() {
    lane.release(0);
  }

  /** All of a matrix's data; the block is the view. */
  Block put(Matrix m) {
    Buffer buffer = put(m.data());
    return new Block(buffer.doubles(m.offset()), m.rows(), m.columns(), m.ld());
  }

  Buffer put(double[] x) {
    Buffer buffer = lane.allocate((long) x.length * Double.BYTES);
    lane.upload(x, 0, x.length, buffer, 0);
    return buffer;
  }

  Buffer put(int[] x) {
    Buffer buffer = lane.allocate((long) x.length * Integer.BYTES);
    lane.upload(x, 0, x.length, buffer, 0);
    return buffer;
  }

  double[] doubles(Buffer buffer) {
    double[] x = new double[Math.toIntExact(buffer.bytes() / Double.BYTES)];
    lane.download(buffer, 0, x, 0, x.length);
    return x;
  }

  int[] integers(Buffer buffer) {
    int[] x = new int[Math.toIntExact(buffer.bytes() / Integer.BYTES)];
    lane.download(buffer, 0, x, 0, x.length);
    return x;
  }

  /** The data around a block that {@link #put} made of a matrix. */
  Matrix all(Block block, Matrix like) {
    Buffer buffer = new Buffer(block.address() - (long) like.offset() * Double.BYTES,
        (long) like.data().length * Double.BYTES);
    return new Matrix(doubles(buffer), like.offset(), like.rows(), like.columns(), like.ld());
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

  /** Makes rows on the lane from rows in the original order of columns. */
  RowMaker maker(PrimeField field, Matrix rows) {
    EliminationKernels kernels = kernels(field);
    return (first, out, columnAt) -> {
      long mark = lane.mark();
      double[] some = Arrays.copyOfRange(rows.data(), rows.index(first, 0), rows.index(first + out.rows(), 0));
      kernels.gather(new Block(put(some).address(), out.rows(), rows.columns(), rows.ld()), columnAt, out);
      lane.release(mark);
    };
  }

  @Override
  public void close() {
    lane.close();
    gpu.close();
  }
}
