package lawsweep.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Runs are read by a decoder that was written from the format's description. */
class HybridRunsTest {

  private static int[] read(byte[] bytes, int count, int bits) {
    int[] out = new int[count];
    int filled = 0;
    int at = 0;
    while (filled < count) {
      long header = 0;
      for (int shift = 0;; shift += 7) {
        int b = bytes[at++];
        header |= (long) (b & 0x7F) << shift;
        if (b >= 0) {
          break;
        }
      }
      if ((header & 1) == 0) {
        int value = 0;
        for (int i = 0; i < (bits + 7) / 8; i++) {
          value |= (bytes[at++] & 0xFF) << (8 * i);
        }
        for (long i = 0; i < header >>> 1; i++) {
          out[filled++] = value;
        }
      } else {
        long values = (header >>> 1) * 8;
        for (long i = 0; i < values; i++) {
          int value = 0;
          for (int bit = 0; bit < bits; bit++) {
            long place = i * bits + bit;
            value |= (bytes[at + (int) (place >>> 3)] >>> (place & 7) & 1) << bit;
          }
          if (filled < count) {
            out[filled++] = value;
          }
        }
        at += (int) (header >>> 1) * bits;
      }
    }
    assertEquals(bytes.length, at);
    return out;
  }

  @Test
  void numbersComeBack() {
    Random random = new Random(3);
    for (int trial = 0; trial < 500; trial++) {
      int bits = 1 + random.nextInt(20);
      int[] values = new int[random.nextInt(2000)];
      int value = 0;
      int left = 0;
      for (int i = 0; i < values.length; i++) {
        if (left-- <= 0) {
          value = random.nextInt(1 << bits);
          left = random.nextInt(4) == 0 ? random.nextInt(40) : 0;
        }
        values[i] = value;
      }
      Bytes out = new Bytes(16);
      HybridRuns.add(values, 0, values.length, bits, out);
      assertArrayEquals(values, read(out.toArray(), values.length, bits));
    }
  }

  @Test
  void bitsSuffice() {
    assertEquals(0, HybridRuns.bits(1));
    assertEquals(1, HybridRuns.bits(2));
    assertEquals(2, HybridRuns.bits(3));
    assertEquals(2, HybridRuns.bits(4));
    assertEquals(3, HybridRuns.bits(5));
  }
}
