package lawsweep.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The register tile of the matrix product: 8 rows by three vectors, 24 accumulators held in registers.
 *
 * <p>Packed operands: {@code a} holds k groups of 8 (one column of the tile's rows each), {@code b} holds k groups of
 * {@code 3 L} (one row of the tile's columns each), L being the number of lanes. No tails: packing pads with zeros.
 */
final class GemmTile8x3 {

  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int L = SPECIES.length();
  static final int ROWS = 8;
  static final int COLUMNS = 3 * L;

  private GemmTile8x3() {}

  /** out = A B for one tile, unreduced; {@code out} is 8 × 3 L, row-major and dense, from index 0. */
  static void product(int k, double[] a, int aOffset, double[] b, double[] out) {
    DoubleVector c00 = DoubleVector.zero(SPECIES);
    DoubleVector c01 = DoubleVector.zero(SPECIES);
    DoubleVector c02 = DoubleVector.zero(SPECIES);
    DoubleVector c10 = DoubleVector.zero(SPECIES);
    DoubleVector c11 = DoubleVector.zero(SPECIES);
    DoubleVector c12 = DoubleVector.zero(SPECIES);
    DoubleVector c20 = DoubleVector.zero(SPECIES);
    DoubleVector c21 = DoubleVector.zero(SPECIES);
    DoubleVector c22 = DoubleVector.zero(SPECIES);
    DoubleVector c30 = DoubleVector.zero(SPECIES);
    DoubleVector c31 = DoubleVector.zero(SPECIES);
    DoubleVector c32 = DoubleVector.zero(SPECIES);
    DoubleVector c40 = DoubleVector.zero(SPECIES);
    DoubleVector c41 = DoubleVector.zero(SPECIES);
    DoubleVector c42 = DoubleVector.zero(SPECIES);
    DoubleVector c50 = DoubleVector.zero(SPECIES);
    DoubleVector c51 = DoubleVector.zero(SPECIES);
    DoubleVector c52 = DoubleVector.zero(SPECIES);
    DoubleVector c60 = DoubleVector.zero(SPECIES);
    DoubleVector c61 = DoubleVector.zero(SPECIES);
    DoubleVector c62 = DoubleVector.zero(SPECIES);
    DoubleVector c70 = DoubleVector.zero(SPECIES);
    DoubleVector c71 = DoubleVector.zero(SPECIES);
    DoubleVector c72 = DoubleVector.zero(SPECIES);
    int ia = aOffset;
    int ib = 0;
    for (int t = 0; t < k; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, ib);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, ib + L);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, ib + 2 * L);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[ia]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[ia + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[ia + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[ia + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[ia + 4]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      DoubleVector a5 = DoubleVector.broadcast(SPECIES, a[ia + 5]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      c52 = a5.fma(b2, c52);
      DoubleVector a6 = DoubleVector.broadcast(SPECIES, a[ia + 6]);
      c60 = a6.fma(b0, c60);
      c61 = a6.fma(b1, c61);
      c62 = a6.fma(b2, c62);
      DoubleVector a7 = DoubleVector.broadcast(SPECIES, a[ia + 7]);
      c70 = a7.fma(b0, c70);
      c71 = a7.fma(b1, c71);
      c72 = a7.fma(b2, c72);
      ia += ROWS;
      ib += COLUMNS;
    }
    c00.intoArray(out, 0);
    c01.intoArray(out, L);
    c02.intoArray(out, 2 * L);
    c10.intoArray(out, 3 * L);
    c11.intoArray(out, 4 * L);
    c12.intoArray(out, 5 * L);
    c20.intoArray(out, 6 * L);
    c21.intoArray(out, 7 * L);
    c22.intoArray(out, 8 * L);
    c30.intoArray(out, 9 * L);
    c31.intoArray(out, 10 * L);
    c32.intoArray(out, 11 * L);
    c40.intoArray(out, 12 * L);
    c41.intoArray(out, 13 * L);
    c42.intoArray(out, 14 * L);
    c50.intoArray(out, 15 * L);
    c51.intoArray(out, 16 * L);
    c52.intoArray(out, 17 * L);
    c60.intoArray(out, 18 * L);
    c61.intoArray(out, 19 * L);
    c62.intoArray(out, 20 * L);
    c70.intoArray(out, 21 * L);
    c71.intoArray(out, 22 * L);
    c72.intoArray(out, 23 * L);
  }
}
