package lawsweep.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** What a journal asks of the file below it. */
interface LogFile extends AutoCloseable {

  /** Writes some bytes at the end, at least one. */
  void append(ByteBuffer bytes) throws IOException;

  /** Cuts the file to a length. */
  void truncate(long length) throws IOException;

  /** Waits until everything is on the disk. */
  void force() throws IOException;

  @Override
  void close() throws IOException;

  /** A log in a file, whose channel is closed with it. */
  static LogFile of(FileChannel channel) {
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
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
