package lawsweep.kernel;

import java.util.concurrent.ConcurrentLinkedQueue;
import lawsweep.field.PrimeField;
import lawsweep.matrix.Matrix;

/**
 * C ∓= A B mod p for large shapes, in the way of Goto and van de Geijn: A packed by row panels, B packed stripe by stripe,
 * register tiles of {@link GemmTile}.
 *
 * <p>The inner dimension is cut into chunks of {@link #INNER} with a reduction after each, which keeps sums exact. Stripes of
 * columns are dealt to the team. Within a stripe a row panel of A stays in the first cache while the packed columns of B,
 * half a megabyte, pass by from the second; so rows of C are met from left to right, as the hardware prefetches them.
 * Buffers are kept from call to call.
 */
final class PackedGemm {

  /** Longest inner dimension between two reductions, at most {@link PrimeField#maxDelay}. */
  static final int INNER = 256;

  private static final int MR = GemmTile.ROWS;
  private static final int NR = GemmTile.COLUMNS;

  /** Columns of B packed at a time. */
  private static final int STRIPE = 256 / NR * NR;

  /** Row panels of A packed by one task. */
  private static final int PANELS = 8;

  /** Keeps the column panels of a stripe from meeting in the same sets of the cache. */
  private static final int PADDING = 8;

  private final ConcurrentLinkedQueue<Buffers> idle = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<double[]> idleRows = new ConcurrentLinkedQueue<>();

  /** What one thread needs. */
  private static final class Buffers {
    private final double[] columns = new double[STRIPE / NR * (INNER * NR + PADDING)];
    private final double[] tile = new double[MR * NR];
  }

  /** C -= sign A B mod p. */
  void subtract(PrimeField field, double sign, Matrix a, Matrix b, Matrix c, Team team) {
    int panels = (a.rows() + MR - 1) / MR;
    int packTasks = (panels + PANELS - 1) / PANELS;
    int stripes = (c.columns() + STRIPE - 1) / STRIPE;
    double[] packedA = rowBuffer(panels * MR * Math.min(INNER, a.columns()));
    for (int k0 = 0; k0 < a.columns(); k0 += INNER) {
      int k = Math.min(INNER, a.columns() - k0);
      Matrix chunkA = a.view(0, k0, a.rows(), k);
      Matrix chunkB = b.view(k0, 0, k, b.columns());
      team.forEach(packTasks, task -> packRows(sign, chunkA, task * PANELS, packedA));
      team.forEach(stripes, s -> stripe(field, packedA, chunkB, c, s * STRIPE));
    }
    idleRows.add(packedA);
  }

  private double[] rowBuffer(int size) {
    double[] buffer = idleRows.poll();
    return buffer != null && buffer.length >= size ? buffer : new double[size];
  }

  /** Row panel i / MR of A lies at i * k; column t of it is MR consecutive entries. */
  private static void packRows(double sign, Matrix a, int firstPanel, double[] packed) {
    int end = Math.min(a.rows(), (firstPanel + PANELS) * MR);
    for (int i = firstPanel * MR; i < end; i += MR) {
      packPanel(sign, a, i, Math.min(MR, a.rows() - i), packed);
    }
  }

  private static void packPanel(double sign, Matrix a, int first, int rows, double[] packed) {
    double[] from = a.data();
    int ld = a.ld();
    int to = first * a.columns();
    int start = a.index(first, 0);
    for (int t = 0; t < a.columns(); t++) {
      int at = start + t;
      for (int i = 0; i < rows; i++) {
        packed[to + i] = sign * from[at];
        at += ld;
      }
      for (int i = rows; i < MR; i++) {
        packed[to + i] = 0;
      }
      to += MR;
    }
  }

  private void stripe(PrimeField field, double[] packedA, Matrix b, Matrix c, int first) {
    Buffers buffers = idle.poll();
    if (buffers == null) {
      buffers = new Buffers();
    }
    int k = b.rows();
    int panel = k * NR + PADDING;
    int columns = Math.min(STRIPE, c.columns() - first);
    packColumns(b, first, columns, buffers.columns, panel);
    for (int i = 0; i < c.rows(); i += MR) {
      int height = Math.min(MR, c.rows() - i);
      for (int j = 0; j < columns; j += NR) {
        int width = Math.min(NR, columns - j);
        GemmTile.product(k, packedA, i * k, buffers.columns, j / NR * panel, buffers.tile);
        if (height == MR && width == NR) {
          GemmTile.subtract(field, buffers.tile, c.data(), c.index(i, first + j), c.ld());
        } else {
          subtractEdge(field, buffers.tile, c, i, first + j, height, width);
        }
      }
    }
    idle.add(buffers);
  }

  private static void subtractEdge(PrimeField field, double[] out, Matrix c, int row, int column, int height,
      int width) {
    for (int i = 0; i < height; i++) {
      PlainLoops.subtractReduced(field, out, i * NR, c.data(), c.index(row + i, column), width);
    }
  }

  /** Column panel j / NR of the stripe lies at j / NR * panel; row t of it is NR consecutive entries. */
  private static void packColumns(Matrix b, int first, int columns, double[] packed, int panel) {
    int whole = columns / NR * NR;
    for (int t = 0; t < b.rows(); t++) {
      GemmTile.copyRow(b.data(), b.index(t, first), whole, packed, t * NR, panel);
      int to = whole / NR * panel + t * NR;
      for (int j = whole; j < columns; j++) {
        packed[to + j - whole] = b.get(t, j + first);
      }
    }
  }
}
