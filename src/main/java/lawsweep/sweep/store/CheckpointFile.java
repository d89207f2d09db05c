package lawsweep.sweep.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import lawsweep.json.RecordFormatException;

/**
 * A checkpoint's file: the line {@code lawsweep checkpoint 1}, the line of its owner (engine, sweep seed and cell), the
 * CRC-32C and the length of the rest as big-endian integers of 32 bits, and the rest as the engine wrote it.
 */
final class CheckpointFile {

  private static final String FORMAT = "lawsweep checkpoint 1";

  private CheckpointFile() {}

  /** The file's bytes. */
  static byte[] of(String owner, byte[] content) {
    byte[] head = head(owner);
    ByteBuffer bytes = ByteBuffer.allocate(head.length + 2 * Integer.BYTES + content.length);
    bytes.put(head).putInt(checksum(head, content)).putInt(content.length).put(content);
    return bytes.array();
  }

  /**
   * What {@link #of} was given.
   *
   * @throws RecordFormatException if the bytes are damaged, or another engine's, sweep's or cell's
   */
  static byte[] open(String owner, byte[] file) {
    byte[] head = head(owner);
    int start = head.length + 2 * Integer.BYTES;
    if (file.length < head.length || !Arrays.equals(file, 0, head.length, head, 0, head.length)) {
      byte[] format = (FORMAT + "\n").getBytes(StandardCharsets.UTF_8);
      boolean whole = file.length >= format.length && Arrays.equals(file, 0, format.length, format, 0, format.length);
      throw new RecordFormatException(whole ? "it is of another engine, sweep or cell, or damaged" : "it is damaged");
    }
    if (file.length < start) {
      throw new RecordFormatException("it is damaged");
    }
    ByteBuffer numbers = ByteBuffer.wrap(file, head.length, 2 * Integer.BYTES);
    int checksum = numbers.getInt();
    int length = numbers.getInt();
    byte[] content = Arrays.copyOfRange(file, start, file.length);
    if (length != content.length || checksum != checksum(head, content)) {
      throw new RecordFormatException("it is damaged");
    }
    return content;
  }

  private static byte[] head(String owner) {
    return (FORMAT + "\n" + owner + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static int checksum(byte[] head, byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(head);
    crc.update(content);
    return (int) crc.getValue();
  }
}
