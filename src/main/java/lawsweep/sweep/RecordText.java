package lawsweep.sweep;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The certificate of a record as tables have it, from the bytes that the record has in a log, without reading it: the
 * same text but for lists of integers, which are text in logs, {@code "4,9"}, and arrays in tables, {@code [4,9]}. It
 * knows lists by their keys, so that it may be wrong for records of other programs: whoever relies on it has compared
 * the text with that of the record once. For many threads at once.
 */
public final class RecordText {

  /** The key of certificates in records, and the name of their column. */
  public static final String KEY = "certificate";

  private static final byte[] CERTIFICATE = ("\"" + KEY + "\":{").getBytes(StandardCharsets.US_ASCII);

  private final byte[][] lists;

  /** Knows lists by these keys. */
  public RecordText(List<String> lists) {
    this.lists = lists.stream().map(key -> key.getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);
  }

  /** The text in UTF-8; null if the record has no certificate, or none that can be found. */
  public byte[] certificate(byte[] record) {
    byte[] text = new byte[record.length];
    int length = certificate(record, 0, record.length, text, 0);
    return length < 0 ? null : Arrays.copyOf(text, length);
  }

  /**
   * Copies the text of a record that lies in an array, and says how long it is: no longer than the record. -1 if the
   * record has no certificate, or none that can be found.
   */
  public int certificate(byte[] bytes, int from, int end, byte[] to, int start) {
    int at = find(bytes, from, end);
    if (at < 0) {
      return -1;
    }
    int out = start;
    int depth = 0;
    while (at < end) {
      byte c = bytes[at];
      if (c == '"') {
        int close = close(bytes, at + 1, end);
        if (close < 0) {
          return -1;
        }
        int list = endOfList(bytes, at + 1, close, end);
        System.arraycopy(bytes, at, to, out, close + 1 - at);
        out += close + 1 - at;
        at = close + 1;
        if (list >= 0) {
          int length = list - at - 2;
          to[out] = ':';
          to[out + 1] = '[';
          System.arraycopy(bytes, at + 2, to, out + 2, length);
          to[out + 2 + length] = ']';
          out += length + 3;
          at = list + 1;
        }
        continue;
      }
      to[out++] = c;
      at++;
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return out - start;
      }
    }
    return -1;
  }

  /** Where the certificate begins; its key is no part of a text, in which quotes stand behind a backslash. */
  private static int find(byte[] bytes, int from, int end) {
    int last = end - CERTIFICATE.length;
    for (int at = from; at <= last; at++) {
      if (bytes[at] == '"' && bytes[at + 1] == 'c'
          && Arrays.equals(bytes, at, at + CERTIFICATE.length, CERTIFICATE, 0, CERTIFICATE.length)) {
        return at + CERTIFICATE.length - 1;
      }
    }
    return -1;
  }

  private static int close(byte[] bytes, int from, int end) {
    for (int at = from; at < end; at++) {
      if (bytes[at] == '"') {
        return at;
      }
      if (bytes[at] == '\\') {
        at++;
      }
    }
    return -1;
  }

  /** Where the text behind a key ends if it is a list; -1 if it is none. */
  private int endOfList(byte[] bytes, int key, int close, int end) {
    if (close + 2 >= end || bytes[close + 1] != ':' || bytes[close + 2] != '"' || !isList(bytes, key, close)) {
      return -1;
    }
    for (int at = close + 3; at < end; at++) {
      byte c = bytes[at];
      if (c == '"') {
        return at;
      }
      if ((c < '0' || c > '9') && c != ',' && c != '-') {
        return -1;
      }
    }
    return -1;
  }

  private boolean isList(byte[] bytes, int from, int to) {
    for (byte[] key : lists) {
      if (key.length == to - from && Arrays.equals(bytes, from, to, key, 0, key.length)) {
        return true;
      }
    }
    return false;
  }
}
