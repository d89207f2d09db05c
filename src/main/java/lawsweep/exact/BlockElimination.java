package lawsweep.exact;

import java.util.Arrays;
import java.util.List;
import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/**
 * Eliminates the new rows of an {@link EchelonBasis} among themselves, halves first. Few rows are done at once by the
 * inverse of their {@link LeadingBlock}; where that does not work, one after the other.
 */
final class BlockElimination {

  /** The most rows eliminated one after the other. */
  private static final int BASE = 8;

  /** Columns from which one product pays for the inversion. */
  private static final int LONG = 128;

  /** Columns of a strip that one thread multiplies by an inverse: not so few that packing shows. */
  private static final int NARROW = 256;

  private static final int WIDE = 2048;

  private final PrimeField field;
  private final Kernels kernels;
  private final ColumnOrder order;
  private final List<Panel> panels;
  private final LeadingBlock leading;
  private final int columns;
  private double[] copies = {};

  /** For a basis with this order of columns and these panels; panels follow when columns of new rows are exchanged. */
  BlockElimination(PrimeField field, Kernels kernels, ColumnOrder order, List<Panel> panels) {
    this.field = field;
    this.kernels = kernels;
    this.order = order;
    this.panels = panels;
    this.leading = new LeadingBlock(field, kernels);
    this.columns = order.size();
  }

  /**
   * Eliminates rows whose columns left of {@code position} are done with. Afterwards the independent rows come first,
   * with the identity on positions from {@code position} on.
   *
   * @return how many are independent
   */
  int eliminate(Matrix x, int position, Team team) {
    return eliminate(x, 0, x.rows(), position, team);
  }

  /** The same for rows lo..hi-1. */
  private int eliminate(Matrix x, int lo, int hi, int position, Team team) {
    if (eliminateAtOnce(x.view(lo, 0, hi - lo, columns), x, position, team)) {
      return hi - lo;
    }
    if (hi - lo <= BASE) {
      return eliminateFew(x, lo, hi, position);
    }
    int middle = (lo + hi) >>> 1;
    int top = eliminate(x, lo, middle, position, team);
    int next = position + top;
    update(x, middle, hi - middle, lo, top, position, next, team);
    int bottom = eliminate(x, middle, hi, next, team);
    moveRows(x, middle, lo + top, bottom, position);
    update(x, lo, top, lo + top, bottom, next, next + bottom, team);
    return top + bottom;
  }

  /** Clears columns position..next-1 of {@code count} rows by the {@code by} rows whose pivots these are. */
  private void update(Matrix x, int row, int count, int pivotRow, int by, int position, int next, Team team) {
    if (count == 0 || by == 0) {
      return;
    }
    Matrix factors = x.view(row, position, count, by);
    kernels.subtractProduct(
        field,
        factors,
        x.view(pivotRow, next, by, columns - next),
        x.view(row, next, count, columns - next),
        team);
    for (int i = 0; i < count; i++) {
      Arrays.fill(x.data(), factors.index(i, 0), factors.index(i, 0) + by, 0);
    }
  }

  private void moveRows(Matrix x, int from, int to, int count, int position) {
    if (from == to) {
      return;
    }
    for (int i = 0; i < count; i++) {
      System.arraycopy(x.data(), x.index(from + i, position), x.data(), x.index(to + i, position), columns - position);
    }
  }

  /** Eliminates a few rows by one product, if their {@link LeadingBlock} allows that. */
  private boolean eliminateAtOnce(Matrix rows, Matrix x, int position, Team team) {
    int count = rows.rows();
    if (count > LeadingBlock.ROWS || columns - position < LONG || !leading.decide(rows, order, position)) {
      return false;
    }
    int[] from = new int[count];
    boolean moved = false;
    for (int t = 0; t < count; t++) {
      from[t] = order.positionOf(leading.pivot(t));
      order.exchange(position + t, from[t]);
      moved |= from[t] != position + t;
    }
    if (moved) {
      exchangeColumns(x, position, from, team);
    }
    multiplyByInverse(rows, position + count, team);
    for (int t = 0; t < count; t++) {
      Arrays.fill(rows.data(), rows.index(t, position), rows.index(t, position + count), 0);
      rows.data()[rows.index(t, position + t)] = 1;
    }
    return true;
  }

  private void multiplyByInverse(Matrix rows, int next, Team team) {
    int count = rows.rows();
    if (copies.length == 0) {
      copies = new double[Math.multiplyExact(LeadingBlock.ROWS, columns)];
    }
    int width = Math.clamp(Math.ceilDiv(columns - next, team.size()), NARROW, WIDE);
    team.forEach(Math.ceilDiv(columns - next, width), strip -> {
      int first = next + strip * width;
      Matrix part = rows.view(0, first, count, Math.min(width, columns - first));
      Matrix copy = new Matrix(copies, LeadingBlock.ROWS * first, count, part.columns(), part.columns());
      for (int i = 0; i < count; i++) {
        System.arraycopy(part.data(), part.index(i, 0), copy.data(), copy.index(i, 0), part.columns());
      }
      kernels.multiply(field, leading.inverse(), copy, part, Team.alone());
    });
  }

  private int eliminateFew(Matrix x, int lo, int hi, int position) {
    double[] c = new double[BASE];
    double[] d = x.data();
    int count = 0;
    for (int i = lo; i < hi; i++) {
      int next = position + count;
      for (int t = 0; t < count; t++) {
        c[t] = d[x.index(i, position + t)];
        d[x.index(i, position + t)] = 0;
      }
      if (count > 0) {
        kernels.subtractCombination(
            field, count, c, d, x.index(lo, next), x.ld(), d, x.index(i, next), columns - next);
      }
      int pivot = pivot(x, i, next);
      if (pivot < 0) {
        continue;
      }
      exchange(x, next, pivot);
      kernels.scale(field, field.invert(d[x.index(i, next)]), d, x.index(i, next), columns - next);
      moveRows(x, i, lo + count, 1, position);
      clearAbove(x, lo, count, next, c);
      count++;
    }
    return count;
  }

  private void clearAbove(Matrix x, int lo, int count, int column, double[] c) {
    double[] d = x.data();
    for (int t = 0; t < count; t++) {
      c[0] = d[x.index(lo + t, column)];
      if (c[0] != 0) {
        int from = x.index(lo + count, column);
        kernels.subtractCombination(field, 1, c, d, from, x.ld(), d, x.index(lo + t, column), columns - column);
      }
    }
  }

  /** The position of the leftmost (by original column) nonzero entry of a row from {@code first} on, or -1. */
  private int pivot(Matrix x, int row, int first) {
    int best = -1;
    for (int j = first; j < columns; j++) {
      if (x.get(row, j) != 0 && (best < 0 || order.columnAt(j) < order.columnAt(best))) {
        best = j;
        if (!order.changed()) {
          break;
        }
      }
    }
    return best;
  }

  private void exchange(Matrix x, int a, int b) {
    if (a != b) {
      order.exchange(a, b);
      exchangeColumns(x, a, new int[] {b}, Team.alone());
    }
  }

  /** Exchanges columns position + t and from[t] one after the other, in the new rows and in the basis. */
  private void exchangeColumns(Matrix x, int position, int[] from, Team team) {
    new Panel(0, x).exchangeColumns(position, from);
    team.forEach(panels.size(), p -> panels.get(p).exchangeColumns(position, from));
  }
}
