package lawsweep.kernel;

import static lawsweep.kernel.LaneMatrices.LANES;
import static lawsweep.kernel.LaneMatrices.SPECIES;
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
 * N-th roots of numbers 2^e x in lanes, with this class's own logarithm and exponential: the same bits everywhere. Relative
 * error some (|log₂(2^e x)|/N + 3) 10⁻¹⁶. Numbers x below the normal range count as zero.
 */
public final class LaneRoots {

  private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SPECIES.vectorShape());
  private static final long MAGIC = 0x4330000000000000L;
  private static final double MAGIC_VALUE = 0x1p52;
  /** Adding and subtracting it rounds numbers below 2⁵¹ to integers. */
  private static final double ROUND = 0x1.8p52;
  private static final double INVERSE_LN2 = 1.4426950408889634;
  private static final double SMALLEST = Double.MIN_NORMAL;
  private static final int TAYLOR = 13;

  private final double[] factorials = new double[TAYLOR + 1];
  private final int n;

  /** Roots of an order. */
  public LaneRoots(int n) {
    this.n = n;
    factorials[0] = 1;
    for (int i = 1; i <= TAYLOR; i++) {
      factorials[i] = factorials[i - 1] / i;
    }
  }

  /**
   * Writes (2^e x)^{1/n}.
   *
   * @param x at {@code xAt}, non-negative
   * @param exponent e at {@code eAt}, within ±2²⁰
   */
  public void root(double[] x, int xAt, long[] exponent, int eAt, double[] out, int outAt) {
    DoubleVector value = DoubleVector.fromArray(SPECIES, x, xAt);
    DoubleVector e = asDouble(LongVector.fromArray(LONGS, exponent, eAt));
    DoubleVector y = e.add(log2(value)).div(n);
    exp2(y).blend(0, value.compare(VectorOperators.LT, SMALLEST)).intoArray(out, outAt);
  }

  /** Writes x^{1/n}. */
  public void root(double[] x, int xAt, double[] out, int outAt) {
    DoubleVector value = DoubleVector.fromArray(SPECIES, x, xAt);
    switch (n) {
      case 1 -> value.intoArray(out, outAt);
      case 2 -> value.sqrt().intoArray(out, outAt);
      default -> exp2(log2(value).div(n)).blend(0, value.compare(VectorOperators.LT, SMALLEST)).intoArray(out, outAt);
    }
  }

  private static DoubleVector asDouble(LongVector x) {
    return x.add(1L << 20).or(MAGIC).reinterpretAsDoubles().sub(MAGIC_VALUE).sub((double) (1L << 20));
  }

  private static DoubleVector log2(DoubleVector x) {
    LongVector bits = x.reinterpretAsLongs();
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
    return s.fma(z.mul(p), s.mul(2)).fma(DoubleVector.broadcast(SPECIES, INVERSE_LN2), asDouble(exponent));
  }

  /** 2^y for |y| below 1022. */
  private DoubleVector exp2(DoubleVector y) {
    DoubleVector shifted = y.max(-1021).min(1021).add(ROUND);
    DoubleVector t = y.sub(shifted.sub(ROUND)).mul(LN2);
    DoubleVector p = DoubleVector.broadcast(SPECIES, factorials[TAYLOR]);
    for (int i = TAYLOR - 1; i >= 0; i--) {
      p = p.fma(t, DoubleVector.broadcast(SPECIES, factorials[i]));
    }
    // the integer sits in the last bits of the shifted number
    LongVector scale = shifted.reinterpretAsLongs().add(1023).lanewise(VectorOperators.LSHL, 52);
    return p.mul(scale.reinterpretAsDoubles());
  }
}
