package lawsweep.sweep.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of an index as they are made, little endian. */
final class IndexBytes {

  private ByteBuffer bytes = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);

  /** How many there are. */
  int size() {
    return bytes.position();
  }

  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      int wanted = Math.max(Math.multiplyExact(bytes.capacity(), 2), Math.addExact(bytes.position(), more));
      bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), wanted)).order(ByteOrder.LITTLE_ENDIAN)
          .position(bytes.position());
    }
    return bytes;
  }

  void add(byte value) {
    room(Byte.BYTES).put(value);
  }

  void add(char value) {
    room(Character.BYTES).putChar(value);
  }

  void add(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void add(long value) {
    room(Long.BYTES).putLong(value);
  }

  void add(double value) {
    room(Double.BYTES).putDouble(value);
  }

  void add(byte[] value) {
    room(value.length).put(value);
  }

  /** A text, its length before it. */
  void add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    add(utf8.length);
    add(utf8);
  }

  /** Puts a number at a place that has one. */
  void set(int at, int value) {
    bytes.putInt(at, value);
  }

  /** All of them, to be read from their beginning, and no room for more. */
  ByteBuffer all() {
    return ByteBuffer.wrap(Arrays.copyOf(bytes.array(), size())).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A text, read from where a buffer stands. */
  static String text(ByteBuffer from) {
    byte[] utf8 = new byte[from.getInt()];
    from.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
