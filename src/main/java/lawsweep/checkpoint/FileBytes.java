package lawsweep.checkpoint;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import lawsweep.text.FileTrouble;

/** The bytes of a file; one that somebody shortens meanwhile is refused when that is seen. */
final class FileBytes implements Bytes {

  private final Path path;
  private final FileChannel channel;
  private final long size;

  private FileBytes(Path path, FileChannel channel, long size) {
    this.path = path;
    this.channel = channel;
    this.size = size;
  }

  /**
   * Opens a file.
   *
   * @throws CheckpointException if it is not there, no regular file, or may not be read
   */
  static FileBytes open(Path path) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new CheckpointException(path,
          "expected a file, got " + (Files.isDirectory(path) ? "a folder" : "a device"));
    }
    try {
      return of(path, FileChannel.open(path, StandardOpenOption.READ));
    } catch (FileSystemException e) {
      throw new CheckpointException(path, FileTrouble.reason(e), e);
    }
  }

  private static FileBytes of(Path path, FileChannel channel) throws IOException {
    try {
      return new FileBytes(path, channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long at, ByteBuffer into) throws IOException {
    if (at < 0 || at > size - into.remaining()) {
      throw new IndexOutOfBoundsException("expected bytes among " + size + ", got " + at);
    }
    long from = at;
    while (into.hasRemaining()) {
      int read = channel.read(into, from);
      if (read < 0) {
        throw shortened(null);
      }
      from += read;
    }
  }

  @Override
  public Optional<MemorySegment> map(long at, long length, Arena arena) throws IOException {
    if (at < 0 || at > size - length) {
      throw new IndexOutOfBoundsException("expected bytes among " + size + ", got " + at);
    }
    if (channel.size() < size) {
      throw shortened(null);
    }
    return Mapping.of(channel, at, length, arena);
  }

  @Override
  public CheckpointException shortened(Throwable cause) {
    return new CheckpointException(path, "expected " + size
        + " bytes, got fewer: it was shortened while it was read; wait until it is written", cause);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
