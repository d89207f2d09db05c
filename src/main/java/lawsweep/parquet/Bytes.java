package lawsweep.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow; numbers are little endian. */
final class Bytes {

  private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes;
  private int size;

  Bytes(int capacity) {
    bytes = new byte[capacity];
  }

  static int int32(byte[] from, int at) {
    return (int) INTS.get(from, at);
  }

  static long int64(byte[] from, int at) {
    return (long) LONGS.get(from, at);
  }

  static void int32(byte[] to, int at, int value) {
    INTS.set(to, at, value);
  }

  static void int64(byte[] to, int at, long value) {
    LONGS.set(to, at, value);
  }

  int size() {
    return size;
  }

  /** The bytes themselves, of which the first {@link #size} count; another array once it grows. */
  byte[] array() {
    return bytes;
  }

  void clear() {
    size = 0;
  }

  /** Makes room for so many more. */
  void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), (int) Math.min(1L << 30, 2L * bytes.length)));
    }
  }

  /** Says that so many more were written into {@link #array}. */
  void advance(int more) {
    size += more;
  }

  void add(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void addInt32(int value) {
    reserve(Integer.BYTES);
    INTS.set(bytes, size, value);
    size += Integer.BYTES;
  }

  void add(byte[] from, int start, int length) {
    reserve(length);
    System.arraycopy(from, start, bytes, size, length);
    size += length;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }
}
