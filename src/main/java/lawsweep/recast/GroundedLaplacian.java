package lawsweep.recast;

/**
 * The Laplacian of a graph with conductances c ≥ 0 on its edges, some of which lead to a ground: d on the diagonal, the
 * sum of all conductances at a node, and -c elsewhere. Nodes are eliminated in order, as one replaces a star of
 * resistors by a mesh; since only positive numbers are added, every entry of the factor is right to a few units of
 * rounding however far conductances are apart. A node couples to none before a place of its own, and fill-in does not
 * change that.
 */
final class GroundedLaplacian {

  private final double[][] rows;
  private final double[] ground;
  private final double[] diagonal;

  /**
   * Without conductances.
   *
   * @param first the first node to which each node may couple; does not decrease
   */
  GroundedLaplacian(int[] first) {
    rows = new double[first.length][];
    for (int row = 0; row < first.length; row++) {
      rows[row] = new double[row - first[row]];
    }
    ground = new double[first.length];
    diagonal = new double[first.length];
  }

  private int first(int row) {
    return row - rows[row].length;
  }

  private double at(int row, int column) {
    return rows[row][column - first(row)];
  }

  /** Adds to the conductance between a node and one before it. */
  void couple(int node, int before, double c) {
    rows[node][before - first(node)] += c;
  }

  /** Adds to the conductance between a node and the ground. */
  void ground(int node, double c) {
    ground[node] += c;
  }

  /** Replaces the matrix by its factor; each node must be connected to the ground. */
  void factor() {
    for (int node = 0; node < rows.length; node++) {
      int end = end(node);
      double sum = ground[node];
      for (int j = node + 1; j < end; j++) {
        sum += at(j, node);
      }
      diagonal[node] = sum;
      for (int j = node + 1; j < end; j++) {
        double share = at(j, node) / sum;
        ground[j] += share * ground[node];
        for (int k = node + 1; k < j; k++) {
          couple(j, k, share * at(k, node));
        }
      }
    }
  }

  /** The first node after this one that does not couple to it. */
  private int end(int node) {
    int end = node + 1;
    while (end < rows.length && first(end) <= node) {
      end++;
    }
    return end;
  }

  /** Solves with the factor; the right-hand side becomes the solution. */
  void solve(double[] b) {
    for (int node = 0; node < rows.length; node++) {
      for (int j = first(node); j < node; j++) {
        b[node] += at(node, j) / diagonal[j] * b[j];
      }
    }
    for (int node = rows.length - 1; node >= 0; node--) {
      b[node] /= diagonal[node];
      for (int j = first(node); j < node; j++) {
        // Not yet divided by the diagonal.
        b[j] += at(node, j) * b[node];
      }
    }
  }
}
