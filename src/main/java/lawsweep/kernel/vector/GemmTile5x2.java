package lawsweep.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A register tile of the matrix product: 5 rows by 2 vectors, 10 accumulators. For 16 vector registers: ten hide the
 * latency of two units, and the compiler keeps them all in registers. Of twelve it would spill some.
 *
 * <p>Packed operands: {@code a} holds k groups of 5 (one column of the tile's rows each), {@code b} holds k groups of
 * {@code 2 L} (one row of the tile's columns each), L being the number of lanes. No tails: packing pads with zeros.
 */
final class GemmTile5x2 {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  static final int ROWS = 5;
  static final int COLUMNS = 2 * L;

  private GemmTile5x2() {}

  /** out = A B for one tile, unreduced; {@code out} is 5 × 2 L, row-major and dense, from index 0. */
  static void product(int k, double[] a, int aOffset, double[] b, int bOffset, double[] out) {
    DoubleVector c0_0 = DoubleVector.zero(SPECIES);
    DoubleVector c0_1 = DoubleVector.zero(SPECIES);
    DoubleVector c1_0 = DoubleVector.zero(SPECIES);
    DoubleVector c1_1 = DoubleVector.zero(SPECIES);
    DoubleVector c2_0 = DoubleVector.zero(SPECIES);
    DoubleVector c2_1 = DoubleVector.zero(SPECIES);
    DoubleVector c3_0 = DoubleVector.zero(SPECIES);
    DoubleVector c3_1 = DoubleVector.zero(SPECIES);
    DoubleVector c4_0 = DoubleVector.zero(SPECIES);
    DoubleVector c4_1 = DoubleVector.zero(SPECIES);
    int ia = aOffset;
    int ib = bOffset;
    for (int t = 0; t < k; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, ib);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, ib + L);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[ia]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[ia + 1]);
      c1_0 = a1.fma(b0, c1_0);
      c1_1 = a1.fma(b1, c1_1);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[ia + 2]);
      c2_0 = a2.fma(b0, c2_0);
      c2_1 = a2.fma(b1, c2_1);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[ia + 3]);
      c3_0 = a3.fma(b0, c3_0);
      c3_1 = a3.fma(b1, c3_1);
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[ia + 4]);
      c4_0 = a4.fma(b0, c4_0);
      c4_1 = a4.fma(b1, c4_1);
      ia += ROWS;
      ib += COLUMNS;
    }
    c0_0.intoArray(out, 0);
    c0_1.intoArray(out, L);
    c1_0.intoArray(out, 2 * L);
    c1_1.intoArray(out, 3 * L);
    c2_0.intoArray(out, 4 * L);
    c2_1.intoArray(out, 5 * L);
    c3_0.intoArray(out, 6 * L);
    c3_1.intoArray(out, 7 * L);
    c4_0.intoArray(out, 8 * L);
    c4_1.intoArray(out, 9 * L);
  }
}
