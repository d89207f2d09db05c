package lawsweep.exact;

import lawsweep.residue.Matrix;

/**
 * Consecutive rows of an echelon basis.
 *
 * @param start position of the first pivot
 * @param rows position {@code start + t} of row i is entry (i, t); the identity on the first columns
 */
record Panel(int start, Matrix rows) {

  /** Exchanges columns {@code position + t} and {@code from[t]}, one pair after the other. */
  void exchangeColumns(int position, int[] from) {
    double[] d = rows.data();
    for (int i = 0; i < rows.rows(); i++) {
      int row = rows.index(i, 0) - start;
      for (int t = 0; t < from.length; t++) {
        double value = d[row + position + t];
        d[row + position + t] = d[row + from[t]];
        d[row + from[t]] = value;
      }
    }
  }
}
