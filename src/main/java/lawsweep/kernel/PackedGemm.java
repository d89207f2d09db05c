package lawsweep.kernel;

import lawsweep.field.PrimeField;
import lawsweep.matrix.Matrix;

/**
 * C ∓= A B mod p for large shapes, in the way of Goto and van de Geijn: A packed by row panels, B packed stripe by stripe,
 * a column panel of B in the first cache, a block of A in the second, register tiles of {@link GemmTile}.
 *
 * <p>The inner dimension is cut into chunks of {@link #INNER} with a reduction after each, which keeps sums exact. Stripes of
 * columns are dealt to the team.
 */
final class PackedGemm {

  /** Longest inner dimension between two reductions, at most {@link PrimeField#maxDelay}; 16 columns of it are 32 KB. */
  static final int INNER = 256;

  private static final int MR = GemmTile.ROWS;
  private static final int NR = GemmTile.COLUMNS;

  /** Rows of A in the second cache at a time: 448 × 256 doubles are 0.9 MB. */
  private static final int ROWS = 448 / MR * MR;

  /** Columns of B packed at a time. */
  private static final int STRIPE = 256 / NR * NR;

  private PackedGemm() {}

  /** C -= sign A B mod p. */
  static void subtract(PrimeField field, double sign, Matrix a, Matrix b, Matrix c, Team team) {
    int panels = (a.rows() + MR - 1) / MR;
    int stripes = (c.columns() + STRIPE - 1) / STRIPE;
    double[] packedA = new double[panels * MR * Math.min(INNER, a.columns())];
    for (int k0 = 0; k0 < a.columns(); k0 += INNER) {
      int k = Math.min(INNER, a.columns() - k0);
      Matrix chunkA = a.view(0, k0, a.rows(), k);
      Matrix chunkB = b.view(k0, 0, k, b.columns());
      packRows(sign, chunkA, packedA, team);
      team.forEach(stripes, s -> stripe(field, packedA, chunkB, c, s * STRIPE));
    }
  }

  /** Row panel i / MR of A lies at i * k; column t of it is MR consecutive entries. */
  private static void packRows(double sign, Matrix a, double[] packed, Team team) {
    int k = a.columns();
    int blocks = (a.rows() + ROWS - 1) / ROWS;
    team.forEach(
        blocks,
        block -> {
          int end = Math.min(a.rows(), (block + 1) * ROWS);
          for (int i = block * ROWS; i < end; i += MR) {
            packPanel(sign, a, i, Math.min(MR, end - i), packed, i * k);
          }
        });
  }

  private static void packPanel(double sign, Matrix a, int first, int rows, double[] packed, int offset) {
    for (int i = 0; i < MR; i++) {
      int to = offset + i;
      if (i < rows) {
        int from = a.index(first + i, 0);
        for (int t = 0; t < a.columns(); t++) {
          packed[to + t * MR] = sign * a.data()[from + t];
        }
      } else {
        for (int t = 0; t < a.columns(); t++) {
          packed[to + t * MR] = 0;
        }
      }
    }
  }

  private static void stripe(PrimeField field, double[] packedA, Matrix b, Matrix c, int first) {
    int k = b.rows();
    int columns = Math.min(STRIPE, c.columns() - first);
    int panels = (columns + NR - 1) / NR;
    double[] packedB = new double[panels * NR * k];
    double[] product = new double[MR * NR];
    packColumns(b, first, columns, packedB);
    for (int block = 0; block < c.rows(); block += ROWS) {
      int end = Math.min(c.rows(), block + ROWS);
      for (int j = 0; j < columns; j += NR) {
        int width = Math.min(NR, columns - j);
        for (int i = block; i < end; i += MR) {
          GemmTile.product(k, packedA, i * k, packedB, j * k, product);
          int height = Math.min(MR, c.rows() - i);
          if (height == MR && width == NR) {
            GemmTile.subtract(field, product, c.data(), c.index(i, first + j), c.ld());
          } else {
            subtractEdge(field, product, c, i, first + j, height, width);
          }
        }
      }
    }
  }

  private static void subtractEdge(PrimeField field, double[] out, Matrix c, int row, int column, int height,
      int width) {
    for (int i = 0; i < height; i++) {
      PlainLoops.subtractReduced(field, out, i * NR, c.data(), c.index(row + i, column), width);
    }
  }

  /** Column panel j / NR of the stripe lies at j * k; row t of it is NR consecutive entries. */
  private static void packColumns(Matrix b, int first, int columns, double[] packed) {
    int k = b.rows();
    int whole = columns / NR * NR;
    for (int t = 0; t < k; t++) {
      int from = b.index(t, first);
      for (int j = 0; j < whole; j += NR) {
        System.arraycopy(b.data(), from + j, packed, j * k + t * NR, NR);
      }
      for (int j = whole; j < columns; j++) {
        packed[whole * k + t * NR + j - whole] = b.data()[from + j];
      }
    }
  }
}
