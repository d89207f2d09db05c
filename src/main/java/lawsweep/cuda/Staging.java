package lawsweep.cuda;

import java.lang.foreign.MemorySegment;
import jcuda.Pointer;
import jcuda.driver.CUevent;
import jcuda.driver.CUevent_flags;
import jcuda.driver.CUstream;
import jcuda.driver.JCudaDriver;

/**
 * Copies between the heap and a GPU by way of host memory that the GPU reads and writes by itself, in parts used in
 * turn. Arrays are never handed to native code, which would hold off the garbage collector while it copies.
 */
final class Staging {

  private static final int PARTS = 8;
  private static final long PART = 1 << 20;

  private final Calls calls;
  private final CUstream stream;
  private final Pointer pinned = new Pointer();
  private final MemorySegment memory;
  /** Recorded behind the last copy of each part. */
  private final CUevent[] copied = new CUevent[PARTS];
  private int next;

  /** For copies in a stream, whose context is current. */
  Staging(Calls calls, CUstream stream) {
    this.calls = calls;
    this.stream = stream;
    calls.check(JCudaDriver.cuMemHostAlloc(pinned, PARTS * PART, 0), "cuMemHostAlloc");
    memory = MemorySegment.ofBuffer(pinned.getByteBuffer(0, PARTS * PART));
    for (int part = 0; part < PARTS; part++) {
      copied[part] = new CUevent();
      calls.check(JCudaDriver.cuEventCreate(copied[part], CUevent_flags.CU_EVENT_DISABLE_TIMING), "cuEventCreate");
    }
  }

  /** Queues a copy to the GPU; the source may change afterwards. */
  void upload(MemorySegment from, long to) {
    for (long done = 0; done < from.byteSize(); done += PART) {
      long bytes = Math.min(PART, from.byteSize() - done);
      int part = next;
      next = (part + 1) % PARTS;
      waitFor(part);
      MemorySegment.copy(from, done, memory, part * PART, bytes);
      calls.check(JCudaDriver.cuMemcpyHtoDAsync(DevicePointer.of(to + done), pinned.withByteOffset(part * PART), bytes,
          stream), "cuMemcpyHtoDAsync");
      record(part);
    }
  }

  /** Waits for all before, then copies from the GPU. */
  void download(long from, MemorySegment to) {
    long parts = Math.ceilDiv(to.byteSize(), PART);
    for (long i = 0; i < parts + PARTS; i++) {
      if (i >= PARTS) {
        take(i - PARTS, to);
      }
      if (i < parts) {
        queue(i, from, to.byteSize());
      }
    }
  }

  private void queue(long i, long from, long size) {
    int part = (int) (i % PARTS);
    long done = i * PART;
    waitFor(part);
    calls.check(JCudaDriver.cuMemcpyDtoHAsync(pinned.withByteOffset(part * PART), DevicePointer.of(from + done),
        Math.min(PART, size - done), stream), "cuMemcpyDtoHAsync");
    record(part);
  }

  private void take(long i, MemorySegment to) {
    long done = i * PART;
    if (done < to.byteSize()) {
      int part = (int) (i % PARTS);
      waitFor(part);
      MemorySegment.copy(memory, part * PART, to, done, Math.min(PART, to.byteSize() - done));
    }
  }

  private void record(int part) {
    calls.check(JCudaDriver.cuEventRecord(copied[part], stream), "cuEventRecord");
  }

  private void waitFor(int part) {
    calls.check(JCudaDriver.cuEventSynchronize(copied[part]), "cuEventSynchronize");
  }

  /** Gives its memory back, if the GPU was not given up. */
  void close() {
    if (!calls.isLost()) {
      for (CUevent each : copied) {
        calls.check(JCudaDriver.cuEventDestroy(each), "cuEventDestroy");
      }
      calls.check(JCudaDriver.cuMemFreeHost(pinned), "cuMemFreeHost");
    }
  }
}
