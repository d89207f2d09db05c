package lawsweep.sweep.log;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Checksums, CRC-32C as in logs. */
final class Crc {

  private static final int BUFFER = 1 << 18;

  private Crc() {}

  /** That of the bytes of a buffer, which stays where it stands. */
  static int of(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate());
    return (int) crc.getValue();
  }

  /** That of a part of a file, which is read for it. */
  static int of(FileChannel file, LogBlock.Range range) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    long at = range.from();
    while (at < range.to()) {
      buffer.clear().limit((int) Math.min(BUFFER, range.to() - at));
      int read = file.read(buffer, at);
      if (read < 0) {
        throw new EOFException("expected a log of " + range.to() + " bytes, got one of " + at);
      }
      crc.update(buffer.flip());
      at += read;
    }
    return (int) crc.getValue();
  }
}
