package lawsweep.cuda;

import java.util.concurrent.atomic.AtomicReference;
import lawsweep.work.OutOfDeviceMemoryException;

/** A lane of {@link PtxGpu}: everything is done before a call returns. */
public final class PtxLane implements Lane {

  private static final int ALIGNMENT = 256;

  private final PtxGpu gpu;
  private final long base;
  private final AtomicReference<Thread> user = new AtomicReference<>();
  private PtxMemory memory;
  private PtxLauncher launcher;
  private long reserved;
  private boolean closed;

  PtxLane(PtxGpu gpu, long base) {
    this.gpu = gpu;
    this.base = base;
    this.memory = new PtxMemory(base);
    this.launcher = new PtxLauncher(memory);
  }

  /** Does something that two threads must not do at once. */
  private void alone(Runnable what) {
    if (!user.compareAndSet(null, Thread.currentThread())) {
      throw new IllegalStateException("two threads use a lane at once: " + Thread.currentThread() + " and another");
    }
    try {
      if (closed) {
        throw new IllegalStateException("the lane is closed");
      }
      gpu.check();
      what.run();
    } finally {
      user.set(null);
    }
  }

  @Override
  public void reserve(long bytes) {
    alone(() -> {
      gpu.reserve(bytes, reserved);
      reserved = bytes;
      memory = new PtxMemory(base);
      launcher = new PtxLauncher(memory);
    });
  }

  @Override
  public Buffer allocate(long bytes) {
    long[] address = {0};
    alone(() -> {
      if (bytes < 0) {
        throw new IllegalArgumentException("cannot allocate " + bytes + " bytes");
      }
      if (bytes > free()) {
        throw new OutOfDeviceMemoryException(
            "asked for " + bytes + " bytes of a lane's memory, " + free() + " are left");
      }
      address[0] = memory.allocate(bytes);
    });
    return new Buffer(address[0], bytes);
  }

  @Override
  public long free() {
    return Math.max(0, reserved - Math.ceilDiv(memory.used(), ALIGNMENT) * ALIGNMENT);
  }

  @Override
  public long mark() {
    return memory.used();
  }

  @Override
  public void release(long mark) {
    alone(() -> {
      if (mark < 0 || mark > memory.used()) {
        throw new IllegalArgumentException(
            "cannot release from " + mark + " on: " + memory.used() + " bytes are taken");
      }
      memory.release(mark);
    });
  }

  /** Where {@code count} numbers of a buffer lie in the memory's bytes. */
  private int index(Buffer buffer, long at, int count, int size, String what) {
    if (at < 0 || (at + count) * size > buffer.bytes()) {
      throw new PtxFault(what + " of numbers " + at + ".." + (at + count) + " of " + size + " bytes: the buffer has "
          + buffer.bytes());
    }
    return memory.index(buffer.address() + at * size, (long) count * size, size, what);
  }

  @Override
  public void upload(double[] from, int offset, int count, Buffer to, long at) {
    alone(() -> {
      int index = index(to, at, count, Double.BYTES, "upload");
      for (int i = 0; i < count; i++) {
        PtxBytes.put(memory.bytes(), index + i * 8, 8, Double.doubleToRawLongBits(from[offset + i]));
      }
    });
  }

  @Override
  public void upload(int[] from, int offset, int count, Buffer to, long at) {
    alone(() -> {
      int index = index(to, at, count, Integer.BYTES, "upload");
      for (int i = 0; i < count; i++) {
        PtxBytes.put(memory.bytes(), index + i * 4, 4, from[offset + i]);
      }
    });
  }

  @Override
  public void upload(long[] from, int offset, int count, Buffer to, long at) {
    alone(() -> {
      int index = index(to, at, count, Long.BYTES, "upload");
      for (int i = 0; i < count; i++) {
        PtxBytes.put(memory.bytes(), index + i * 8, 8, from[offset + i]);
      }
    });
  }

  @Override
  public void download(Buffer from, long at, double[] to, int offset, int count) {
    alone(() -> {
      int index = index(from, at, count, Double.BYTES, "download");
      for (int i = 0; i < count; i++) {
        to[offset + i] = Double.longBitsToDouble(PtxBytes.get(memory.bytes(), index + i * 8, 8));
      }
    });
  }

  @Override
  public void download(Buffer from, long at, int[] to, int offset, int count) {
    alone(() -> {
      int index = index(from, at, count, Integer.BYTES, "download");
      for (int i = 0; i < count; i++) {
        to[offset + i] = (int) PtxBytes.get(memory.bytes(), index + i * 4, 4);
      }
    });
  }

  @Override
  public void launch(Kernel kernel, Grid grid, int sharedBytes, Arguments arguments) {
    alone(() -> {
      boolean spoil = gpu.begins(kernel);
      if (sharedBytes < 0 || sharedBytes > gpu.facts().sharedBytes()) {
        throw new PtxFault(kernel.name() + ": asked for " + sharedBytes + " bytes of shared memory, a block may have "
            + gpu.facts().sharedBytes());
      }
      gpu.executed(launcher.launch(gpu.program(kernel), grid, sharedBytes, arguments));
      if (spoil && !memory.spoil()) {
        throw new PtxFault(kernel.name() + ": no double to spoil, none was written");
      }
    });
  }

  @Override
  public void multiply(double alpha, Block a, Block b, double beta, Block c) {
    alone(() -> new PtxProduct(memory, a, b, c).run(alpha, beta));
  }

  @Override
  public void await() {
    alone(() -> {});
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      gpu.release(reserved);
      reserved = 0;
    }
  }
}
