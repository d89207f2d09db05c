package lawsweep.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * A basis of the span of rows absorbed so far, mod p, in echelon form; exact.
 *
 * <p>Rows are taken in order. A row is reduced by all before it; if something is left, its pivot is the leftmost
 * nonzero column, and the row joins the basis. Hence rank and pivot columns depend on the rows and their order alone,
 * not on how they were cut into blocks.
 *
 * <p>Inside, columns are exchanged: pivot columns come first, and eliminated columns are never touched again. The
 * basis is a list of panels, each with the identity on its own pivots and everything to the right of them. Absorbing m
 * rows costs about 2 m r (D - r/2) flops with rank r, nearly all in {@link Kernels#subtractProduct} with a panel's
 * height as inner dimension.
 */
public final class EchelonBasis {

  /** The most rows eliminated at a time; the height of a panel. A multiple of the tile's rows. */
  public static final int BLOCK = 252;

  /** Entries from which it pays to share a copy. */
  private static final long SHARED_FROM = 1 << 16;

  private final PrimeField field;
  private final Kernels kernels;
  private final int columns;
  private final List<Panel> panels = new ArrayList<>();
  private final ColumnOrder order;
  private final BlockElimination elimination;
  private int rank;

  /** An empty basis of rows with the given number of columns. */
  public EchelonBasis(PrimeField field, Kernels kernels, int columns) {
    this.field = field;
    this.kernels = kernels;
    this.columns = columns;
    this.order = new ColumnOrder(columns);
    this.elimination = new BlockElimination(field, kernels, order, panels);
  }

  /** The dimension of the span. */
  public int rank() {
    return rank;
  }

  /** The pivot column of each basis row, in the order in which the rows joined. */
  public int[] pivots() {
    return order.first(rank);
  }

  /**
   * Adds rows to the span and destroys them.
   *
   * @param rows any number of rows of residues
   * @return by how much the rank grew
   */
  public int absorb(Matrix rows, Team team) {
    return absorb(rows, team, Watch.NONE);
  }

  /**
   * Adds rows to the span and destroys them.
   *
   * @param rows any number of rows of residues
   * @param watch asked before each block of rows; may end the work
   * @return by how much the rank grew
   */
  public int absorb(Matrix rows, Team team, Watch watch) {
    int before = rank;
    for (int first = 0; first < rows.rows() && rank < columns; first += BLOCK) {
      watch.ask();
      absorbBlock(rows.view(first, 0, Math.min(BLOCK, rows.rows() - first), columns), team);
    }
    return rank - before;
  }

  private void absorbBlock(Matrix x, Team team) {
    order.arrange(x, team);
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
    int gained = elimination.eliminate(x, rank, team);
    if (gained > 0) {
      keep(x.view(0, rank, gained, columns - rank), team);
    }
  }

  private void keep(Matrix rows, Team team) {
    Matrix kept = Matrix.zero(rows.rows(), rows.columns());
    forEachRow(rows, team, i -> System.arraycopy(
        rows.data(), rows.index(i, 0), kept.data(), kept.index(i, 0), kept.columns()));
    panels.add(new Panel(rank, kept));
    rank += rows.rows();
  }

  private static void forEachRow(Matrix x, Team team, IntConsumer work) {
    if ((long) x.rows() * x.columns() < SHARED_FROM) {
      Team.alone().forEach(x.rows(), work);
    } else {
      team.forEach(x.rows(), work);
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
      y[j] = x[order.columnAt(j)];
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
      if (order.columnAt(i) >= first) {
        count++;
      }
    }
    Matrix out = Matrix.zero(count, columns - first);
    int row = 0;
    for (Panel panel : panels) {
      for (int i = 0; i < panel.rows().rows(); i++) {
        if (order.columnAt(panel.start() + i) >= first) {
          copyRow(panel, i, first, out, row++);
        }
      }
    }
    return out;
  }

  private void copyRow(Panel panel, int i, int first, Matrix out, int row) {
    for (int j = panel.start(); j < columns; j++) {
      double value = panel.rows().get(i, j - panel.start());
      if (order.columnAt(j) >= first) {
        out.data()[out.index(row, order.columnAt(j) - first)] = value;
      } else if (value != 0) {
        throw new IllegalStateException(
            "a row with its pivot in column " + order.columnAt(panel.start() + i) + " is not reduced");
      }
    }
  }
}
