package lawsweep.sweep.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** What a journal asks of the file below it. */
public interface LogFile extends AutoCloseable {

  /** Writes some bytes at the end, at least one. */
  void append(ByteBuffer bytes) throws IOException;

  /** Cuts the file to a length. */
  void truncate(long length) throws IOException;

  /**
   * Waits until everything is on the disk.
   *
   * @throws IOException also if the file is no longer where it was: what is written would be lost
   */
  void force() throws IOException;

  @Override
  void close() throws IOException;

  /** What tells a file from others, where file systems have that; empty if there is none. */
  private static Object key(Path path) throws IOException {
    try {
      return String.valueOf(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  /** A log in a file, whose channel is closed with it. */
  static LogFile of(Path path, FileChannel channel) throws IOException {
    Object key = key(path);
    return new LogFile() {
      @Override
      public void append(ByteBuffer bytes) throws IOException {
        channel.write(bytes, channel.size());
      }

      @Override
      public void truncate(long length) throws IOException {
        channel.truncate(length);
      }

      @Override
      public void force() throws IOException {
        channel.force(false);
        if (!Objects.equals(key, key(path))) {
          throw new IOException("it was removed or replaced");
        }
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
