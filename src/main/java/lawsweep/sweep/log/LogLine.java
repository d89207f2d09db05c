package lawsweep.sweep.log;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * A record in a log: {@code checksum length record\n}, with the CRC-32C of the record in eight hexadecimal digits and
 * the record's length in bytes. Records have no line break, so a reader that is lost finds its way at the next one.
 */
public final class LogLine {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECKSUM_DIGITS = 8;
  private static final int MAX_LENGTH_DIGITS = 9;

  private LogLine() {}

  /** The frame of a record, line break included. */
  public static byte[] of(byte[] payload) {
    byte[] length = Integer.toString(payload.length).getBytes(StandardCharsets.US_ASCII);
    byte[] frame = new byte[CHECKSUM_DIGITS + 1 + length.length + 1 + payload.length + 1];
    long checksum = checksum(payload, 0, payload.length);
    for (int i = 0; i < CHECKSUM_DIGITS; i++) {
      frame[i] = HEX[(int) (checksum >>> (28 - 4 * i)) & 15];
    }
    frame[CHECKSUM_DIGITS] = ' ';
    System.arraycopy(length, 0, frame, CHECKSUM_DIGITS + 1, length.length);
    int start = CHECKSUM_DIGITS + 1 + length.length;
    frame[start] = ' ';
    System.arraycopy(payload, 0, frame, start + 1, payload.length);
    frame[frame.length - 1] = '\n';
    return frame;
  }

  /**
   * Where the record of a frame lies.
   *
   * @param start its first byte
   * @param end the byte after its last, where the line break belongs
   */
  record Extent(int start, int end) {

    /** No valid frame. */
    static final Extent INVALID = new Extent(-1, -1);

    boolean valid() {
      return start >= 0;
    }
  }

  /**
   * No frame is known to begin in less than this many bytes: more than a checksum and a length with their spaces
   * take.
   */
  static final int MAX_HEAD = CHECKSUM_DIGITS + 1 + MAX_LENGTH_DIGITS + 1;

  /** Where the record lies if a frame starts at {@code from}; invalid if the bytes up to {@code to} begin none. */
  static Extent claimed(byte[] bytes, int from, int to) {
    int at = from + CHECKSUM_DIGITS;
    if (at >= to || bytes[at] != ' ') {
      return Extent.INVALID;
    }
    int length = 0;
    int digits = 0;
    for (at++; at < to && bytes[at] >= '0' && bytes[at] <= '9' && digits < MAX_LENGTH_DIGITS; at++) {
      length = 10 * length + (bytes[at] - '0');
      digits++;
    }
    if (digits == 0 || at >= to || bytes[at] != ' ' || length > Integer.MAX_VALUE - at - 2) {
      return Extent.INVALID;
    }
    return new Extent(at + 1, at + 1 + length);
  }

  /** The record of the frame that starts at {@code from}; invalid unless it ends before {@code to} and is unharmed. */
  static Extent find(byte[] bytes, int from, int to) {
    Extent claimed = claimed(bytes, from, to);
    if (!claimed.valid() || claimed.end() > to) {
      return Extent.INVALID;
    }
    long checksum = checksum(bytes, claimed.start(), claimed.end());
    for (int i = 0; i < CHECKSUM_DIGITS; i++) {
      if (bytes[from + i] != HEX[(int) (checksum >>> (28 - 4 * i)) & 15]) {
        return Extent.INVALID;
      }
    }
    return claimed;
  }

  private static long checksum(byte[] bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, to - from);
    return crc.getValue();
  }
}
