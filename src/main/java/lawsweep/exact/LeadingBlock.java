package lawsweep.exact;

import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/**
 * The square block that decides the elimination of a few rows. It holds their entries in the columns that become
 * pivots if nothing unusual happens: the t-th row gets its pivot in the t-th column where the first row is not zero.
 * Then the eliminated rows are the inverse of this block times the rows, one product instead of many row operations.
 */
final class LeadingBlock {

  /** The most rows at a time. */
  static final int ROWS = 32;

  private final PrimeField field;
  private final Kernels kernels;
  private final int[] pivots = new int[ROWS];
  private double[] entries = {};
  private Matrix block;

  LeadingBlock(PrimeField field, Kernels kernels) {
    this.field = field;
    this.kernels = kernels;
  }

  /** The column of the t-th pivot. */
  int pivot(int t) {
    return pivots[t];
  }

  /** The inverse of the block. */
  Matrix inverse() {
    return block;
  }

  /**
   * Looks at rows that are zero in all columns left of {@code position}.
   *
   * @return whether each of the rows gets its pivot where it is expected
   */
  boolean decide(Matrix rows, ColumnOrder order, int position) {
    int count = rows.rows();
    if (count > ROWS || !choose(rows, order, position)) {
      return false;
    }
    if (entries.length == 0) {
      entries = new double[ROWS * ROWS];
    }
    block = new Matrix(entries, 0, count, count, count);
    for (int i = 0; i < count; i++) {
      for (int t = 0; t < count; t++) {
        entries[i * count + t] = rows.get(i, order.positionOf(pivots[t]));
      }
    }
    return invert();
  }

  /** The columns where the first row is not zero, from the left; in columns between them no row may be. */
  private boolean choose(Matrix rows, ColumnOrder order, int position) {
    int found = 0;
    for (int column = 0; column < rows.columns() && found < rows.rows(); column++) {
      int at = order.positionOf(column);
      if (at >= position && rows.get(0, at) != 0) {
        pivots[found++] = column;
      }
    }
    return found == rows.rows() && othersAreZero(rows, order, position);
  }

  private boolean othersAreZero(Matrix rows, ColumnOrder order, int position) {
    int last = pivots[rows.rows() - 1];
    for (int column = 0; column < last; column++) {
      int at = order.positionOf(column);
      if (at >= position && rows.get(0, at) == 0) {
        for (int i = 1; i < rows.rows(); i++) {
          if (rows.get(i, at) != 0) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /**
   * Gauss and Jordan's inversion in place, with pivots down the diagonal; false if one of them is zero. A row is
   * reduced before it serves as pivot row: until then it collects fewer than {@link #ROWS} products.
   */
  private boolean invert() {
    int n = block.rows();
    for (int t = 0; t < n; t++) {
      int row = t * n;
      kernels.laneReduce(field, entries, row, n);
      double pivot = entries[row + t];
      if (pivot == 0) {
        return false;
      }
      entries[row + t] = 1;
      kernels.scale(field, field.invert(pivot), entries, row, n);
      for (int i = 0; i < n * n; i += n) {
        if (i != row) {
          double factor = field.reduce(entries[i + t]);
          entries[i + t] = 0;
          subtract(factor, row, i, n);
        }
      }
    }
    kernels.laneReduce(field, entries, 0, n * n);
    return true;
  }

  private void subtract(double factor, int from, int to, int n) {
    for (int j = 0; j < n; j++) {
      entries[to + j] -= factor * entries[from + j];
    }
  }
}
