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

  private static final int QUARTER_BITS = ANGLE_BITS - 2;
  /** Angles in a quarter turn. */
  private static final long QUARTER = 1L << QUARTER_BITS;
  private static final long HALF_QUARTER = QUARTER / 2;
  /** 2⁵², whose last bits count integers. */
  private static final long MAGIC = 0x4330000000000000L;
  private static final double MAGIC_VALUE = 0x1p52;

  /** Words that are made at a time: they stay in the first cache. */
  private static final int WORDS = 32;

  private final LanePhilox philox;
  /** Words of a few blocks, word by word; the polar coordinates they become. */
  private final long[] words = new long[WORDS * LANES];
  private final double[] radii = new double[WORDS * LANES];

  private final Stage[] stages = {this::words, this::radii, this::angles, this::turn};

  /** The streams under a key. */
  public LaneNormals(long key) {
    this.philox = new LanePhilox(key);
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
    philox.words(stream, block, size / (2 * LANES), words);
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
