package lawsweep.exact;

import java.util.Arrays;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;

/** Which column stands at which position: a permutation and its inverse. */
final class ColumnOrder {

  private final int[] columnAt;
  private final int[] positionOf;
  private boolean changed;
  private double[] copies = {};

  ColumnOrder(int columns) {
    this.columnAt = new int[columns];
    Arrays.setAll(columnAt, i -> i);
    this.positionOf = columnAt.clone();
  }

  /** How many columns. */
  int size() {
    return columnAt.length;
  }

  /** Whether two columns were ever exchanged. */
  boolean changed() {
    return changed;
  }

  int columnAt(int position) {
    return columnAt[position];
  }

  int positionOf(int column) {
    return positionOf[column];
  }

  /** The columns at the first positions. */
  int[] first(int count) {
    return Arrays.copyOf(columnAt, count);
  }

  void exchange(int a, int b) {
    int column = columnAt[a];
    columnAt[a] = columnAt[b];
    columnAt[b] = column;
    positionOf[columnAt[a]] = a;
    positionOf[column] = b;
    changed |= a != b;
  }

  /** Brings the columns of original rows into this order. */
  void arrange(Matrix x, Team team) {
    if (!changed) {
      return;
    }
    int n = columnAt.length;
    int parts = Math.min(team.size(), x.rows());
    double[] copies = copies(parts * n);
    team.forEach(parts, part -> {
      for (int i = part; i < x.rows(); i += parts) {
        System.arraycopy(x.data(), x.index(i, 0), copies, part * n, n);
        arrange(copies, part * n, x.data(), x.index(i, 0));
      }
    });
  }

  private void arrange(double[] from, int offset, double[] to, int toOffset) {
    for (int j = 0; j < columnAt.length; j++) {
      to[toOffset + j] = from[offset + columnAt[j]];
    }
  }

  private double[] copies(int size) {
    if (copies.length < size) {
      copies = new double[size];
    }
    return copies;
  }
}
