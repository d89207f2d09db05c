package lawsweep.checkpoint;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import lawsweep.json.RecordFormatException;

/** What an entry of a ZIP archive holds. At its end size and CRC-32 are compared with those of the directory. */
final class EntryStream extends FilterInputStream {

  private static final int BUFFER = 1 << 16;

  private final ZipEntryPlace entry;
  private final Inflater inflater;
  private final CRC32 crc = new CRC32();
  private long read;

  private EntryStream(ZipEntryPlace entry, InputStream in, Inflater inflater) {
    super(in);
    this.entry = entry;
    this.inflater = inflater;
  }

  /**
   * From the beginning.
   *
   * @param stored its bytes as they are in the archive
   */
  static EntryStream of(ZipEntryPlace entry, Bytes stored) {
    InputStream raw = new BytesStream(stored, 0);
    Inflater inflater = new Inflater(true);
    return new EntryStream(entry, entry.deflated() ? new InflaterInputStream(raw, inflater, BUFFER) : raw, inflater);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * {@inheritDoc}
   *
   * @throws RecordFormatException if it is not what the directory says
   */
  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count;
    try {
      count = in.read(into, offset, length);
    } catch (ZipException | EOFException e) {
      throw new RecordFormatException("expected deflated bytes, got others: the file was changed or cut off", e);
    }
    if (count > 0) {
      crc.update(into, offset, count);
      read += count;
    }
    boolean tooMany = read > entry.size();
    if (tooMany || (count < 0 && read < entry.size())) {
      throw new RecordFormatException("expected " + entry.size() + " bytes, got "
          + (tooMany ? "more" : "only " + read));
    }
    if (count < 0 && crc.getValue() != entry.crc()) {
      throw new RecordFormatException("expected bytes with the checksum %08x, got %08x: the file was changed"
          .formatted(entry.crc(), crc.getValue()));
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    super.close();
  }
}
