package lawsweep.lanes;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;
import static lawsweep.random.Normals.L1;
import static lawsweep.random.Normals.L2;
import static lawsweep.random.Normals.L3;
import static lawsweep.random.Normals.L4;
import static lawsweep.random.Normals.L5;
import static lawsweep.random.Normals.L6;
import static lawsweep.random.Normals.L7;
import static lawsweep.random.Normals.LN2;
import static lawsweep.random.Normals.ROOT_HALF;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * N-th roots of numbers 2^e x in lanes, with this class's own logarithm and exponential: the same bits everywhere. The
 * relative error is at most (1.5 |log₂(2^e x)|/N + 4) 2⁻⁵³. Numbers x below the normal range count as zero; NaN and
 * infinity have NaN as roots of orders above 2.
 */
public final class LaneRoots {

  private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SPECIES.vectorShape());
  private static final long MAGIC = 0x4330000000000000L;
  private static final double MAGIC_VALUE = 0x1p52;
  /** Makes exponents positive, exactly. */
  private static final long OFFSET = 1L << 20;
  /** Adding and subtracting it rounds numbers below 2⁵¹ to integers. */
  private static final double ROUND = 0x1.8p52;
  private static final double INVERSE_LN2 = 1.4426950408889634;
  private static final double SMALLEST = Double.MIN_NORMAL;
  /** 1/i!, the coefficients of the exponential series; the first left out is 1/14!, for arguments up to ½ ln 2. */
  private static final double F3 = 0.16666666666666666;
  private static final double F4 = 0.041666666666666664;
  private static final double F5 = 0.008333333333333333;
  private static final double F6 = 0.001388888888888889;
  private static final double F7 = 0.0001984126984126984;
  private static final double F8 = 2.48015873015873E-5;
  private static final double F9 = 2.7557319223985893E-6;
  private static final double F10 = 2.755731922398589E-7;
  private static final double F11 = 2.505210838544172E-8;
  private static final double F12 = 2.08767569878681E-9;
  private static final double F13 = 1.6059043836821613E-10;

  private final int n;

  /** Roots of an order. */
  public LaneRoots(int n) {
    this.n = n;
  }

  /**
   * Writes (2^e x)^{1/n} for the lanes of one vector, {@code count} times: number k and its exponent lie at
   * {@code at + k * LANES}.
   *
   * @param x non-negative
   * @param exponent e, within ±2²⁰
   */
  public void roots(int count, double[] x, long[] exponent, double[] out, int at) {
    logarithms(count, x, out, at);
    for (int i = at; i < at + count * LANES; i += LANES) {
      DoubleVector e = LongVector.fromArray(LONGS, exponent, i).add(OFFSET).or(MAGIC).reinterpretAsDoubles()
          .sub(MAGIC_VALUE + OFFSET);
      DoubleVector.fromArray(SPECIES, out, i).add(e).div(n).intoArray(out, i);
    }
    powers(count, x, out, at);
  }

  /** Writes x^{1/n} for the lanes of one vector, {@code count} times: number k at {@code at + k * LANES}. */
  public void roots(int count, double[] x, double[] out, int at) {
    switch (n) {
      case 1 -> copy(count, x, out, at);
      case 2 -> squareRoots(count, x, out, at);
      default -> {
        logarithms(count, x, out, at);
        for (int i = at; i < at + count * LANES; i += LANES) {
          DoubleVector.fromArray(SPECIES, out, i).div(n).intoArray(out, i);
        }
        powers(count, x, out, at);
      }
    }
  }

  // Loops over arrays, without methods that take vectors: those are not always compiled away.

  private static void copy(int count, double[] x, double[] out, int at) {
    for (int i = at; i < at + count * LANES; i += LANES) {
      DoubleVector.fromArray(SPECIES, x, i).intoArray(out, i);
    }
  }

  private static void squareRoots(int count, double[] x, double[] out, int at) {
    for (int i = at; i < at + count * LANES; i += LANES) {
      DoubleVector.fromArray(SPECIES, x, i).sqrt().intoArray(out, i);
    }
  }

  /** log₂ x. */
  private static void logarithms(int count, double[] x, double[] out, int at) {
    for (int i = at; i < at + count * LANES; i += LANES) {
      LongVector bits = DoubleVector.fromArray(SPECIES, x, i).reinterpretAsLongs();
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
      DoubleVector e = exponent.add(OFFSET).or(MAGIC).reinterpretAsDoubles().sub(MAGIC_VALUE + OFFSET);
      s.fma(z.mul(p), s.mul(2)).fma(DoubleVector.broadcast(SPECIES, INVERSE_LN2), e).intoArray(out, i);
    }
  }

  /** Numbers y become 2^y, |y| below 1022, and 0 where x is. */
  private static void powers(int count, double[] x, double[] out, int at) {
    for (int i = at; i < at + count * LANES; i += LANES) {
      DoubleVector y = DoubleVector.fromArray(SPECIES, out, i);
      DoubleVector shifted = y.max(-1021).min(1021).add(ROUND);
      DoubleVector t = y.sub(shifted.sub(ROUND)).mul(LN2);
      DoubleVector p = t.fma(F13, F12);
      p = t.fma(p, DoubleVector.broadcast(SPECIES, F11));
      p = t.fma(p, DoubleVector.broadcast(SPECIES, F10));
      p = t.fma(p, DoubleVector.broadcast(SPECIES, F9));
      p = t.fma(p, DoubleVector.broadcast(SPECIES, F8));
      p = t.fma(p, DoubleVector.broadcast(SPECIES, F7));
      p = t.fma(p, DoubleVector.broadcast(SPECIES, F6));
      p = t.fma(p, DoubleVector.broadcast(SPECIES, F5));
      p = t.fma(p, DoubleVector.broadcast(SPECIES, F4));
      p = t.fma(p, DoubleVector.broadcast(SPECIES, F3));
      p = t.fma(p, DoubleVector.broadcast(SPECIES, 0.5));
      p = t.fma(p, DoubleVector.broadcast(SPECIES, 1));
      p = t.fma(p, DoubleVector.broadcast(SPECIES, 1));
      // the integer sits in the last bits of the shifted number
      LongVector scale = shifted.reinterpretAsLongs().add(1023).lanewise(VectorOperators.LSHL, 52);
      DoubleVector from = DoubleVector.fromArray(SPECIES, x, i);
      // what is added is 0, or no number where x is none or infinite: its bits would have become some number's
      p.mul(scale.reinterpretAsDoubles()).blend(0, from.compare(VectorOperators.LT, SMALLEST)).add(from.sub(from))
          .intoArray(out, i);
    }
  }
}
