package lawsweep.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** Bytes that may be read from any place, by several threads at once. */
public interface Bytes extends Closeable {

  /** How many. */
  long size();

  /**
   * Fills a buffer with the bytes from a place on.
   *
   * @param at the first; {@code at + into.remaining()} is at most {@link #size}
   */
  void read(long at, ByteBuffer into) throws IOException;

  /**
   * Maps some into memory.
   *
   * @param arena what they are unmapped with
   * @return empty if the file system cannot
   */
  Optional<MemorySegment> map(long at, long length, Arena arena) throws IOException;

  /** What to throw if mapped bytes are no more there. */
  CheckpointException shortened(Throwable cause);

  /** Some of them, which are closed with all. */
  default Bytes part(long start, long length) {
    if (start < 0 || length < 0 || start > size() - length) {
      throw new IndexOutOfBoundsException("expected bytes among " + size() + ", got " + length + " from " + start);
    }
    Bytes all = this;
    return new Bytes() {
      @Override
      public long size() {
        return length;
      }

      @Override
      public void read(long at, ByteBuffer into) throws IOException {
        if (at < 0 || at > length - into.remaining()) {
          throw new IndexOutOfBoundsException("expected bytes among " + length + ", got " + at);
        }
        all.read(start + at, into);
      }

      @Override
      public Optional<MemorySegment> map(long at, long count, Arena arena) throws IOException {
        if (at < 0 || at > length - count) {
          throw new IndexOutOfBoundsException("expected bytes among " + length + ", got " + at);
        }
        return all.map(start + at, count, arena);
      }

      @Override
      public CheckpointException shortened(Throwable cause) {
        return all.shortened(cause);
      }

      @Override
      public void close() {
        // Who opened all closes them.
      }
    };
  }

  /** The bytes of a file. */
  static Bytes of(Path path) throws IOException {
    return FileBytes.open(path);
  }
}
