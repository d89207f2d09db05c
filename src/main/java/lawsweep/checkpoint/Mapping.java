package lawsweep.checkpoint;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** Maps parts of files into memory. */
final class Mapping {

  private Mapping() {}

  /** Some bytes of a file; empty where a file system or a limited address space does not let them be mapped. */
  static Optional<MemorySegment> of(FileChannel channel, long at, long length, Arena arena) {
    try {
      return Optional.of(channel.map(FileChannel.MapMode.READ_ONLY, at, length, arena));
    } catch (IOException e) {
      // They can still be read, by Window, and what is wrong with the file then shows.
      return Optional.empty();
    }
  }
}
