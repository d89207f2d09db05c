package lawsweep.lanes;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The words of {@link lawsweep.random.Stream} for {@link LaneMatrices#LANES} sequences at once, one a lane: Philox
 * 4x32-10, two words a block.
 */
final class LanePhilox {

  private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, LaneMatrices.SPECIES.vectorShape());
  private static final int L = LONGS.length();
  private static final int LANES = LaneMatrices.LANES;

  private static final long M0 = 0xD2511F53L;
  private static final long M1 = 0xCD9E8D57L;
  private static final int W0 = 0x9E3779B9;
  private static final int W1 = 0xBB67AE85;
  private static final int ROUNDS = 10;
  private static final long LOW = 0xFFFFFFFFL;

  private final long key;
  /** The two keys of each round. */
  private final long[] keys = new long[2 * ROUNDS];

  LanePhilox(long key) {
    this.key = key;
    int key0 = (int) key;
    int key1 = (int) (key >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      keys[2 * round] = key0 & LOW;
      keys[2 * round + 1] = key1 & LOW;
      key0 += W0;
      key1 += W1;
    }
  }

  /** The key of the streams. */
  long key() {
    return key;
  }

  /**
   * Writes the words of blocks {@code firstBlock}, … of sequences {@code first}, {@code first + 1}, …: word w of lane l
   * at {@code w * LANES + l}.
   */
  void words(long first, long firstBlock, int blocks, long[] words) {
    int pairs = blocks / 2 * 4 * LANES;
    for (int part = 0; part < LANES; part += L) {
      twoBlocks(first + part, firstBlock, pairs, words, part);
      if (blocks % 2 > 0) {
        oneBlock(first + part, firstBlock + blocks - 1, words, pairs + part);
      }
    }
  }

  // In Philox's rounds upper halves of the 64-bit lanes are garbage, masked before a product and at the end. Masks on
  // both factors show the compiler that they have 32 bits: a 64-bit product takes three on many machines.

  /** Two blocks at a time: while one waits for its products, the other goes on. */
  private void twoBlocks(long first, long firstBlock, int end, long[] words, int part) {
    LongVector m0 = LongVector.broadcast(LONGS, M0).and(LOW);
    LongVector m1 = LongVector.broadcast(LONGS, M1).and(LOW);
    LongVector stream = LongVector.broadcast(LONGS, first).addIndex(1);
    LongVector high = stream.lanewise(VectorOperators.LSHR, 32);
    long index = firstBlock;
    for (int at = part; at < end; at += 4 * LANES) {
      LongVector a0 = LongVector.broadcast(LONGS, index);
      LongVector a1 = LongVector.broadcast(LONGS, index >>> 32);
      LongVector a2 = stream;
      LongVector a3 = high;
      LongVector b0 = LongVector.broadcast(LONGS, index + 1);
      LongVector b1 = LongVector.broadcast(LONGS, (index + 1) >>> 32);
      LongVector b2 = stream;
      LongVector b3 = high;
      for (int round = 0; round < 2 * ROUNDS; round += 2) {
        LongVector k0 = LongVector.broadcast(LONGS, keys[round]);
        LongVector k1 = LongVector.broadcast(LONGS, keys[round + 1]);
        LongVector p0 = a0.and(LOW).mul(m0);
        LongVector p1 = a2.and(LOW).mul(m1);
        LongVector q0 = b0.and(LOW).mul(m0);
        LongVector q1 = b2.and(LOW).mul(m1);
        a0 = p1.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, a1.lanewise(VectorOperators.XOR, k0));
        a2 = p0.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, a3.lanewise(VectorOperators.XOR, k1));
        b0 = q1.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, b1.lanewise(VectorOperators.XOR, k0));
        b2 = q0.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, b3.lanewise(VectorOperators.XOR, k1));
        a1 = p1;
        a3 = p0;
        b1 = q1;
        b3 = q0;
      }
      a0.and(LOW).or(a1.lanewise(VectorOperators.LSHL, 32)).intoArray(words, at);
      a2.and(LOW).or(a3.lanewise(VectorOperators.LSHL, 32)).intoArray(words, at + LANES);
      b0.and(LOW).or(b1.lanewise(VectorOperators.LSHL, 32)).intoArray(words, at + 2 * LANES);
      b2.and(LOW).or(b3.lanewise(VectorOperators.LSHL, 32)).intoArray(words, at + 3 * LANES);
      index += 2;
    }
  }

  private void oneBlock(long first, long index, long[] words, int at) {
    LongVector m0 = LongVector.broadcast(LONGS, M0).and(LOW);
    LongVector m1 = LongVector.broadcast(LONGS, M1).and(LOW);
    LongVector c0 = LongVector.broadcast(LONGS, index);
    LongVector c1 = LongVector.broadcast(LONGS, index >>> 32);
    LongVector c2 = LongVector.broadcast(LONGS, first).addIndex(1);
    LongVector c3 = c2.lanewise(VectorOperators.LSHR, 32);
    for (int round = 0; round < 2 * ROUNDS; round += 2) {
      LongVector p0 = c0.and(LOW).mul(m0);
      LongVector p1 = c2.and(LOW).mul(m1);
      c0 = p1.lanewise(VectorOperators.LSHR, 32)
          .lanewise(VectorOperators.XOR, c1.lanewise(VectorOperators.XOR, keys[round]));
      c2 = p0.lanewise(VectorOperators.LSHR, 32)
          .lanewise(VectorOperators.XOR, c3.lanewise(VectorOperators.XOR, keys[round + 1]));
      c1 = p1;
      c3 = p0;
    }
    c0.and(LOW).or(c1.lanewise(VectorOperators.LSHL, 32)).intoArray(words, at);
    c2.and(LOW).or(c3.lanewise(VectorOperators.LSHL, 32)).intoArray(words, at + LANES);
  }
}
