package lawsweep.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Objects in the compact protocol of Thrift, which is how Parquet says what its bytes are. */
final class CompactThrift {

  private static final int INT32 = 5;
  private static final int INT64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;
  private static final int SHORT_LIST = 15;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  /** The last field of each object that is open, the outermost first. */
  private final Deque<Integer> last = new ArrayDeque<>();

  /** Begins with an object. */
  CompactThrift() {
    last.push(0);
  }

  /** A number of 32 bits. */
  CompactThrift int32(int field, int value) {
    header(field, INT32);
    zigzag(value);
    return this;
  }

  /** A number of 64 bits. */
  CompactThrift int64(int field, long value) {
    header(field, INT64);
    zigzag(value);
    return this;
  }

  /** A text in UTF-8. */
  CompactThrift text(int field, String value) {
    header(field, BINARY);
    binary(value);
    return this;
  }

  /** Begins an object within. */
  CompactThrift begin(int field) {
    header(field, STRUCT);
    last.push(0);
    return this;
  }

  /** Begins a list of objects, each of which is begun by {@link #item} and ended by {@link #end}. */
  CompactThrift objects(int field, int size) {
    header(field, LIST);
    listHeader(size, STRUCT);
    return this;
  }

  /** Begins an object of a list. */
  CompactThrift item() {
    last.push(0);
    return this;
  }

  /** A list of numbers of 32 bits. */
  CompactThrift int32s(int field, int... values) {
    header(field, LIST);
    listHeader(values.length, INT32);
    for (int value : values) {
      zigzag(value);
    }
    return this;
  }

  /** A list of texts. */
  CompactThrift texts(int field, Iterable<String> values, int size) {
    header(field, LIST);
    listHeader(size, BINARY);
    values.forEach(this::binary);
    return this;
  }

  /** Ends the innermost object. */
  CompactThrift end() {
    out.write(0);
    last.pop();
    return this;
  }

  /** All of it, once the first object is ended. */
  byte[] bytes() {
    return out.toByteArray();
  }

  private void header(int field, int type) {
    int step = field - last.pop();
    last.push(field);
    out.write(step << 4 | type); // Fields are written in their order, and no step is longer than 15.
  }

  private void listHeader(int size, int type) {
    if (size < SHORT_LIST) {
      out.write(size << 4 | type);
    } else {
      out.write(SHORT_LIST << 4 | type);
      varint(size);
    }
  }

  private void binary(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    varint(bytes.length);
    out.writeBytes(bytes);
  }

  private void zigzag(long value) {
    varint(value << 1 ^ value >> 63);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
