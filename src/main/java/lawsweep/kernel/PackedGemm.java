package lawsweep.kernel;

import lawsweep.field.PrimeField;
import lawsweep.matrix.Matrix;

/**
 * C ∓= A B mod p for large shapes: A packed once, B packed stripe by stripe, register tiles of {@link GemmTile8x3}.
 *
 * <p>The inner dimension is cut into chunks of {@link #INNER}, so that a packed stripe column of B stays in the first
 * cache and sums stay exact. Columns of C are dealt to the team in stripes; no two threads touch the same cache line of
 * C unless a stripe ends inside one.
 */
final class PackedGemm {

  /** Longest inner dimension between two reductions; at most {@link PrimeField#maxDelay}. */
  static final int INNER = 256;

  private static final int MR = GemmTile8x3.ROWS;
  private static final int NR = GemmTile8x3.COLUMNS;
  private static final int STRIPE = 8 * NR;

  private PackedGemm() {}

  /** C -= sign A B mod p. */
  static void subtract(PrimeField field, double sign, Matrix a, Matrix b, Matrix c, Team team) {
    for (int k0 = 0; k0 < a.columns(); k0 += INNER) {
      int k = Math.min(INNER, a.columns() - k0);
      double[] packedA = packRows(sign, a.view(0, k0, a.rows(), k));
      Matrix chunk = b.view(k0, 0, k, b.columns());
      int stripes = (c.columns() + STRIPE - 1) / STRIPE;
      team.forEach(stripes, s -> stripe(field, packedA, chunk, c, s * STRIPE));
    }
  }

  private static double[] packRows(double sign, Matrix a) {
    int panels = (a.rows() + MR - 1) / MR;
    double[] packed = new double[panels * MR * a.columns()];
    for (int i = 0; i < a.rows(); i++) {
      int to = i / MR * MR * a.columns() + i % MR;
      int from = a.index(i, 0);
      for (int t = 0; t < a.columns(); t++) {
        packed[to + t * MR] = sign * a.data()[from + t];
      }
    }
    return packed;
  }

  private static void stripe(PrimeField field, double[] packedA, Matrix b, Matrix c, int first) {
    int k = b.rows();
    double[] packedB = new double[k * NR];
    double[] product = new double[MR * NR];
    int end = Math.min(first + STRIPE, c.columns());
    for (int j = first; j < end; j += NR) {
      int width = Math.min(NR, end - j);
      packColumns(b, j, width, packedB);
      for (int i = 0; i < c.rows(); i += MR) {
        GemmTile8x3.product(k, packedA, i * k, packedB, product);
        int height = Math.min(MR, c.rows() - i);
        for (int row = 0; row < height; row++) {
          PlainLoops.subtractReduced(field, product, row * NR, c.data(), c.index(i + row, j), width);
        }
      }
    }
  }

  private static void packColumns(Matrix b, int j, int width, double[] packed) {
    for (int t = 0; t < b.rows(); t++) {
      System.arraycopy(b.data(), b.index(t, j), packed, t * NR, width);
      for (int e = t * NR + width; e < (t + 1) * NR; e++) {
        packed[e] = 0;
      }
    }
  }
}
