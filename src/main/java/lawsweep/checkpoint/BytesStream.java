package lawsweep.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Some bytes from the first to the last. */
final class BytesStream extends InputStream {

  private final Bytes bytes;
  private long at;

  /** From a place to the end. */
  BytesStream(Bytes bytes, long from) {
    this.bytes = bytes;
    this.at = from;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = (int) Math.min(length, bytes.size() - at);
    if (count <= 0) {
      return length == 0 ? 0 : -1;
    }
    bytes.read(at, ByteBuffer.wrap(into, offset, count));
    at += count;
    return count;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, bytes.size() - at);
  }
}
