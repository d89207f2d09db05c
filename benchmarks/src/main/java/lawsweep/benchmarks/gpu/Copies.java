package lawsweep.benchmarks.gpu;

import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUstream;
import jcuda.driver.CUstream_flags;
import jcuda.driver.JCudaDriver;
import lawsweep.benchmarks.work.Inputs;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.Lane;

/** How fast numbers move: inside the GPU's memory, and between it and Java's. */
final class Copies implements AutoCloseable {

  private final Lane lane;
  private final Extent extent;
  private final double[] numbers;
  private final Buffer from;
  private final Buffer to;

  /** Prepares two buffers and an array. */
  Copies(Gpu gpu, Extent extent) {
    this.lane = gpu.lane();
    this.extent = extent;
    this.numbers = Inputs.random(1, 1, extent.copied()).data();
    long bytes = (long) Double.BYTES * numbers.length;
    lane.reserve(2 * bytes + 4096);
    this.from = lane.allocate(bytes);
    this.to = lane.allocate(bytes);
    lane.upload(numbers, 0, numbers.length, from, 0);
  }

  /** Bytes a second that the driver's own copy reads and writes. */
  double inside() {
    // The context is current since the upload; the lane's own stream is not told.
    CUstream stream = new CUstream();
    check(JCudaDriver.cuStreamCreate(stream, CUstream_flags.CU_STREAM_NON_BLOCKING));
    double rate = 2 * rate(() -> {
      check(JCudaDriver.cuMemcpyDtoDAsync(address(to), address(from), from.bytes(), stream));
      check(JCudaDriver.cuStreamSynchronize(stream));
    });
    check(JCudaDriver.cuStreamDestroy(stream));
    return rate;
  }

  /** Bytes a second from an array to the GPU. */
  double up() {
    return rate(() -> lane.upload(numbers, 0, numbers.length, to, 0));
  }

  /** Bytes a second from the GPU to an array. */
  double down() {
    return rate(() -> lane.download(from, 0, numbers, 0, numbers.length));
  }

  private double rate(Runnable copy) {
    return (double) Double.BYTES * numbers.length / new Stopwatch(lane, extent.least()).seconds(copy);
  }

  private static CUdeviceptr address(Buffer buffer) {
    return new CUdeviceptr().withByteOffset(buffer.address());
  }

  private static void check(int result) {
    if (result != 0) {
      throw new IllegalStateException("a copy inside the GPU: the driver answers " + result);
    }
  }

  @Override
  public void close() {
    lane.close();
  }
}
