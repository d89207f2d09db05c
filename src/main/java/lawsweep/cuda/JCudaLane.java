package lawsweep.cuda;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jcuda.Pointer;
import jcuda.driver.CUstream;
import jcuda.driver.CUstream_flags;
import jcuda.driver.JCudaDriver;
import jcuda.jcublas.JCublas2;
import jcuda.jcublas.cublasHandle;
import jcuda.jcublas.cublasMath;
import jcuda.jcublas.cublasOperation;
import jcuda.runtime.cudaStream_t;

/** A lane of a GPU that JCuda drives: a stream, a cuBLAS handle of its own, and a piece of memory. */
final class JCudaLane implements Lane {

  private final JCudaGpu gpu;
  private final Calls calls;
  private final CUstream stream = new CUstream();
  private final cublasHandle blas = new cublasHandle();
  private final LaneMemory memory;
  private final Staging staging;
  /** The factors of a product. Not on the heap: native code would hold off the garbage collector. */
  private final ByteBuffer factors = ByteBuffer.allocateDirect(2 * Double.BYTES).order(ByteOrder.nativeOrder());
  private final Pointer alphaAt = Pointer.to(factors);
  private final Pointer betaAt = alphaAt.withByteOffset(Double.BYTES);
  private boolean closed;

  /** For a GPU whose context is current. */
  JCudaLane(JCudaGpu gpu, Calls calls) {
    this.gpu = gpu;
    this.calls = calls;
    this.memory = new LaneMemory(calls);
    calls.check(JCudaDriver.cuStreamCreate(stream, CUstream_flags.CU_STREAM_NON_BLOCKING), "cuStreamCreate");
    calls.checkBlas(JCublas2.cublasCreate(blas), "cublasCreate");
    calls.checkBlas(JCublas2.cublasSetStream(blas, new cudaStream_t(stream)), "cublasSetStream");
    setPedantic(gpu.isPedantic());
    this.staging = new Staging(calls, stream);
  }

  /** Whether cuBLAS is to keep to the plainest arithmetic; nothing else changes what a product's numbers are. */
  void setPedantic(boolean pedantic) {
    calls.checkBlas(
        JCublas2.cublasSetMathMode(blas, pedantic ? cublasMath.CUBLAS_PEDANTIC_MATH : cublasMath.CUBLAS_DEFAULT_MATH),
        pedantic ? "cublasSetMathMode(PEDANTIC)" : "cublasSetMathMode(DEFAULT)");
  }

  /** The version of cuBLAS: {@code 12.6.4}. */
  String blasVersion() {
    begin();
    int[] version = {0};
    calls.checkBlas(JCublas2.cublasGetVersion(blas, version), "cublasGetVersion");
    return version[0] / 10000 + "." + version[0] / 100 % 100 + "." + version[0] % 100;
  }

  @Override
  public void reserve(long bytes) {
    begin();
    memory.reserve(bytes);
  }

  @Override
  public Buffer allocate(long bytes) {
    return memory.allocate(bytes);
  }

  @Override
  public long free() {
    return memory.free();
  }

  @Override
  public long mark() {
    return memory.mark();
  }

  @Override
  public void release(long mark) {
    memory.release(mark);
  }

  @Override
  public void upload(double[] from, int offset, int count, Buffer to, long at) {
    upload(MemorySegment.ofArray(from), offset, count, to, at, Double.BYTES);
  }

  @Override
  public void upload(int[] from, int offset, int count, Buffer to, long at) {
    upload(MemorySegment.ofArray(from), offset, count, to, at, Integer.BYTES);
  }

  @Override
  public void upload(long[] from, int offset, int count, Buffer to, long at) {
    upload(MemorySegment.ofArray(from), offset, count, to, at, Long.BYTES);
  }

  @Override
  public void download(Buffer from, long at, double[] to, int offset, int count) {
    download(from, at, MemorySegment.ofArray(to), offset, count, Double.BYTES);
  }

  @Override
  public void download(Buffer from, long at, int[] to, int offset, int count) {
    download(from, at, MemorySegment.ofArray(to), offset, count, Integer.BYTES);
  }

  private void upload(MemorySegment from, long offset, long count, Buffer to, long at, int size) {
    begin();
    checkInside(to, at, count, size);
    staging.upload(from.asSlice(offset * size, count * size), to.address() + at * size);
  }

  private void download(Buffer from, long at, MemorySegment to, long offset, long count, int size) {
    begin();
    checkInside(from, at, count, size);
    staging.download(from.address() + at * size, to.asSlice(offset * size, count * size));
  }

  private static void checkInside(Buffer buffer, long at, long count, int size) {
    if (at < 0 || count < 0 || (at + count) * size > buffer.bytes()) {
      throw new IndexOutOfBoundsException(
          "numbers " + at + " to " + (at + count) + " of " + size + " bytes are not in a buffer of " + buffer.bytes());
    }
  }

  @Override
  public void launch(Kernel kernel, Grid grid, int sharedBytes, Arguments arguments) {
    begin();
    ByteBuffer bytes = arguments.bytes();
    int[] offsets = arguments.offsets();
    Pointer first = Pointer.to(bytes);
    Pointer[] each = new Pointer[offsets.length];
    for (int i = 0; i < offsets.length; i++) {
      each[i] = first.withByteOffset(offsets[i]);
    }
    calls.check(JCudaDriver.cuLaunchKernel(gpu.function(kernel, sharedBytes), grid.x(), grid.y(), 1, grid.threads(), 1,
        1, sharedBytes, stream, Pointer.to(each), null), "cuLaunchKernel(" + kernel.name() + ")");
  }

  /** cuBLAS knows columns only: it is asked for the transposed product of the transposed matrices, the same numbers. */
  @Override
  public void multiply(double alpha, Block a, Block b, double beta, Block c) {
    begin();
    if (a.columns() != b.rows() || a.rows() != c.rows() || b.columns() != c.columns()) {
      throw new IllegalArgumentException("no product: " + shape(a) + " times " + shape(b) + " into " + shape(c));
    }
    if (c.rows() > 0 && c.columns() > 0) {
      factors.putDouble(0, alpha).putDouble(Double.BYTES, beta);
      calls.checkBlas(JCublas2.cublasDgemm(blas, cublasOperation.CUBLAS_OP_N, cublasOperation.CUBLAS_OP_N, c.columns(),
          c.rows(), a.columns(), alphaAt, DevicePointer.of(b.address()), ld(b),
          DevicePointer.of(a.address()), ld(a), betaAt, DevicePointer.of(c.address()), ld(c)),
          "cublasDgemm");
    }
  }

  private static String shape(Block block) {
    return block.rows() + " x " + block.columns();
  }

  private static int ld(Block block) {
    if (block.ld() < block.columns() || block.ld() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "rows of " + block.columns() + " numbers that begin " + block.ld() + " numbers apart");
    }
    return Math.toIntExact(Math.max(1, block.ld()));
  }

  @Override
  public void await() {
    begin();
    calls.check(JCudaDriver.cuStreamSynchronize(stream), "cuStreamSynchronize");
  }

  /** Whichever thread calls, it calls this GPU. */
  private void begin() {
    if (closed) {
      throw new IllegalStateException("the lane is closed");
    }
    calls.checkAlive();
    gpu.makeCurrent();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!calls.isLost()) {
      gpu.makeCurrent();
      calls.check(JCudaDriver.cuStreamSynchronize(stream), "cuStreamSynchronize");
      staging.close();
      memory.release();
      calls.checkBlas(JCublas2.cublasDestroy(blas), "cublasDestroy");
      calls.check(JCudaDriver.cuStreamDestroy(stream), "cuStreamDestroy");
    }
  }
}
