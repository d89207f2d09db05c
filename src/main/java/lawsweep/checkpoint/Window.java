package lawsweep.checkpoint;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * Some bytes that are about to be read from the first to the last, by one thread. Many are mapped into memory, which
 * spares a copy; few are read, which is quicker than to map them.
 */
final class Window implements AutoCloseable {

  private static final int LEAST_MAPPED = 1 << 20;

  private final Bytes bytes;
  private final long start;
  private final Arena arena = Arena.ofConfined();
  private final Optional<MemorySegment> mapped;

  /** Bytes from a place on. */
  Window(Bytes bytes, long start, long length) throws IOException {
    this.bytes = bytes;
    this.start = start;
    try {
      this.mapped = length < LEAST_MAPPED ? Optional.empty() : bytes.map(start, length, arena);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /** Takes some of the bytes. */
  @FunctionalInterface
  interface Taker<T> {
    T take(MemorySegment first);
  }

  /**
   * Hands over some bytes, which are the first of a piece of memory.
   *
   * @param at the first, from the beginning of the window
   * @param count at most those of a {@link Block}
   */
  <T> T take(long at, int count, Taker<T> taker) throws IOException {
    if (mapped.isEmpty()) {
      return taker.take(Block.ofThread().read(bytes, start + at, count));
    }
    try {
      return taker.take(mapped.get().asSlice(at, count));
    } catch (InternalError e) {
      // What the JVM makes of a mapped page that is no more in the file.
      throw bytes.shortened(e);
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
