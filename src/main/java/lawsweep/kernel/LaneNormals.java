package lawsweep.kernel;

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
import jdk.incubator.vector.VectorMask;
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
  /** 2⁵², whose last bits count integers. */
  private static final long MAGIC = 0x4330000000000000L;
  private static final double MAGIC_VALUE = 0x1p52;

  private final int key0;
  private final int key1;
  /** The words of one block, word by word. */
  private final long[] words = new long[2 * LANES];

  /** The streams under a key. */
  public LaneNormals(long key) {
    this.key0 = (int) key;
    this.key1 = (int) (key >>> 32);
  }

  /**
   * Writes variates {@code 4 firstBlock}, … of streams {@code firstStream}, {@code firstStream + 1}, …: variate i of lane l at
   * {@code offset + i * LANES + l}. All variates of the last block are written.
   *
   * @param count how many of each stream; {@code out} has room for the next multiple of {@link Normals#PER_BLOCK}
   */
  public void fill(long firstStream, long firstBlock, int count, double[] out, int offset) {
    int blocks = Normals.blocks(count);
    for (int b = 0; b < blocks; b++) {
      block(firstStream, firstBlock + b);
      int to = offset + b * Normals.PER_BLOCK * LANES;
      for (int part = 0; part < LANES; part += L) {
        pair(words, part, out, to + part);
        pair(words, LANES + part, out, to + 2 * LANES + part);
      }
    }
  }

  private void block(long firstStream, long index) {
    for (int part = 0; part < LANES; part += L) {
      LongVector stream = LongVector.broadcast(LONGS, firstStream + part).addIndex(1);
      LongVector c0 = LongVector.broadcast(LONGS, index & LOW);
      LongVector c1 = LongVector.broadcast(LONGS, index >>> 32);
      LongVector c2 = stream.and(LOW);
      LongVector c3 = stream.lanewise(VectorOperators.LSHR, 32);
      int k0 = key0;
      int k1 = key1;
      for (int round = 0; round < ROUNDS; round++) {
        LongVector p0 = c0.and(LOW).mul(M0);
        LongVector p1 = c2.and(LOW).mul(M1);
        c0 = p1.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, c1).lanewise(VectorOperators.XOR,
            k0 & LOW);
        c2 = p0.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, c3).lanewise(VectorOperators.XOR,
            k1 & LOW);
        c1 = p1.and(LOW);
        c3 = p0.and(LOW);
        k0 += W0;
        k1 += W1;
      }
      c0.or(c1.lanewise(VectorOperators.LSHL, 32)).intoArray(words, part);
      c2.or(c3.lanewise(VectorOperators.LSHL, 32)).intoArray(words, LANES + part);
    }
  }

  /** As {@code Normals.pair}, operation by operation. */
  private static void pair(long[] words, int at, double[] out, int to) {
    LongVector word = LongVector.fromArray(LONGS, words, at);
    DoubleVector radius = radius(word.lanewise(VectorOperators.LSHR, ANGLE_BITS));
    LongVector angle = word.and((1L << ANGLE_BITS) - 1);
    LongVector quarter = angle.add(1L << 21).lanewise(VectorOperators.LSHR, 22);
    // angle - 2^22 quarter, at least -2^21: made non-negative to become a double, exactly
    LongVector rest = angle.sub(quarter.lanewise(VectorOperators.LSHL, 22)).add(1L << 22);
    DoubleVector x = asDouble(rest).sub((double) (1L << 22)).add(0.5).mul(ANGLE_UNIT).mul(HALF_PI);
    DoubleVector z = x.mul(x);
    DoubleVector sine = sine(x, z);
    DoubleVector cosine = cosine(z);
    VectorMask<Double> odd = quarter.and(1).compare(VectorOperators.NE, 0).cast(SPECIES);
    LongVector flipFirst = quarter.add(1).and(2).lanewise(VectorOperators.LSHL, 62);
    LongVector flipSecond = quarter.and(2).lanewise(VectorOperators.LSHL, 62);
    radius.mul(flip(cosine.blend(sine, odd), flipFirst)).intoArray(out, to);
    radius.mul(flip(sine.blend(cosine, odd), flipSecond)).intoArray(out, to + LANES);
  }

  private static DoubleVector flip(DoubleVector x, LongVector signs) {
    return x.reinterpretAsLongs().lanewise(VectorOperators.XOR, signs).reinterpretAsDoubles();
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
