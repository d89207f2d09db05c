package lawsweep.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Spoils files of checkpoints: bytes anywhere, words of their headers, lengths. */
final class Spoiler {

  private static final String[] WORDS = {"F64", "F32", "F16", "BF16", "I64", "BOOL", "F8_E4M3", "F4", "F31", "dtype",
      "shape", "data_offsets", "__metadata__", "0", "1", "2", "8", "16", "-1", "1.5", "1e3", "9223372036854775807",
      "18446744073709551616", "4611686018427387904", "{", "}", "[", "]", ",", ":", "\"", "\\u0041", "\\ud800", "\\",
      "é",
      "\u2028", "😀", "null", "true", "\"a\":\"b\",", "[0,0]", "[]", "'descr'", "'<f4'", "'|O'", "'>f8'", "True",
      "False",
      "(3,)", "(2, 2)", "()", " ", "\n", "\u0000"};

  private static final long[] LENGTHS =
      {0, 1, 7, 8, 9, 255, 1L << 31, (1L << 31) - 1, 1L << 32, 100_000_000, 100_000_001,
          Long.MAX_VALUE, Long.MIN_VALUE, -1, -8};

  private final SplittableRandom random;

  Spoiler(SplittableRandom random) {
    this.random = random;
  }

  /** Something else than the file, mostly. */
  byte[] spoilt(byte[] file) {
    byte[] spoilt = file;
    for (int times = random.nextInt(1, 4); times > 0 && spoilt.length > 0; times--) {
      spoilt = once(spoilt);
    }
    return spoilt;
  }

  private byte[] once(byte[] file) {
    int at = random.nextInt(file.length);
    int end = Math.min(file.length, at + random.nextInt(1, 12));
    byte[] word = WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(9)) {
      case 0 -> Arrays.copyOf(file, at);
      case 1 -> flipped(file, at);
      case 2 -> flipped(file, random.nextInt(Math.min(16, file.length)));
      case 3 -> flipped(file, file.length - 1 - random.nextInt(Math.min(200, file.length)));
      case 4 -> replaced(file, at, end, word);
      case 5 -> replaced(file, at, at, Arrays.copyOfRange(file, at, end));
      case 6 -> inHeader(file, word);
      case 7 -> file.length < Long.BYTES ? file : withLength(file, LENGTHS[random.nextInt(LENGTHS.length)]);
      default -> digit(file);
    };
  }

  private byte[] flipped(byte[] file, int at) {
    byte[] flipped = file.clone();
    flipped[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    return flipped;
  }

  private static byte[] replaced(byte[] file, int from, int to, byte... by) {
    return ByteBuffer.allocate(from + by.length + file.length - to).put(file, 0, from).put(by)
        .put(file, to, file.length - to).array();
  }

  private static byte[] withLength(byte[] file, long length) {
    return ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length).array();
  }

  /** Replaces a piece of the header of a safetensors file, and mends its length: what is wrong is then in the JSON. */
  private byte[] inHeader(byte[] file, byte... word) {
    long length = file.length < Long.BYTES ? 0 : ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    if (length < 2 || length > file.length - Long.BYTES) {
      return file;
    }
    int at = Long.BYTES + random.nextInt((int) length);
    int end = Math.min(Long.BYTES + (int) length, at + random.nextInt(6));
    return withLength(replaced(file, at, end, word), length + word.length - (end - at));
  }

  /** Changes one digit: another shape, another place, another size. */
  private byte[] digit(byte[] file) {
    byte[] changed = file.clone();
    int start = random.nextInt(file.length);
    for (int i = start; i < file.length; i++) {
      if (changed[i] >= '0' && changed[i] <= '9') {
        changed[i] = (byte) ('0' + random.nextInt(10));
        return changed;
      }
    }
    return changed;
  }
}
