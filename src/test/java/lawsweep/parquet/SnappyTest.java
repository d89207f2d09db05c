package lawsweep.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is compressed is read by a decoder that was written from the format's description. */
class SnappyTest {

  private static byte[] read(byte[] bytes, int size) {
    int at = 0;
    int length = 0;
    for (int shift = 0;; shift += 7) {
      int b = bytes[at++];
      length |= (b & 0x7F) << shift;
      if (b >= 0) {
        break;
      }
    }
    byte[] out = new byte[length];
    int filled = 0;
    while (at < size) {
      int tag = bytes[at++] & 0xFF;
      int upper = tag >>> 2;
      if ((tag & 3) == 0) {
        int run = upper;
        if (upper >= 60) {
          run = 0;
          for (int i = 0; i < upper - 59; i++) {
            run |= (bytes[at++] & 0xFF) << (8 * i);
          }
        }
        System.arraycopy(bytes, at, out, filled, run + 1);
        at += run + 1;
        filled += run + 1;
      } else {
        int run = (tag & 3) == 1 ? (upper & 7) + 4 : upper + 1;
        int back =
            (tag & 3) == 1 ? ((upper >>> 3) << 8) | (bytes[at++] & 0xFF)
                : (bytes[at++] & 0xFF) | ((bytes[at++] & 0xFF) << 8);
        assertTrue(back > 0 && back <= filled, "a copy of what was written");
        for (int i = 0; i < run; i++, filled++) {
          out[filled] = out[filled - back];
        }
      }
    }
    assertTrue(filled == length, "all bytes are there");
    return out;
  }

  private static int check(byte[] text) {
    Bytes to = new Bytes(16);
    byte[] around = new byte[text.length + 24];
    Arrays.fill(around, (byte) 'x');
    System.arraycopy(text, 0, around, 7, text.length);
    new Snappy().compress(around, 7, text.length, to);
    assertArrayEquals(text, read(to.toArray(), to.size()));
    return to.size();
  }

  @Test
  void allLengthsComeBack() {
    Random random = new Random(1);
    for (int length = 0; length < 200; length++) {
      byte[] text = new byte[length];
      random.nextBytes(text);
      check(text);
      Arrays.fill(text, (byte) 7);
      check(text);
    }
  }

  @Test
  void longRunsAndFarCopiesComeBack() {
    Random random = new Random(2);
    for (int trial = 0; trial < 60; trial++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] noise = new byte[1 + random.nextInt(80_000)];
      random.nextBytes(noise);
      for (int i = 0; i < 6; i++) {
        int from = random.nextInt(noise.length);
        out.write(noise, from, random.nextInt(noise.length - from + 1));
        out.writeBytes("abc".repeat(random.nextInt(100)).getBytes(StandardCharsets.US_ASCII));
      }
      check(out.toByteArray());
    }
  }

  @Test
  void whatIsAlikeGetsSmall() {
    byte[] text = "{\"length\":1,\"samples\":8,\"rank\":2},".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
    assertTrue(check(text) < text.length / 15, "less than a fifteenth");
  }
}
