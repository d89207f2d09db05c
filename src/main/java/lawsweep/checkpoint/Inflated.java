package lawsweep.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A nameless file in the directory for temporary files, which takes what was compressed: so it can be read from any
 * place, however large it is.
 */
final class Inflated implements Closeable {

  private Optional<FileChannel> file = Optional.empty();
  private long end;

  /** Keeps what a stream gives, which is as long as expected, or has an exception at its end. */
  synchronized Bytes keep(InputStream in, long size) throws IOException {
    FileChannel channel = file.isPresent() ? file.get() : create();
    file = Optional.of(channel);
    long start = end;
    byte[] piece = new byte[1 << 16];
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      ByteBuffer out = ByteBuffer.wrap(piece, 0, read);
      while (out.hasRemaining()) {
        end += channel.write(out, end);
      }
    }
    return new Kept(channel, start, size);
  }

  private static FileChannel create() throws IOException {
    Path path = Files.createTempFile("lawsweep-", ".npy");
    return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Some bytes of the file. */
  private record Kept(FileChannel channel, long start, long size) implements Bytes {
    @Override
    public void read(long at, ByteBuffer into) throws IOException {
      long from = start + at;
      while (into.hasRemaining()) {
        int read = channel.read(into, from);
        if (read < 0) {
          throw new IOException("expected " + size + " bytes in a temporary file, got the end");
        }
        from += read;
      }
    }

    @Override
    public Optional<MemorySegment> map(long at, long length, Arena arena) {
      return Mapping.of(channel, start + at, length, arena);
    }

    @Override
    public CheckpointException shortened(Throwable cause) {
      return new CheckpointException(Path.of(System.getProperty("java.io.tmpdir")),
          "expected a temporary file to stay as it was written, got a shorter one", cause);
    }

    @Override
    public void close() {
      // All of the file is closed at once.
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
