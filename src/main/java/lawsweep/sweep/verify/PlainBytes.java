package lawsweep.sweep.verify;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import lawsweep.sweep.NotRecordsException;

/**
 * The text of a file: unpacked if it was packed by gzip, without the mark of its encoding. Of a packed file that is cut
 * off it is what can be unpacked.
 */
final class PlainBytes implements Closeable {

  private static final int BUFFER = 1 << 16;
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] UTF_8 = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /** What other files begin with, and what to do with them. */
  private record Other(String what, byte[] beginning) {

    static Other of(String what, int... beginning) {
      byte[] bytes = new byte[beginning.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) beginning[i];
      }
      return new Other(what, bytes);
    }
  }

  private static final List<Other> OTHERS = List.of(
      Other.of("text in UTF-16, and JSON is UTF-8", 0xff, 0xfe),
      Other.of("text in UTF-16, and JSON is UTF-8", 0xfe, 0xff),
      Other.of("a file packed by zstd: unpack it", 0x28, 0xb5, 0x2f, 0xfd),
      Other.of("a file packed by xz: unpack it", 0xfd, '7', 'z', 'X', 'Z'),
      Other.of("a file packed by bzip2: unpack it", 'B', 'Z', 'h'),
      Other.of("a file packed by zip: unpack it", 'P', 'K', 3, 4),
      Other.of("a Parquet file: 'export --format json' writes what can be verified", 'P', 'A', 'R', '1'));

  private final String name;
  private InputStream in;
  private boolean begun;
  private boolean cutOff;

  PlainBytes(String name, InputStream in) {
    this.name = name;
    this.in = new BufferedInputStream(in, BUFFER);
  }

  /** The next byte; -1 at the end, also of a packed file whose rest is missing. */
  int read() throws IOException {
    try {
      if (!begun) {
        begun = true;
        begin();
      }
      return in.read();
    } catch (EOFException e) {
      cutOff = true;
      return -1;
    } catch (ZipException e) {
      throw new NotRecordsException("expected records, got " + name + ", a damaged file of gzip: " + e.getMessage());
    }
  }

  private void begin() throws IOException {
    if (beginsWith(GZIP)) {
      in = new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
    }
    for (Other other : OTHERS) {
      if (beginsWith(other.beginning)) {
        throw new NotRecordsException("expected JSON, plain or packed by gzip, got " + name + ", " + other.what);
      }
    }
    if (beginsWith(UTF_8)) {
      in.skipNBytes(UTF_8.length);
    }
  }

  private boolean beginsWith(byte[] bytes) throws IOException {
    in.mark(bytes.length);
    byte[] first = in.readNBytes(bytes.length);
    in.reset();
    return Arrays.equals(first, bytes);
  }

  /** True once reading has come to the end of a packed file whose rest is missing. */
  boolean cutOff() {
    return cutOff;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
