package lawsweep.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.field.PrimeField;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.Team;
import lawsweep.matrix.Matrix;

/**
 * A basis of the span of rows absorbed so far, mod p, in echelon form; exact.
 *
 * <p>Rows are taken in order. A row is reduced by all before it; if something is left, its pivot is the leftmost nonzero
 * column, and the row joins the basis. Hence rank and pivot columns depend on the rows and their order alone, not on how
 * they were cut into blocks. Columns are exchanged inside so that pivot columns come first and eliminated columns are
 * never touched again: the basis is a list of panels, each with the identity on its own pivots and everything to the
 * right of them. Absorbing m rows costs about 2 m r (D - r/2) flops with rank r, nearly all in {@link
 * Kernels#subtractProduct} with a panel's height as inner dimension.
 */
public final class EchelonBasis {

  /** The most rows eliminated at a time; the height of a panel. A multiple of the tile's rows. */
  public static final int BLOCK = 252;

  private static final int BASE = 8;

  private final PrimeField field;
  private final Kernels kernels;
  private final int columns;
  private final List<Panel> panels = new ArrayList<>();
  private final int[] order;
  private boolean exchanged;
  private int rank;

  /**
   * Consecutive basis rows.
   *
   * @param start position of the first pivot
   * @param rows position {@code start + t} of row i is entry (i, t); the identity on the first columns
   */
  private record Panel(int start, Matrix rows) {}

  /** An empty basis of rows with the given number of columns. */
  public EchelonBasis(PrimeField field, Kernels kernels, int columns) {
    this.field = field;
    this.kernels = kernels;
    this.columns = columns;
    this.order = new int[columns];
    Arrays.setAll(order, i -> i);
  }

  /** The dimension of the span. */
  public int rank() {
    return rank;
  }

  /** The pivot column of each basis row, in the order in which the rows joined. */
  public int[] pivots() {
    return Arrays.copyOf(order, rank);
  }

  /**
   * Adds rows to the span and destroys them.
   *
   * @param rows any number of rows of residues
   * @return by how much the rank grew
   */
  public int absorb(Matrix rows, Team team) {
    int before = rank;
    for (int first = 0; first < rows.rows() && rank < columns; first += BLOCK) {
      absorbBlock(rows.view(first, 0, Math.min(BLOCK, rows.rows() - first), columns), team);
    }
    return rank - before;
  }

  private void absorbBlock(Matrix x, Team team) {
    arrange(x);
    for (Panel panel : panels) {
      int height = panel.rows().rows();
      int next = panel.start() + height;
      kernels.subtractProduct(
          field,
          x.view(0, panel.start(), x.rows(), height),
          panel.rows().view(0, height, height, columns - next),
          x.view(0, next, x.rows(), columns - next),
          team);
    }
    int gained = eliminate(x, 0, x.rows(), rank, team);
    if (gained > 0) {
      Matrix kept = Matrix.zero(gained, columns - rank);
      for (int i = 0; i < gained; i++) {
        System.arraycopy(x.data(), x.index(i, rank), kept.data(), kept.index(i, 0), kept.columns());
      }
      panels.add(new Panel(rank, kept));
      rank += gained;
    }
  }

  /** Brings the columns of new rows into the current order. */
  private void arrange(Matrix x) {
    if (!exchanged) {
      return;
    }
    double[] row = new double[columns];
    for (int i = 0; i < x.rows(); i++) {
      System.arraycopy(x.data(), x.index(i, 0), row, 0, columns);
      for (int j = 0; j < columns; j++) {
        x.data()[x.index(i, j)] = row[order[j]];
      }
    }
  }

  /**
   * Eliminates rows lo..hi-1 among themselves, given that they are zero left of {@code position} for the purposes of the
   * span; afterwards rows lo.. are the independent ones, with the identity on positions position...
   *
   * @return how many are independent
   */
  private int eliminate(Matrix x, int lo, int hi, int position, Team team) {
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
      if (x.get(row, j) != 0 && (best < 0 || order[j] < order[best])) {
        best = j;
        if (!exchanged) {
          break;
        }
      }
    }
    return best;
  }

  private void exchange(Matrix x, int a, int b) {
    if (a == b) {
      return;
    }
    exchanged = true;
    int column = order[a];
    order[a] = order[b];
    order[b] = column;
    exchangeColumns(x, a, b);
    for (Panel panel : panels) {
      exchangeColumns(panel.rows(), a - panel.start(), b - panel.start());
    }
  }

  private static void exchangeColumns(Matrix x, int a, int b) {
    for (int i = 0; i < x.rows(); i++) {
      double value = x.get(i, a);
      x.data()[x.index(i, a)] = x.get(i, b);
      x.data()[x.index(i, b)] = value;
    }
  }

  /**
   * The products of the reduced echelon basis (identity on all pivots) with a vector, in the order of {@link #pivots}:
   * fixed by the span and the pivots alone.
   *
   * @param x one residue for each column
   * @return one residue for each basis row
   */
  public double[] reducedTimes(double[] x) {
    double[] y = new double[columns];
    for (int j = 0; j < columns; j++) {
      y[j] = x[order[j]];
    }
    double[] z = new double[rank];
    for (int i = panels.size() - 1; i >= 0; i--) {
      Panel panel = panels.get(i);
      Matrix rows = panel.rows();
      int next = panel.start() + rows.rows();
      for (int row = 0; row < rows.rows(); row++) {
        int from = rows.index(row, 0);
        double all = kernels.dot(field, rows.data(), from, y, panel.start(), rows.columns());
        double later = kernels.dot(field, rows.data(), from + rows.rows(), z, next, rank - next);
        z[panel.start() + row] = field.reduce(all - later);
      }
    }
    return z;
  }

  /** The basis rows whose pivot column is at least {@code first}, restricted to these columns, in original order. */
  public Matrix rowsWithPivotFrom(int first) {
    int count = 0;
    for (int i = 0; i < rank; i++) {
      if (order[i] >= first) {
        count++;
      }
    }
    Matrix out = Matrix.zero(count, columns - first);
    int row = 0;
    for (Panel panel : panels) {
      for (int i = 0; i < panel.rows().rows(); i++) {
        if (order[panel.start() + i] >= first) {
          copyRow(panel, i, first, out, row++);
        }
      }
    }
    return out;
  }

  private void copyRow(Panel panel, int i, int first, Matrix out, int row) {
    for (int j = panel.start(); j < columns; j++) {
      double value = panel.rows().get(i, j - panel.start());
      if (order[j] >= first) {
        out.data()[out.index(row, order[j] - first)] = value;
      } else if (value != 0) {
        throw new IllegalStateException(
            "a row with its pivot in column " + order[panel.start() + i] + " is not reduced");
      }
    }
  }
}
