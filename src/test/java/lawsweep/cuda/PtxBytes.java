package lawsweep.cuda;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in bytes, little-endian. */
final class PtxBytes {

  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private PtxBytes() {}

  /** The number of {@code size} bytes there, its unused bits 0. */
  static long get(byte[] bytes, int at, int size) {
    return switch (size) {
      case 8 -> (long) LONGS.get(bytes, at);
      case 4 -> (int) INTS.get(bytes, at) & 0xFFFFFFFFL;
      case 2 -> (short) SHORTS.get(bytes, at) & 0xFFFFL;
      default -> bytes[at] & 0xFFL;
    };
  }

  static void put(byte[] bytes, int at, int size, long value) {
    switch (size) {
      case 8 -> LONGS.set(bytes, at, value);
      case 4 -> INTS.set(bytes, at, (int) value);
      case 2 -> SHORTS.set(bytes, at, (short) value);
      default -> bytes[at] = (byte) value;
    }
  }
}
