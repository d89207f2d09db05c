package lawsweep.kernel.vector;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/**
 * C ∓= A B mod p for large shapes, in the way of Goto and van de Geijn: A packed by row panels, B packed stripe by
 * stripe, register tiles of {@link GemmTile}.
 *
 * <p>The inner dimension is cut into chunks of {@link #INNER} with a reduction after each, which keeps sums exact.
 * Stripes of columns are dealt to the team. Within a stripe a row panel of A stays in the first cache; the packed
 * columns of B, half a megabyte, pass by from the second. So rows of C are met from left to right, as the hardware
 * prefetches them. Buffers are kept from call to call.
 */
final class PackedGemm {

  /** Longest inner dimension between two reductions, at most {@link PrimeField#maxDelay}. */
  static final int INNER = 256;

  private static final int MR = GemmTile.ROWS;
  private static final int NR = GemmTile.COLUMNS;

  /** The most columns of B packed at a time. */
  private static final int STRIPE = 256 / NR * NR;

  /** The fewest columns of a stripe that is narrower to keep a team busy. */
  private static final int NARROW = 64 / NR * NR;

  /** Row panels of A packed by one task. */
  private static final int PANELS = 3;

  /** Keeps the column panels of a stripe from meeting in the same sets of the cache. */
  private static final int PADDING = 8;

  /** Multiply-adds from which another thread gains more than it costs to call: some 10 µs of work. */
  private static final long SHARED_FROM = 1 << 18;

  private final ConcurrentLinkedQueue<Buffers> idle = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<double[]> idleRows = new ConcurrentLinkedQueue<>();

  /** What one thread needs. */
  private static final class Buffers {
    private final double[] columns = new double[STRIPE / NR * (INNER * NR + PADDING)];
    private final double[] tile = new double[MR * NR];
  }

  /** What all threads share while one chunk of the inner dimension is worked off: C -= A' B or C = -A' B, A' packed. */
  private record Chunk(PrimeField field, double[] packedA, Matrix b, Matrix c, boolean overwrite) {}

  /** C -= A B mod p. */
  void subtract(PrimeField field, Matrix a, Matrix b, Matrix c, Team team) {
    run(field, 1, a, b, c, false, team);
  }

  /** C += A B mod p. */
  void add(PrimeField field, Matrix a, Matrix b, Matrix c, Team team) {
    run(field, -1, a, b, c, false, team);
  }

  /** C = A B mod p; k &gt; 0. */
  void multiply(PrimeField field, Matrix a, Matrix b, Matrix c, Team team) {
    run(field, -1, a, b, c, true, team);
  }

  private void run(PrimeField field, double sign, Matrix a, Matrix b, Matrix c, boolean overwrite, Team team) {
    boolean shared = (long) c.rows() * c.columns() * a.columns() >= SHARED_FROM;
    Team workers = shared ? team : Team.alone();
    int panels = (a.rows() + MR - 1) / MR;
    int packTasks = (panels + PANELS - 1) / PANELS;
    int width = width(c.columns(), workers.size());
    int stripes = (c.columns() + width - 1) / width;
    double[] packedA = rowBuffer(panels * MR * Math.min(INNER, a.columns()));
    for (int k0 = 0; k0 < a.columns(); k0 += INNER) {
      int k = Math.min(INNER, a.columns() - k0);
      Matrix chunkA = a.view(0, k0, a.rows(), k);
      Chunk chunk = new Chunk(field, packedA, b.view(k0, 0, k, b.columns()), c, overwrite && k0 == 0);
      workers.forEach(packTasks, task -> packRows(sign, chunkA, task * PANELS, packedA));
      workers.forEach(stripes, s -> stripe(chunk, s * width, Math.min(width, c.columns() - s * width)));
    }
    idleRows.add(packedA);
  }

  /** Columns of a stripe: as many stripes for each thread, two at least if they do not get too narrow. */
  private static int width(int columns, int threads) {
    if (threads == 1) {
      return STRIPE;
    }
    int most = (columns + NARROW - 1) / NARROW;
    int stripes = Math.max((columns + STRIPE - 1) / STRIPE, Math.min(2 * threads, most));
    int each = (stripes + threads - 1) / threads * threads;
    return ((columns + each - 1) / each + NR - 1) / NR * NR;
  }

  private double[] rowBuffer(int size) {
    double[] buffer = idleRows.poll();
    return buffer != null && buffer.length >= size ? buffer : new double[size];
  }

  /** Row panel i / MR of A lies at i * k; column t of it is MR consecutive entries. */
  private static void packRows(double sign, Matrix a, int firstPanel, double[] packed) {
    int end = Math.min(a.rows(), (firstPanel + PANELS) * MR);
    for (int i = firstPanel * MR; i < end; i += MR) {
      packPanel(sign, a, i, packed);
    }
  }

  private static void packPanel(double sign, Matrix a, int first, double[] packed) {
    int k = a.columns();
    int to = first * k;
    int height = Math.min(MR, a.rows() - first);
    if (height < MR) {
      Arrays.fill(packed, to, to + MR * k, 0);
    }
    for (int i = 0; i < height; i++) {
      spread(sign, a.data(), a.index(first + i, 0), k, packed, to + i);
    }
  }

  /** A row of A to places MR apart. */
  private static void spread(double sign, double[] from, int offset, int n, double[] to, int toOffset) {
    for (int t = 0; t < n; t++) {
      to[toOffset + t * MR] = sign * from[offset + t];
    }
  }

  private void stripe(Chunk chunk, int first, int columns) {
    Buffers buffers = idle.poll();
    if (buffers == null) {
      buffers = new Buffers();
    }
    int panel = chunk.b().rows() * NR + PADDING;
    packColumns(chunk.b(), first, columns, buffers.columns, panel);
    for (int i = 0; i < chunk.c().rows(); i += MR) {
      rowOfTiles(chunk, i, first, columns, panel, buffers);
    }
    idle.add(buffers);
  }

  private static void rowOfTiles(Chunk chunk, int i, int first, int columns, int panel, Buffers buffers) {
    Matrix c = chunk.c();
    int k = chunk.b().rows();
    int height = Math.min(MR, c.rows() - i);
    for (int j = 0; j < columns; j += NR) {
      int width = Math.min(NR, columns - j);
      GemmTile.product(k, chunk.packedA(), i * k, buffers.columns, j / NR * panel, buffers.tile);
      int at = c.index(i, first + j);
      if (height < MR || width < NR) {
        edge(chunk, buffers.tile, at, height, width);
      } else if (chunk.overwrite()) {
        GemmTile.overwrite(chunk.field(), buffers.tile, c.data(), at, c.ld());
      } else {
        GemmTile.subtract(chunk.field(), buffers.tile, c.data(), at, c.ld());
      }
    }
  }

  private static void edge(Chunk chunk, double[] tile, int offset, int height, int width) {
    double[] c = chunk.c().data();
    for (int i = 0; i < height; i++) {
      int row = offset + i * chunk.c().ld();
      if (chunk.overwrite()) {
        Arrays.fill(c, row, row + width, 0);
      }
      PlainLoops.subtractReduced(chunk.field(), tile, i * NR, c, row, width);
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
