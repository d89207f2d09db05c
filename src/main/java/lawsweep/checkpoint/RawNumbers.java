package lawsweep.checkpoint;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Objects;

/** Numbers that lie one after another, in the order in which they are asked for. */
final class RawNumbers implements Numbers {

  private final Bytes bytes;
  private final NumberType type;
  private final ByteOrder order;

  /** All of some bytes. */
  RawNumbers(Bytes bytes, NumberType type, ByteOrder order) {
    this.bytes = bytes;
    this.type = type;
    this.order = order;
  }

  @Override
  public long size() {
    return bytes.size() / type.bytes();
  }

  NumberType type() {
    return type;
  }

  @Override
  public void read(long first, double[] into, int at, int count) throws IOException {
    Objects.checkFromIndexSize(at, count, into.length);
    Block block = Block.ofThread();
    try (Window window = window(first, count)) {
      for (int done = 0; done < count;) {
        int now = Math.min(count - done, Block.numbers(type));
        int place = at + done;
        window.take((long) done * type.bytes(), now * type.bytes(), memory -> {
          block.toDoubles(memory, type, order, now, into, place);
          return into;
        });
        done += now;
      }
    }
  }

  /** Some numbers that are about to be read. */
  Window window(long first, int count) throws IOException {
    Objects.checkFromIndexSize(first, count, size());
    return new Window(bytes, first * type.bytes(), (long) count * type.bytes());
  }

  /**
   * Some numbers of a window, of 32 bits or fewer, as floats.
   *
   * @param from the first, from the beginning of the window
   * @param count at most {@link Block#numbers}
   * @return an array in which they begin, until this thread reads again
   */
  float[] floats(Window window, int from, int count) throws IOException {
    return window.take((long) from * type.bytes(), count * type.bytes(),
        memory -> Block.ofThread().toFloats(memory, type, order, count));
  }
}
