package lawsweep.lie.span;

import java.util.Arrays;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.RowLanes;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/**
 * The basis of {@link lawsweep.exact.EchelonBasis} for few columns, with the same ranks and pivots: the reduced echelon
 * basis, which takes rows a batch of {@link Kernels#LANES} at a time, one row a lane. A row's pivot is the leftmost
 * column that is not 0 after all rows before it were subtracted. Used for one span after the other.
 */
final class LaneBasis {

  private static final int LANES = Kernels.LANES;

  private final int columns;
  /** Lanes of the basis: room for every rank, in whole batches. */
  private final int room;
  /** Entry e of basis row i at {@code e * room + i}. */
  private final double[] rows;
  private final double[] factors;
  private final int[] pivots;
  /** The lanes of the rows that have just joined. */
  private final int[] joined = new int[LANES];
  private PrimeField field;
  private RowLanes lanes;
  private int rank;

  /** Room for rows of so many columns, fewer than {@link RowLanes#MOST_ROWS}. */
  LaneBasis(int columns) {
    this.columns = columns;
    this.room = padded(columns);
    this.rows = new double[columns * room];
    this.factors = new double[room * LANES];
    this.pivots = new int[columns];
  }

  private static int padded(int n) {
    return (n + LANES - 1) / LANES * LANES;
  }

  /** Begins an empty span. */
  void clear(PrimeField mod, RowLanes operations) {
    this.field = mod;
    this.lanes = operations;
    this.rank = 0;
  }

  /** The dimension of the span. */
  int rank() {
    return rank;
  }

  /** The pivot column of each basis row, in the order in which the rows joined. */
  int[] pivots() {
    return Arrays.copyOf(pivots, rank);
  }

  /**
   * Adds rows to the span and destroys them.
   *
   * @param batch entry e of row l at {@code e * LANES + l}
   * @param count how many of its lanes are rows
   */
  void absorb(double[] batch, int count) {
    int before = rank;
    subtractBasis(batch);
    for (int lane = 0; lane < count && rank < columns; lane++) {
      int pivot = leftmost(batch, lane);
      if (pivot < columns) {
        lanes.eliminate(field, batch, columns, pivot, lane);
        joined[rank - before] = lane;
        pivots[rank++] = pivot;
      }
    }
    keep(batch, before);
  }

  private void subtractBasis(double[] batch) {
    if (rank == 0) {
      return;
    }
    for (int i = 0; i < rank; i++) {
      System.arraycopy(batch, pivots[i] * LANES, factors, i * LANES, LANES);
    }
    lanes.subtract(field, columns, batch, LANES, LANES, factors, rows, 0, room, rank);
  }

  private int leftmost(double[] batch, int lane) {
    int e = 0;
    while (e < columns && batch[e * LANES + lane] == 0) {
      e++;
    }
    return e;
  }

  /** Copies new rows behind the others, and clears their pivots in these. */
  private void keep(double[] batch, int before) {
    for (int i = before; i < rank; i++) {
      int lane = joined[i - before];
      for (int e = 0; e < columns; e++) {
        rows[e * room + i] = batch[e * LANES + lane];
      }
    }
    if (before == 0 || rank == before) {
      return;
    }
    int width = padded(before);
    for (int i = before; i < rank; i++) {
      int to = (i - before) * width;
      System.arraycopy(rows, pivots[i] * room, factors, to, before);
      Arrays.fill(factors, to + before, to + width, 0);
    }
    lanes.subtract(field, columns, rows, room, width, factors, rows, before, room, rank - before);
  }

  /** The products of the basis, the identity on all pivots, with a vector: one residue for each row. */
  double[] times(double[] x) {
    double[] sums = new double[rank];
    for (int e = 0; e < columns; e++) {
      for (int i = 0; i < rank; i++) {
        sums[i] += rows[e * room + i] * x[e];
      }
    }
    for (int i = 0; i < rank; i++) {
      sums[i] = field.reduce(sums[i]);
    }
    return sums;
  }

  /** The basis, row by row. */
  Matrix matrix() {
    Matrix out = Matrix.zero(rank, columns);
    for (int i = 0; i < rank; i++) {
      for (int e = 0; e < columns; e++) {
        out.data()[out.index(i, e)] = rows[e * room + i];
      }
    }
    return out;
  }
}
