package lawsweep.drift.value;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import lawsweep.kernel.vector.GemmTile;
import lawsweep.work.Team;

/**
 * Adds up X Yᵀ for matrices that lie somewhere in an array, a stretch of columns at a time: X and Y are packed by
 * panels of rows, and register tiles ({@link GemmTile}) multiply {@value #INNER} columns at a time. With Y = X only
 * tiles that meet the half i ≤ j are made, and the same is done with X∘X.
 *
 * <p>An entry of a stretch is a chain of fused multiply-adds in the order of columns, whatever computes it; stretches
 * are added with compensation. Small matrices are multiplied by plain loops with the same bits.
 */
final class RowProducts {

  /** Columns in a stretch. */
  static final int INNER = 256;

  private static final int MR = GemmTile.ROWS;
  private static final int NR = GemmTile.COLUMNS;

  /** With fewer rows most of a tile would be padding. */
  private static final int FEW = 8;

  /** Multiply-adds from which vectors gain more than packing costs, also before they are compiled. */
  private static final long MANY = 1 << 18;

  /** Panels of rows that one task packs, or multiplies. */
  private static final int PANELS = 4;

  private final int n;
  private final boolean half;
  private final int entries;
  private final Moments sums;
  private final Team team;
  private final ConcurrentLinkedQueue<Packed> idle = new ConcurrentLinkedQueue<>();

  /**
   * Numbers of matrices: entry (i, k) of the one that begins at b is number b + rows[i] + columns[k].
   *
   * @param x left matrices
   * @param y right ones, at the same places
   */
  record Rows(double[] x, double[] y, int[] rows, int[] columns) {}

  /** Packed matrices, and tiles: what one product needs. */
  private static final class Packed {
    private final double[] left;
    private final double[] right;

    Packed(int left, int right) {
      this.left = new double[left];
      this.right = new double[right];
    }
  }

  /**
   * Sums of nothing.
   *
   * @param n rows of a matrix
   * @param half true if right matrices are the left ones: the half i ≤ j is enough, and squares are wanted
   * @param slots how many matrices of sums there are
   */
  RowProducts(int n, boolean half, int slots, Team team) {
    this.n = n;
    this.half = half;
    this.entries = half ? Slots.triangle(n) : Math.multiplyExact(n, n);
    this.sums = new Moments(Math.multiplyExact(slots, entries));
    this.team = team;
  }

  /** For each slot the half i ≤ j row by row, or the whole square. */
  Moments sums() {
    return sums;
  }

  /** Adds the products of one cell. Two cells of one slot must not be added at once. */
  void add(Cells.Cell cell, Rows rows) {
    int at = cell.slot() * entries;
    for (int begin : cell.begins()) {
      if (n < FEW || (long) n * n * rows.columns().length < MANY) {
        addPlainly(rows, begin, at);
      } else {
        addTiles(rows, begin, at);
      }
    }
  }

  /** Where row i of a matrix of sums would begin, if it had its first columns too. */
  private int row(int i) {
    return half ? (int) ((long) i * n - i * (i + 1L) / 2) : i * n;
  }

  private void addPlainly(Rows rows, int begin, int at) {
    int columns = rows.columns().length;
    for (int first = 0; first < columns; first += INNER) {
      int end = Math.min(columns, first + INNER);
      for (int i = 0; i < n; i++) {
        for (int j = half ? i : 0; j < n; j++) {
          addEntry(rows, begin + rows.rows()[i], begin + rows.rows()[j], first, end, at + row(i) + j);
        }
      }
    }
  }

  private void addEntry(Rows rows, int left, int right, int first, int end, int to) {
    double sum = 0;
    double squares = 0;
    for (int k = first; k < end; k++) {
      double x = rows.x()[left + rows.columns()[k]];
      double y = rows.y()[right + rows.columns()[k]];
      sum = Math.fma(x, y, sum);
      squares = Math.fma(x * x, y * y, squares);
    }
    sums.add(to, sum);
    sums.addSquares(to, squares);
  }

  private void addTiles(Rows rows, int begin, int at) {
    int columns = rows.columns().length;
    Packed packed = idle.poll();
    int left = panels(MR) * MR * columns;
    int right = panels(NR) * NR * columns;
    if (packed == null || packed.left.length < left || packed.right.length < right) {
      packed = new Packed(left, right);
    }
    pack(rows, begin, packed);
    multiply(packed, columns, at, false);
    if (half) {
      square(packed.left);
      square(packed.right);
      multiply(packed, columns, at, true);
    }
    idle.add(packed);
  }

  private void pack(Rows rows, int begin, Packed packed) {
    int lefts = panels(MR);
    int all = lefts + panels(NR);
    team.forEach((all + PANELS - 1) / PANELS, task -> {
      for (int p = task * PANELS; p < Math.min(all, (task + 1) * PANELS); p++) {
        if (p < lefts) {
          pack(rows.x(), rows, begin, p * MR, MR, packed.left);
        } else {
          pack(rows.y(), rows, begin, (p - lefts) * NR, NR, packed.right);
        }
      }
    });
  }

  private int panels(int height) {
    return (n + height - 1) / height;
  }

  /** Column k of the panel of {@code height} rows from {@code first} on is that many consecutive numbers. */
  private void pack(double[] from, Rows rows, int begin, int first, int height, double[] to) {
    int[] columns = rows.columns();
    int at = first * columns.length;
    int here = Math.min(height, n - first);
    for (int k = 0; k < columns.length; k++, at += height) {
      for (int r = 0; r < here; r++) {
        to[at + r] = from[begin + rows.rows()[first + r] + columns[k]];
      }
      Arrays.fill(to, at + here, at + height, 0);
    }
  }

  private static void square(double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= x[i];
    }
  }

  private void multiply(Packed packed, int columns, int at, boolean squares) {
    int panels = panels(MR);
    team.forEach((panels + PANELS - 1) / PANELS, task -> {
      Tiles tiles = new Tiles(packed, columns, at, squares);
      for (int first = 0; first < columns; first += INNER) {
        for (int p = task * PANELS; p < Math.min(panels, (task + 1) * PANELS); p++) {
          tiles.add(p, first);
        }
      }
    });
  }

  /** Products of a panel of rows with all panels that it meets. */
  private final class Tiles {
    private final double[] tile = new double[MR * NR];
    private final Packed packed;
    private final int columns;
    private final int at;
    private final boolean squares;

    Tiles(Packed packed, int columns, int at, boolean squares) {
      this.packed = packed;
      this.columns = columns;
      this.at = at;
      this.squares = squares;
    }

    void add(int panel, int first) {
      int inner = Math.min(INNER, columns - first);
      int i = panel * MR;
      for (int j = half ? i / NR * NR : 0; j < n; j += NR) {
        GemmTile.product(
            inner, packed.left, i * columns + first * MR, packed.right, j * columns + first * NR, tile);
        for (int r = 0; r < Math.min(MR, n - i); r++) {
          int from = half ? Math.max(i + r, j) : j;
          addRow(at + row(i + r) + from, r * NR + from - j, Math.min(n, j + NR) - from);
        }
      }
    }

    private void addRow(int to, int from, int count) {
      if (squares) {
        sums.addSquaresRow(to, tile, from, count);
      } else {
        sums.addRow(to, tile, from, count);
      }
    }
  }
}
