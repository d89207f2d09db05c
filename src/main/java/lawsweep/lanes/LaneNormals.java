package lawsweep.lanes;

import static lawsweep.random.Normals.ANGLE_BITS;
import static lawsweep.random.Normals.ANGLE_UNIT;
import static lawsweep.random.Normals.C1;
import static lawsweep.random.Normals.C2;
import static lawsweep.random.Normals.C3;
import static lawsweep.random.Normals.C4;
import static lawsweep.random.Normals.C5;
import static lawsweep.random.Normals.C6;
import static lawsweep.random.Normals.HALF_PI;
import static lawsweep.random.Normals.L1;
import static lawsweep.random.Normals.L2;
import static lawsweep.random.Normals.L3;
import static lawsweep.random.Normals.L4;
import static lawsweep.random.Normals.L5;
import static lawsweep.random.Normals.L6;
import static lawsweep.random.Normals.L7;
import static lawsweep.random.Normals.LN2;
import static lawsweep.random.Normals.RADIUS_UNIT;
import static lawsweep.random.Normals.ROOT_HALF;
import static lawsweep.random.Normals.S1;
import static lawsweep.random.Normals.S2;
import static lawsweep.random.Normals.S3;
import static lawsweep.random.Normals.S4;
import static lawsweep.random.Normals.S5;
import static lawsweep.random.Normals.S6;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.random.Normals;

/** {@link Normals} for {@link LaneMatrices#LANES} streams at once, one a lane: the same numbers, bit for bit. */
public final class LaneNormals {

  private static final VectorSpecies<Double> SPECIES = LaneMatrices.SPECIES;
  private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, LaneMatrices.SPECIES.vectorShape());
  private static final int L = SPECIES.length();
  private static final int LANES = LaneMatrices.LANES;

  private static final long M0 = 0xD2511F53L;
  private static final long M1 = 0xCD9E8D57L;
  private static final int W0 = 0x9E3779B9;
  private static final int W1 = 0xBB67AE85;
  private static final int ROUNDS = 10;
  private static final long LOW = 0xFFFFFFFFL;
  private static final int QUARTER_BITS = ANGLE_BITS - 2;
  /** Angles in a quarter turn. */
  private static final long QUARTER = 1L << QUARTER_BITS;
  private static final long HALF_QUARTER = QUARTER / 2;
  /** 2⁵², whose last bits count integers. */
  private static final long MAGIC = 0x4330000000000000L;
  private static final double MAGIC_VALUE = 0x1p52;

  /** Words that are made at a time: they stay in the first cache. */
  private static final int WORDS = 32;

  /** The two keys of each round. */
  private final long[] keys = new long[2 * ROUNDS];
  /** Words of a few blocks, word by word; the polar coordinates they become. */
  private final long[] words = new long[WORDS * LANES];
  private final double[] radii = new double[WORDS * LANES];

  private final Stage[] stages = {this::words, this::radii, this::angles, this::turn};

  /** The streams under a key. */
  public LaneNormals(long key) {
    int key0 = (int) key;
    int key1 = (int) (key >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      keys[2 * round] = key0 & LOW;
      keys[2 * round + 1] = key1 & LOW;
      key0 += W0;
      key1 += W1;
    }
  }

  /**
   * One of several loops over the same words. They are called through an interface with several implementations, so
   * that each is compiled by itself: the compiler gives up on longer chains of vector operations, and boxes every
   * vector.
   */
  private interface Stage {

    /**
     * Runs the loop.
     *
     * @param stream the first lane's
     * @param block the first
     * @param size how many words, times lanes
     */
    void run(long stream, long block, int size, double[] out, int offset);
  }

  /**
   * Writes variates {@code 4 firstBlock}, … of streams {@code firstStream}, {@code firstStream + 1}, …: variate i of
   * lane l at {@code offset + i * LANES + l}. All variates of the last block are written.
   *
   * @param count how many of each stream; {@code out} has room for the next multiple of {@link Normals#PER_BLOCK}
   */
  public void fill(long firstStream, long firstBlock, int count, double[] out, int offset) {
    int blocks = Normals.blocks(count);
    for (int b = 0; b < blocks; b += WORDS / 2) {
      int size = 2 * Math.min(WORDS / 2, blocks - b) * LANES;
      for (Stage stage : stages) {
        stage.run(firstStream, firstBlock + b, size, out, offset + b * Normals.PER_BLOCK * LANES);
      }
    }
  }

  private void words(long stream, long block, int size, double[] out, int offset) {
    int pairs = size / (4 * LANES) * 4 * LANES;
    for (int part = 0; part < LANES; part += L) {
      twoBlocks(stream + part, block, pairs, part);
      oneBlock(stream + part, block + pairs / (2 * LANES), size, pairs + part);
    }
  }

  // In Philox's rounds upper halves of the 64-bit lanes are garbage, masked before a product and at the end. Masks on
  // both factors show the compiler that they have 32 bits: a 64-bit product takes three on many machines.

  /** Two blocks at a time: while one waits for its products, the other goes on. */
  private void twoBlocks(long firstStream, long firstBlock, int end, int part) {
    LongVector m0 = LongVector.broadcast(LONGS, M0).and(LOW);
    LongVector m1 = LongVector.broadcast(LONGS, M1).and(LOW);
    LongVector stream = LongVector.broadcast(LONGS, firstStream).addIndex(1);
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

  private void oneBlock(long firstStream, long index, int end, int at) {
    if (at >= end) {
      return;
    }
    LongVector m0 = LongVector.broadcast(LONGS, M0).and(LOW);
    LongVector m1 = LongVector.broadcast(LONGS, M1).and(LOW);
    LongVector c0 = LongVector.broadcast(LONGS, index);
    LongVector c1 = LongVector.broadcast(LONGS, index >>> 32);
    LongVector c2 = LongVector.broadcast(LONGS, firstStream).addIndex(1);
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

  private void radii(long stream, long block, int size, double[] out, int offset) {
    for (int at = 0; at < size; at += L) {
      radius(LongVector.fromArray(LONGS, words, at).lanewise(VectorOperators.LSHR, ANGLE_BITS)).intoArray(radii, at);
    }
  }

  /** Cosine and sine of what angles are beyond the nearest quarter turn. */
  private void angles(long stream, long block, int size, double[] out, int offset) {
    for (int at = 0; at < size; at += L) {
      // plus half a quarter turn, the lower bits count from -½ quarter turn; exact
      LongVector shifted = LongVector.fromArray(LONGS, words, at).add(HALF_QUARTER).and(QUARTER - 1);
      DoubleVector x = asDouble(shifted).sub(HALF_QUARTER - 0.5).mul(ANGLE_UNIT).mul(HALF_PI);
      DoubleVector z = x.mul(x);
      int to = offset + at / LANES * 2 * LANES + at % LANES;
      cosine(z).intoArray(out, to);
      sine(x, z).intoArray(out, to + LANES);
    }
  }

  /** Turns by the nearest quarter turns and scales by radii. */
  private void turn(long stream, long block, int size, double[] out, int offset) {
    for (int at = 0; at < size; at += L) {
      int to = offset + at / LANES * 2 * LANES + at % LANES;
      LongVector quarter = LongVector.fromArray(LONGS, words, at).add(HALF_QUARTER).lanewise(VectorOperators.LSHR,
          QUARTER_BITS);
      LongVector cosine = DoubleVector.fromArray(SPECIES, out, to).reinterpretAsLongs();
      LongVector sine = DoubleVector.fromArray(SPECIES, out, to + LANES).reinterpretAsLongs();
      // in odd quarters sine and cosine change places: both are changed in the bits in which they differ
      LongVector change = sine.lanewise(VectorOperators.XOR, cosine)
          .and(quarter.lanewise(VectorOperators.LSHL, 63).lanewise(VectorOperators.ASHR, 63));
      LongVector flipFirst = quarter.add(1).and(2).lanewise(VectorOperators.LSHL, 62);
      LongVector flipSecond = quarter.and(2).lanewise(VectorOperators.LSHL, 62);
      DoubleVector radius = DoubleVector.fromArray(SPECIES, radii, at);
      radius.mul(xor(cosine, change, flipFirst)).intoArray(out, to);
      radius.mul(xor(sine, change, flipSecond)).intoArray(out, to + LANES);
    }
  }

  private static DoubleVector xor(LongVector x, LongVector change, LongVector sign) {
    return x.lanewise(VectorOperators.XOR, change).lanewise(VectorOperators.XOR, sign).reinterpretAsDoubles();
  }

  /** Integers 0..2^52-1 as doubles. */
  private static DoubleVector asDouble(LongVector x) {
    return x.or(MAGIC).reinterpretAsDoubles().sub(MAGIC_VALUE);
  }

  private static DoubleVector radius(LongVector k) {
    LongVector bits = asDouble(k).add(0.5).mul(RADIUS_UNIT).reinterpretAsLongs();
    LongVector exponent = bits.sub(ROOT_HALF).lanewise(VectorOperators.ASHR, 52);
    DoubleVector f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 52)).reinterpretAsDoubles().sub(1);
    DoubleVector s = f.div(f.add(2));
    DoubleVector z = s.mul(s);
    DoubleVector p = z.fma(L7, L6);
    p = z.fma(p, DoubleVector.broadcast(SPECIES, L5));
    p = z.fma(p, DoubleVector.broadcast(SPECIES, L4));
    p = z.fma(p, DoubleVector.broadcast(SPECIES, L3));
    p = z.fma(p, DoubleVector.broadcast(SPECIES, L2));
    p = z.fma(p, DoubleVector.broadcast(SPECIES, L1));
    DoubleVector e = asDouble(exponent.add(1L << 20)).sub((double) (1L << 20));
    return e.fma(DoubleVector.broadcast(SPECIES, LN2), s.fma(z.mul(p), s.mul(2))).mul(-2).sqrt();
  }

  private static DoubleVector sine(DoubleVector x, DoubleVector z) {
    DoubleVector p = z.fma(S6, S5);
    p = z.fma(p, DoubleVector.broadcast(SPECIES, S4));
    p = z.fma(p, DoubleVector.broadcast(SPECIES, S3));
    p = z.fma(p, DoubleVector.broadcast(SPECIES, S2));
    p = z.fma(p, DoubleVector.broadcast(SPECIES, S1));
    return x.mul(z).fma(p, x);
  }

  private static DoubleVector cosine(DoubleVector z) {
    DoubleVector p = z.fma(C6, C5);
    p = z.fma(p, DoubleVector.broadcast(SPECIES, C4));
    p = z.fma(p, DoubleVector.broadcast(SPECIES, C3));
    p = z.fma(p, DoubleVector.broadcast(SPECIES, C2));
    p = z.fma(p, DoubleVector.broadcast(SPECIES, C1));
    return z.mul(z).fma(p, z.fma(-0.5, 1));
  }
}
