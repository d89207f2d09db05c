package lawsweep.road.theorem;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** The rank of a matrix of doubles, where it is beyond doubt. */
final class DoubleRank {

  /** Pivots at least this large, against the first, are no rounding errors. */
  private static final double LARGE = 1e-11;

  /** Pivots at most this large are. */
  private static final double SMALL = 1e-13;

  private DoubleRank() {}

  /** By elimination with full pivoting, which destroys the matrix; fails if a pivot is neither large nor small. */
  static int of(double[][] m) {
    double first = 0;
    for (int r = 0;; r++) {
      int[] pivot = largest(m, r);
      double size = pivot == null ? 0 : Math.abs(m[pivot[0]][pivot[1]]);
      first = r == 0 ? size : first;
      if (size <= SMALL * first) {
        return r;
      }
      assertTrue(size >= LARGE * first, "pivot " + r + " is " + size / first + " of the first");
      exchange(m, r, pivot);
      for (int i = r + 1; i < m.length; i++) {
        double factor = m[i][r] / m[r][r];
        for (int j = r; j < m[i].length; j++) {
          m[i][j] -= factor * m[r][j];
        }
      }
    }
  }

  private static int[] largest(double[][] m, int from) {
    int[] result = null;
    for (int i = from; i < m.length; i++) {
      for (int j = from; j < m[i].length; j++) {
        if (result == null || Math.abs(m[i][j]) > Math.abs(m[result[0]][result[1]])) {
          result = new int[] {i, j};
        }
      }
    }
    return result;
  }

  private static void exchange(double[][] m, int r, int[] pivot) {
    double[] row = m[r];
    m[r] = m[pivot[0]];
    m[pivot[0]] = row;
    for (double[] each : m) {
      double entry = each[r];
      each[r] = each[pivot[1]];
      each[pivot[1]] = entry;
    }
  }
}
