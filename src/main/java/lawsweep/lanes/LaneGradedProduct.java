package lawsweep.lanes;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The product P = R_N ⋯ R_1 of batches of upper triangular d × d matrices, laid out as {@link LaneMatrices} says. A
 * power of two is taken out of every row: row k is 2^{e_k} p̂_k. Long products have rows whose lengths differ by
 * hundreds of orders of magnitude; this way none vanishes. Products of few factors are not scaled: all e_k are 0.
 */
public final class LaneGradedProduct {

  private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SPECIES.vectorShape());
  /** Ratios of rows are kept above 2⁻⁴⁸⁰: their squares are numbers still, also if multiplied by rounding errors. */
  private static final long MAX_RATIO = 480;

  /** What stands for all ratios below it: rows that are further apart do not see each other. */
  public static final double SMALLEST_RATIO = 0x1p-480;

  private static final long BIAS = 1023;

  private final int d;
  private final boolean scaled;
  private final double[] rows;
  private final long[] exponents;
  private final double[] ratios;

  /**
   * Room for products.
   *
   * @param scaled whether rows are scaled at all
   */
  public LaneGradedProduct(int d, boolean scaled) {
    this.d = d;
    this.scaled = scaled;
    this.rows = new double[d * d * LANES];
    this.exponents = new long[d * LANES];
    this.ratios = new double[d * d * LANES];
    Arrays.fill(ratios, 1);
  }

  /** The scaled rows, as a batch. */
  public double[] rows() {
    return rows;
  }

  /** e_k at {@code k * LANES + lane}. */
  public long[] exponents() {
    return exponents;
  }

  /** 2^{e_l - e_k} at entry (k, l) (all ones where nothing is scaled), no less than 2⁻⁴⁸⁰ and no more than 2⁴⁸⁰. */
  public double[] ratios() {
    return ratios;
  }

  /** P = R. */
  public void start(int part, double[] r, int rAt) {
    for (int i = 0; i < d; i++) {
      for (int j = i; j < d; j++) {
        int at = (i * d + j) * LANES;
        DoubleVector.fromArray(SPECIES, r, rAt + at).intoArray(rows, at + part);
      }
      LongVector.zero(LONGS).intoArray(exponents, i * LANES + part);
    }
    rescale(part);
  }

  /** P = R P. */
  public void multiply(int part, double[] r, int rAt) {
    if (!scaled) {
      LaneMatrices.multiplyTriangles(d, r, rAt, rows, part);
      return;
    }
    for (int i = 0; i < d; i++) {
      for (int j = i; j < d; j++) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int k = i; k <= j; k++) {
          int ik = (i * d + k) * LANES;
          DoubleVector weight = DoubleVector.fromArray(SPECIES, r, rAt + ik)
              .mul(DoubleVector.fromArray(SPECIES, ratios, ik + part));
          sum = weight.fma(DoubleVector.fromArray(SPECIES, rows, (k * d + j) * LANES + part), sum);
        }
        sum.intoArray(rows, (i * d + j) * LANES + part);
      }
    }
    rescale(part);
  }

  private void rescale(int part) {
    if (!scaled) {
      return;
    }
    for (int i = 0; i < d; i++) {
      rescaleRow(part, i);
    }
    for (int k = 0; k < d; k++) {
      for (int l = 0; l < d; l++) {
        ratio(part, k, l);
      }
    }
  }

  private void rescaleRow(int part, int i) {
    DoubleVector largest = DoubleVector.zero(SPECIES);
    for (int j = i; j < d; j++) {
      largest = largest.max(DoubleVector.fromArray(SPECIES, rows, (i * d + j) * LANES + part).abs());
    }
    LongVector power = largest.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 52);
    // zero and subnormal rows keep their scale
    power = power.blend(BIAS, power.compare(VectorOperators.EQ, 0));
    DoubleVector scale = power.neg().add(2 * BIAS).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
    for (int j = i; j < d; j++) {
      int at = (i * d + j) * LANES + part;
      DoubleVector.fromArray(SPECIES, rows, at).mul(scale).intoArray(rows, at);
    }
    LongVector.fromArray(LONGS, exponents, i * LANES + part).add(power).sub(BIAS).intoArray(exponents,
        i * LANES + part);
  }

  private void ratio(int part, int k, int l) {
    LongVector difference = LongVector.fromArray(LONGS, exponents, l * LANES + part)
        .sub(LongVector.fromArray(LONGS, exponents, k * LANES + part));
    difference.max(-MAX_RATIO).min(MAX_RATIO).add(BIAS).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles()
        .intoArray(ratios, (k * d + l) * LANES + part);
  }
}
