package lawsweep.cuda;

import jcuda.driver.CUresult;
import jcuda.driver.JCudaDriver;
import lawsweep.work.OutOfDeviceMemoryException;

/** The memory of a lane: one piece, taken from the GPU at once and handed out from its beginning. */
final class LaneMemory {

  /** Every piece begins at a multiple of this many bytes. */
  static final long ALIGNMENT = 256;

  private final Calls calls;
  private DevicePointer memory;
  private long bytes;
  private long used;

  LaneMemory(Calls calls) {
    this.calls = calls;
  }

  /** Takes a piece instead of the one there is. */
  void reserve(long wanted) {
    release();
    if (wanted > 0) {
      DevicePointer piece = new DevicePointer();
      int result = JCudaDriver.cuMemAlloc(piece, wanted);
      if (result == CUresult.CUDA_ERROR_OUT_OF_MEMORY) {
        throw tooLittle(wanted);
      }
      calls.check(result, "cuMemAlloc(" + wanted + ")");
      memory = piece;
      bytes = wanted;
    }
  }

  private OutOfDeviceMemoryException tooLittle(long wanted) {
    long[] free = {0};
    long[] all = {0};
    calls.check(JCudaDriver.cuMemGetInfo(free, all), "cuMemGetInfo");
    return new OutOfDeviceMemoryException(
        "needs " + wanted + " bytes of the GPU's memory, of which " + free[0] + " of " + all[0] + " are free");
  }

  Buffer allocate(long wanted) {
    if (wanted < 0 || wanted > free()) {
      throw new OutOfDeviceMemoryException(
          "needs " + wanted + " more bytes of a lane's " + bytes + ", of which " + free() + " are free");
    }
    Buffer buffer = new Buffer(wanted == 0 ? 0 : memory.address() + used, wanted);
    used += Math.ceilDiv(wanted, ALIGNMENT) * ALIGNMENT;
    return buffer;
  }

  long free() {
    return Math.max(0, bytes - used);
  }

  long mark() {
    return used;
  }

  void release(long mark) {
    if (mark < 0 || mark > used) {
      throw new IllegalArgumentException("no mark: " + mark + " of " + used + " bytes in use");
    }
    used = mark;
  }

  /** Gives the piece back. */
  void release() {
    DevicePointer piece = memory;
    memory = null;
    bytes = 0;
    used = 0;
    if (piece != null && !calls.isLost()) {
      calls.check(JCudaDriver.cuMemFree(piece), "cuMemFree");
    }
  }
}
