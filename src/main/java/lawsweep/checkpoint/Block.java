package lawsweep.checkpoint;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where numbers are on their way from a file to doubles: few enough that they stay in the processor's near caches. One
 * for each thread that reads. All steps are plain loops over arrays, which the compiler makes loops over vectors.
 */
final class Block {

  private static final int BYTES = 1 << 16;

  private static final ThreadLocal<Block> OF_THREAD = ThreadLocal.withInitial(Block::new);

  private final ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);
  private final MemorySegment segment = MemorySegment.ofBuffer(bytes);
  private final short[] shorts = new short[BYTES / Short.BYTES];
  private final int[] pairs = new int[BYTES / Integer.BYTES];
  private final long[] floatPairs = new long[BYTES / Integer.BYTES];
  private final float[] floats = new float[BYTES / Short.BYTES];

  private Block() {}

  /** That of the current thread; what an earlier call left in it is gone. */
  static Block ofThread() {
    return OF_THREAD.get();
  }

  /** The most numbers at once. */
  static int numbers(NumberType type) {
    return BYTES / type.bytes();
  }

  /** Reads bytes of a file to where they can be taken from. */
  MemorySegment read(Bytes from, long at, int count) throws IOException {
    from.read(at, bytes.clear().limit(count));
    return segment;
  }

  /** Turns the first numbers of some memory into doubles, which is exact for all types. */
  void toDoubles(MemorySegment from, NumberType type, ByteOrder order, int count, double[] into, int at) {
    if (type == NumberType.F64) {
      MemorySegment.copy(from, ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), 0, into, at, count);
    } else {
      widen(toFloats(from, type, order, count), count, into, at);
    }
  }

  /** Turns the first numbers, which have 32 bits or fewer, into floats, and gives the array in which they begin. */
  float[] toFloats(MemorySegment from, NumberType type, ByteOrder order, int count) {
    switch (type) {
      case F32 -> MemorySegment.copy(from, ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), 0, floats, 0, count);
      case F16 -> {
        MemorySegment.copy(from, ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), 0, shorts, 0, count);
        halvesToFloats(shorts, count, floats);
      }
      case BF16 -> upperHalvesToFloats(from, count);
      case F64 -> throw new IllegalArgumentException("expected numbers that floats equal, got " + type);
    }
    return floats;
  }

  private static void widen(float[] from, int count, double[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = from[i];
    }
  }

  private static void halvesToFloats(short[] halves, int count, float[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = Float.float16ToFloat(halves[i]);
    }
  }

  /**
   * Two numbers at a time become a long that holds two floats, which are then copied as bytes: the compiler vectorises
   * neither conversions of shorts to ints nor those of bits to floats. Only safetensors has the type, whose bytes come
   * in the order of the processors that the program runs on.
   */
  private void upperHalvesToFloats(MemorySegment from, int count) {
    int whole = count / 2;
    MemorySegment.copy(from, ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0, pairs, 0, whole);
    widenPairs(pairs, whole, floatPairs);
    MemorySegment.copy(MemorySegment.ofArray(floatPairs), 0, MemorySegment.ofArray(floats), 0,
        (long) whole * Long.BYTES);
    if (count % 2 == 1) {
      short last = from.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN),
          (count - 1L) * Short.BYTES);
      floats[count - 1] = Float.intBitsToFloat(last << Short.SIZE);
    }
  }

  private static void widenPairs(int[] from, int count, long[] into) {
    for (int i = 0; i < count; i++) {
      int pair = from[i];
      into[i] = ((long) (pair & 0xffff_0000) << 32) | ((pair << 16) & 0xffff_ffffL);
    }
  }
}
