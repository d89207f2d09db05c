package lawsweep.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.residue.PrimeField;

/** The register tile for this machine's vectors, and what happens to C at its place. */
public final class GemmTile {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  public static final int L = SPECIES.length();

  /** With 512 bits come 32 registers. */
  private static final boolean WIDE = SPECIES.vectorBitSize() >= 512;

  /** Rows of a tile. */
  public static final int ROWS = WIDE ? GemmTile14x2.ROWS : GemmTile5x2.ROWS;

  /** Columns of a tile: two vectors. */
  public static final int COLUMNS = 2 * L;

  private GemmTile() {}

  /** Bits in a vector. */
  static int bits() {
    return SPECIES.vectorBitSize();
  }

  /**
   * out = A B for one tile of packed operands, unreduced; {@code out} is row-major and dense. Each entry is a chain of
   * fused multiply-adds that begins with 0, in the order of the k columns of A.
   *
   * @param a k groups of {@link #ROWS} numbers
   * @param b k groups of {@link #COLUMNS} numbers
   */
  public static void product(int k, double[] a, int aOffset, double[] b, int bOffset, double[] out) {
    if (WIDE) {
      GemmTile14x2.product(k, a, aOffset, b, bOffset, out);
    } else {
      GemmTile5x2.product(k, a, aOffset, b, bOffset, out);
    }
  }

  /** C = C - out mod p for a whole tile, entry (i, j) at {@code offset + i * ld + j} of {@code c}. */
  static void subtract(PrimeField field, double[] out, double[] c, int offset, int ld) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    int to = offset;
    for (int from = 0; from < ROWS * COLUMNS; from += COLUMNS) {
      DoubleVector c0 = DoubleVector.fromArray(SPECIES, c, to).sub(DoubleVector.fromArray(SPECIES, out, from));
      DoubleVector c1 = DoubleVector.fromArray(SPECIES, c, to + L).sub(DoubleVector.fromArray(SPECIES, out, from + L));
      Residues.reduce(c0, inverse, minus).intoArray(c, to);
      Residues.reduce(c1, inverse, minus).intoArray(c, to + L);
      to += ld;
    }
  }

  /** C = -out mod p for a whole tile, at the same places. */
  static void overwrite(PrimeField field, double[] out, double[] c, int offset, int ld) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    DoubleVector zero = DoubleVector.zero(SPECIES);
    int to = offset;
    for (int from = 0; from < ROWS * COLUMNS; from += COLUMNS) {
      DoubleVector c0 = zero.sub(DoubleVector.fromArray(SPECIES, out, from));
      DoubleVector c1 = zero.sub(DoubleVector.fromArray(SPECIES, out, from + L));
      Residues.reduce(c0, inverse, minus).intoArray(c, to);
      Residues.reduce(c1, inverse, minus).intoArray(c, to + L);
      to += ld;
    }
  }

  /** Copies n entries, a multiple of {@link #COLUMNS}, in pieces of that length to places {@code stride} apart. */
  static void copyRow(double[] from, int offset, int n, double[] to, int toOffset, int stride) {
    int at = toOffset;
    for (int j = offset; j < offset + n; j += COLUMNS) {
      DoubleVector.fromArray(SPECIES, from, j).intoArray(to, at);
      DoubleVector.fromArray(SPECIES, from, j + L).intoArray(to, at + L);
      at += stride;
    }
  }
}
