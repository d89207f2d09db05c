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

/** A lane with memory, and matrices on it. */
final class LaneForTest implements AutoCloseable {

  private static final long BYTES = 48L << 20;

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
