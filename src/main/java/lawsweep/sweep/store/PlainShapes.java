package lawsweep.sweep.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import lawsweep.sweep.RecordText;

/**
 * Tells of which records the certificate is shown as it is written, but for lists. Records of a sweep have few shapes:
 * two that differ only in whole numbers, in lists of them and in hashes are shown in the same way, so that one of each
 * shape is compared with what is shown of it. Those with other numbers, or with texts that need more than ASCII, are
 * compared each. For many threads at once.
 */
final class PlainShapes {

  private static final int MOST_SHAPES = 4096;
  private static final int HASH_DIGITS = 64;

  private final RecordText texts;
  private final Map<ByteBuffer, Boolean> known = new ConcurrentHashMap<>();

  /** For records whose certificates are copied so. */
  PlainShapes(RecordText texts) {
    this.texts = texts;
  }

  /**
   * True if {@link RecordText#certificate(byte[])} of a record is what is shown of it.
   *
   * @param shown what is shown, in UTF-8; null for nothing
   */
  boolean plain(byte[] record, Supplier<byte[]> shown) {
    byte[] text = texts.certificate(record);
    if (text == null) {
      return shown.get() == null;
    }
    byte[] shape = new byte[text.length];
    int length = shape(text, shape);
    if (length < 0) {
      return Arrays.equals(text, shown.get());
    }
    ByteBuffer key = ByteBuffer.wrap(shape, 0, length);
    Boolean before = known.get(key);
    if (before != null) {
      return before;
    }
    boolean plain = Arrays.equals(text, shown.get());
    if (known.size() < MOST_SHAPES) {
      known.put(key, plain);
    }
    return plain;
  }

  /** Writes a text without its whole numbers and hashes; -1 for one that has anything else to be compared. */
  private static int shape(byte[] text, byte[] to) {
    int out = 0;
    int at = 0;
    while (at < text.length) {
      byte c = text[at];
      if (c == '"') {
        int close = close(text, at + 1);
        if (close < 0) {
          return -1;
        }
        if (close - at - 1 == HASH_DIGITS) {
          to[out++] = '#';
        } else {
          System.arraycopy(text, at, to, out, close + 1 - at);
          out += close + 1 - at;
        }
        at = close + 1;
      } else if (c >= '0' && c <= '9') {
        to[out++] = '0';
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
          at++;
        }
      } else if (c == '.' || c == 'E' || (c == 'e' && !inWord(text, at)) || c == '-') {
        return -1;
      } else {
        to[out++] = c;
        at++;
      }
    }
    return lists(to, out);
  }

  /** The letter is one of {@code true} or {@code false}. */
  private static boolean inWord(byte[] text, int at) {
    return at > 0 && (text[at - 1] == 'u' || text[at - 1] == 's');
  }

  /** Leaves of a list of numbers the first. */
  private static int lists(byte[] shape, int length) {
    int out = 0;
    for (int at = 0; at < length; at++) {
      shape[out++] = shape[at];
      while (shape[at] == '0' && at + 2 < length && shape[at + 1] == ',' && shape[at + 2] == '0') {
        at += 2;
      }
    }
    return out;
  }

  /** Where a text ends that has nothing but printable ASCII. */
  private static int close(byte[] text, int from) {
    for (int at = from; at < text.length; at++) {
      byte c = text[at];
      if (c == '"') {
        return at;
      }
      if (c == '\\' || c < ' ') {
        return -1;
      }
    }
    return -1;
  }
}
