package lawsweep.lanes;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Batches of {@link #LANES} small square matrices, one a lane: entry (i, j) of the d × d matrix of lane l lies at
 * {@code offset + (i * d + j) * LANES + l}. Every operation works on the vector of lanes that starts at lane
 * {@code part}; offsets include it. Lanes never meet, and each operation rounds as IEEE 754 demands, in an order that
 * does not depend on the width of vectors. So a lane's numbers are the same bits on every machine and beside any
 * neighbours.
 *
 * <p>Operands do not overlap unless said so. Cost of a product: d³ fused multiply-adds a lane, from tiles of 2 × 2
 * vectors in registers, so that a fused product needs one load.
 */
public final class LaneMatrices {

  /** Matrices in a batch. */
  public static final int LANES = 8;

  /** The widest vectors of the machine that are not wider than a batch. */
  public static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > LANES ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;

  /** Lanes in a vector: parts start at its multiples. */
  public static final int VECTOR = SPECIES.length();

  private LaneMatrices() {}

  /** C = A B. */
  public static void multiply(int d, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt) {
    product(d, a, aAt, d * LANES, LANES, b, bAt, d * LANES, LANES, c, cAt);
  }

  /** C = A Bᵀ. */
  public static void multiplyByTransposed(int d, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt) {
    product(d, a, aAt, d * LANES, LANES, b, bAt, LANES, d * LANES, c, cAt);
  }

  /** C = Aᵀ B. */
  public static void multiplyTransposed(int d, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt) {
    product(d, a, aAt, LANES, d * LANES, b, bAt, d * LANES, LANES, c, cAt);
  }

  /** C = A B, entry (i, k) of A at aAt + i aRow + k aColumn, and so for B. */
  private static void product(int d, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, int bRow,
      int bColumn, double[] c, int cAt) {
    int even = d & ~1;
    for (int i = 0; i < even; i += 2) {
      int ai = aAt + i * aRow;
      int ci = cAt + i * d * LANES;
      int j = 0;
      for (; j + 4 <= d; j += 4) {
        wideTile(d, a, ai, aRow, aColumn, b, bAt + j * bColumn, bRow, bColumn, c, ci + j * LANES);
      }
      for (; j < even; j += 2) {
        tile(d, a, ai, aRow, aColumn, b, bAt + j * bColumn, bRow, bColumn, c, ci + j * LANES);
      }
      if (even < d) {
        entry(d, a, ai, aColumn, b, bAt + even * bColumn, bRow, c, ci + even * LANES);
        entry(d, a, ai + aRow, aColumn, b, bAt + even * bColumn, bRow, c, ci + (d + even) * LANES);
      }
    }
    if (even < d) {
      for (int j = 0; j < d; j++) {
        entry(d, a, aAt + even * aRow, aColumn, b, bAt + j * bColumn, bRow, c, cAt + (even * d + j) * LANES);
      }
    }
  }

  /** Two rows and four columns of C: eight sums, as many as it takes to hide the time of a fused product. */
  private static void wideTile(int d, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, int bRow,
      int bColumn, double[] c, int cAt) {
    DoubleVector c00 = DoubleVector.zero(SPECIES);
    DoubleVector c01 = DoubleVector.zero(SPECIES);
    DoubleVector c02 = DoubleVector.zero(SPECIES);
    DoubleVector c03 = DoubleVector.zero(SPECIES);
    DoubleVector c10 = DoubleVector.zero(SPECIES);
    DoubleVector c11 = DoubleVector.zero(SPECIES);
    DoubleVector c12 = DoubleVector.zero(SPECIES);
    DoubleVector c13 = DoubleVector.zero(SPECIES);
    int at = aAt;
    int bt = bAt;
    for (int k = 0; k < d; k++) {
      DoubleVector a0 = DoubleVector.fromArray(SPECIES, a, at);
      DoubleVector a1 = DoubleVector.fromArray(SPECIES, a, at + aRow);
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, bt);
      c00 = a0.fma(b0, c00);
      c10 = a1.fma(b0, c10);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, bt + bColumn);
      c01 = a0.fma(b1, c01);
      c11 = a1.fma(b1, c11);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, bt + 2 * bColumn);
      c02 = a0.fma(b2, c02);
      c12 = a1.fma(b2, c12);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, bt + 3 * bColumn);
      c03 = a0.fma(b3, c03);
      c13 = a1.fma(b3, c13);
      at += aColumn;
      bt += bRow;
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + LANES);
    c02.intoArray(c, cAt + 2 * LANES);
    c03.intoArray(c, cAt + 3 * LANES);
    int next = cAt + d * LANES;
    c10.intoArray(c, next);
    c11.intoArray(c, next + LANES);
    c12.intoArray(c, next + 2 * LANES);
    c13.intoArray(c, next + 3 * LANES);
  }

  private static void tile(int d, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, int bRow,
      int bColumn, double[] c, int cAt) {
    DoubleVector c00 = DoubleVector.zero(SPECIES);
    DoubleVector c01 = DoubleVector.zero(SPECIES);
    DoubleVector c10 = DoubleVector.zero(SPECIES);
    DoubleVector c11 = DoubleVector.zero(SPECIES);
    int at = aAt;
    int bt = bAt;
    int k = 0;
    // two at a time: most widths are small, and a short loop costs more than what it does
    for (; k + 2 <= d; k += 2) {
      DoubleVector a0 = DoubleVector.fromArray(SPECIES, a, at);
      DoubleVector a1 = DoubleVector.fromArray(SPECIES, a, at + aRow);
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, bt);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, bt + bColumn);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      DoubleVector a2 = DoubleVector.fromArray(SPECIES, a, at + aColumn);
      DoubleVector a3 = DoubleVector.fromArray(SPECIES, a, at + aColumn + aRow);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, bt + bRow);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, bt + bRow + bColumn);
      c00 = a2.fma(b2, c00);
      c01 = a2.fma(b3, c01);
      c10 = a3.fma(b2, c10);
      c11 = a3.fma(b3, c11);
      at += 2 * aColumn;
      bt += 2 * bRow;
    }
    if (k < d) {
      DoubleVector a0 = DoubleVector.fromArray(SPECIES, a, at);
      DoubleVector a1 = DoubleVector.fromArray(SPECIES, a, at + aRow);
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, bt);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, bt + bColumn);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + LANES);
    c10.intoArray(c, cAt + d * LANES);
    c11.intoArray(c, cAt + (d + 1) * LANES);
  }

  private static void entry(int d, double[] a, int aAt, int aColumn, double[] b, int bAt, int bRow, double[] c,
      int cAt) {
    DoubleVector sum = DoubleVector.zero(SPECIES);
    for (int k = 0; k < d; k++) {
      sum = DoubleVector.fromArray(SPECIES, a, aAt + k * aColumn)
          .fma(DoubleVector.fromArray(SPECIES, b, bAt + k * bRow), sum);
    }
    sum.intoArray(c, cAt);
  }

  /** R P in place of P, for upper triangular R and P (what lies below their diagonals is neither read nor written). */
  public static void multiplyTriangles(int d, double[] r, int rAt, double[] p, int pAt) {
    for (int i = 0; i < d; i++) {
      for (int j = i; j < d; j++) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int k = i; k <= j; k++) {
          sum = DoubleVector.fromArray(SPECIES, r, rAt + (i * d + k) * LANES)
              .fma(DoubleVector.fromArray(SPECIES, p, pAt + (k * d + j) * LANES), sum);
        }
        sum.intoArray(p, pAt + (i * d + j) * LANES);
      }
    }
  }

  /** G = P Pᵀ for upper triangular P; only the part of G on and above the diagonal is written. */
  public static void gramOfRows(int d, double[] p, int pAt, double[] g, int gAt) {
    for (int i = 0; i < d; i++) {
      for (int j = i; j < d; j++) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int k = j; k < d; k++) {
          sum = DoubleVector.fromArray(SPECIES, p, pAt + (i * d + k) * LANES)
              .fma(DoubleVector.fromArray(SPECIES, p, pAt + (j * d + k) * LANES), sum);
        }
        sum.intoArray(g, gAt + (i * d + j) * LANES);
      }
    }
  }
}
