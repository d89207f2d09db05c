package lawsweep.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A register tile of the matrix product: 14 rows by 2 vectors, 28 accumulators. For 32 vector registers.
 *
 * <p>Packed operands: {@code a} holds k groups of 14 (one column of the tile's rows each), {@code b} holds k groups of
 * {@code 2 L} (one row of the tile's columns each), L being the number of lanes. No tails: packing pads with zeros.
 */
final class GemmTile14x2 {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  static final int ROWS = 14;
  static final int COLUMNS = 2 * L;

  private GemmTile14x2() {}

  /** out = A B for one tile, unreduced; {@code out} is 14 × 2 L, row-major and dense, from index 0. */
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
    DoubleVector c5_0 = DoubleVector.zero(SPECIES);
    DoubleVector c5_1 = DoubleVector.zero(SPECIES);
    DoubleVector c6_0 = DoubleVector.zero(SPECIES);
    DoubleVector c6_1 = DoubleVector.zero(SPECIES);
    DoubleVector c7_0 = DoubleVector.zero(SPECIES);
    DoubleVector c7_1 = DoubleVector.zero(SPECIES);
    DoubleVector c8_0 = DoubleVector.zero(SPECIES);
    DoubleVector c8_1 = DoubleVector.zero(SPECIES);
    DoubleVector c9_0 = DoubleVector.zero(SPECIES);
    DoubleVector c9_1 = DoubleVector.zero(SPECIES);
    DoubleVector c10_0 = DoubleVector.zero(SPECIES);
    DoubleVector c10_1 = DoubleVector.zero(SPECIES);
    DoubleVector c11_0 = DoubleVector.zero(SPECIES);
    DoubleVector c11_1 = DoubleVector.zero(SPECIES);
    DoubleVector c12_0 = DoubleVector.zero(SPECIES);
    DoubleVector c12_1 = DoubleVector.zero(SPECIES);
    DoubleVector c13_0 = DoubleVector.zero(SPECIES);
    DoubleVector c13_1 = DoubleVector.zero(SPECIES);
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
      DoubleVector a5 = DoubleVector.broadcast(SPECIES, a[ia + 5]);
      c5_0 = a5.fma(b0, c5_0);
      c5_1 = a5.fma(b1, c5_1);
      DoubleVector a6 = DoubleVector.broadcast(SPECIES, a[ia + 6]);
      c6_0 = a6.fma(b0, c6_0);
      c6_1 = a6.fma(b1, c6_1);
      DoubleVector a7 = DoubleVector.broadcast(SPECIES, a[ia + 7]);
      c7_0 = a7.fma(b0, c7_0);
      c7_1 = a7.fma(b1, c7_1);
      DoubleVector a8 = DoubleVector.broadcast(SPECIES, a[ia + 8]);
      c8_0 = a8.fma(b0, c8_0);
      c8_1 = a8.fma(b1, c8_1);
      DoubleVector a9 = DoubleVector.broadcast(SPECIES, a[ia + 9]);
      c9_0 = a9.fma(b0, c9_0);
      c9_1 = a9.fma(b1, c9_1);
      DoubleVector a10 = DoubleVector.broadcast(SPECIES, a[ia + 10]);
      c10_0 = a10.fma(b0, c10_0);
      c10_1 = a10.fma(b1, c10_1);
      DoubleVector a11 = DoubleVector.broadcast(SPECIES, a[ia + 11]);
      c11_0 = a11.fma(b0, c11_0);
      c11_1 = a11.fma(b1, c11_1);
      DoubleVector a12 = DoubleVector.broadcast(SPECIES, a[ia + 12]);
      c12_0 = a12.fma(b0, c12_0);
      c12_1 = a12.fma(b1, c12_1);
      DoubleVector a13 = DoubleVector.broadcast(SPECIES, a[ia + 13]);
      c13_0 = a13.fma(b0, c13_0);
      c13_1 = a13.fma(b1, c13_1);
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
    c5_0.intoArray(out, 10 * L);
    c5_1.intoArray(out, 11 * L);
    c6_0.intoArray(out, 12 * L);
    c6_1.intoArray(out, 13 * L);
    c7_0.intoArray(out, 14 * L);
    c7_1.intoArray(out, 15 * L);
    c8_0.intoArray(out, 16 * L);
    c8_1.intoArray(out, 17 * L);
    c9_0.intoArray(out, 18 * L);
    c9_1.intoArray(out, 19 * L);
    c10_0.intoArray(out, 20 * L);
    c10_1.intoArray(out, 21 * L);
    c11_0.intoArray(out, 22 * L);
    c11_1.intoArray(out, 23 * L);
    c12_0.intoArray(out, 24 * L);
    c12_1.intoArray(out, 25 * L);
    c13_0.intoArray(out, 26 * L);
    c13_1.intoArray(out, 27 * L);
  }
}
