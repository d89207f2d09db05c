package lawsweep.parquet;

/**
 * Compression in the format of Snappy: runs of new bytes, and copies of bytes that stand up to 65,535 before. Source:
 * format_description.txt of google/snappy. For one thread.
 */
final class Snappy {

  private static final int HASH_BITS = 14;
  private static final int HASH_FACTOR = 0x1E35A7BD;
  private static final int LEAST = 4;
  private static final int FARTHEST = (1 << 16) - 1;
  private static final int LONGEST_COPY = 64;
  /** After so many bytes without a copy the search takes longer steps. */
  private static final int PATIENCE = 5;

  /** Where bytes with this hash stood last, plus one. */
  private final int[] seen = new int[1 << HASH_BITS];

  /** Adds bytes in compressed form. */
  void compress(byte[] from, int start, int length, Bytes to) {
    to.reserve(10 + length + length / 6);
    varint(length, to);
    java.util.Arrays.fill(seen, 0);
    int end = start + length;
    int fresh = start;
    int at = start;
    int last = end - Long.BYTES;
    while (at <= last) {
      int bytes = Bytes.int32(from, at);
      int hash = (bytes * HASH_FACTOR) >>> (32 - HASH_BITS);
      int before = seen[hash] - 1;
      seen[hash] = at + 1;
      if (before < start || at - before > FARTHEST || Bytes.int32(from, before) != bytes) {
        at += 1 + ((at - fresh) >>> PATIENCE);
        continue;
      }
      int same = LEAST + same(from, before + LEAST, at + LEAST, end);
      literal(from, fresh, at, to);
      copy(at - before, same, to);
      at += same;
      fresh = at;
      if (at <= last) {
        seen[(Bytes.int32(from, at - 1) * HASH_FACTOR) >>> (32 - HASH_BITS)] = at;
      }
    }
    literal(from, fresh, end, to);
  }

  /** How many bytes from two places on are the same. */
  private static int same(byte[] bytes, int before, int at, int end) {
    int same = 0;
    while (at + same + Long.BYTES <= end) {
      long differ = Bytes.int64(bytes, before + same) ^ Bytes.int64(bytes, at + same);
      if (differ != 0) {
        return same + (Long.numberOfTrailingZeros(differ) >> 3);
      }
      same += Long.BYTES;
    }
    while (at + same < end && bytes[before + same] == bytes[at + same]) {
      same++;
    }
    return same;
  }

  private static void literal(byte[] from, int start, int end, Bytes to) {
    int length = end - start;
    if (length == 0) {
      return;
    }
    int rest = length - 1;
    if (rest < 60) {
      to.add(rest << 2);
    } else if (rest < 1 << 8) {
      to.add(60 << 2);
      to.add(rest);
    } else if (rest < 1 << 16) {
      to.add(61 << 2);
      to.add(rest);
      to.add(rest >>> 8);
    } else {
      to.add(63 << 2);
      to.addInt32(rest);
    }
    to.add(from, start, length);
  }

  private static void copy(int back, int length, Bytes to) {
    int rest = length;
    while (rest >= LONGEST_COPY + LEAST) {
      copyOnce(back, LONGEST_COPY, to);
      rest -= LONGEST_COPY;
    }
    if (rest > LONGEST_COPY) {
      copyOnce(back, LONGEST_COPY - LEAST, to);
      rest -= LONGEST_COPY - LEAST;
    }
    copyOnce(back, rest, to);
  }

  private static void copyOnce(int back, int length, Bytes to) {
    to.add(((length - 1) << 2) | 2);
    to.add(back);
    to.add(back >>> 8);
  }

  private static void varint(int value, Bytes to) {
    int rest = value;
    while (rest >= 0x80) {
      to.add((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    to.add(rest);
  }
}
