package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.Tensor;
import lawsweep.work.Watch;

/**
 * How one tensor of θ may move: by unknown symmetric matrices on groups of its sides, or skew ones, the same at each
 * index of the other sides, and by unknown constants.
 *
 * @param groups matrices
 * @param shifts the unknown of the first entry's constant; the others follow
 */
record Generator(Tensor tensor, List<Group> groups, int shifts) {

  /**
   * A symmetric or skew matrix on some sides.
   *
   * @param letters which sides
   * @param skew whether it is skew; then unknowns are below the diagonal, and those on it stand for nothing
   * @param unknowns the first unknown; those of row i and column j ≤ i come in order
   * @param entries for each index of the other sides the entries of the tensor, by index of these
   * @param row for each entry of the tensor its index of these sides
   * @param rest for each entry its index of the others
   */
  record Group(List<Integer> letters, boolean skew, int unknowns, int[][] entries, int[] row, int[] rest) {

    int size() {
      return entries[0].length;
    }

    /** The unknown in a place of the matrix. */
    int unknown(int i, int j) {
      int high = Math.max(i, j);
      return unknowns + high * (high + 1) / 2 + Math.min(i, j);
    }

    /** How many unknowns it has. */
    int count() {
      return size() * (size() + 1) / 2;
    }

    /** By what the unknown is multiplied in row i and column j: 1; -1 or 0 on the other side of a skew matrix. */
    int sign(int i, int j) {
      return skew ? Integer.compare(i, j) : 1;
    }
  }

  static Generator of(Tensor tensor, List<List<Integer>> sides, Unknowns unknowns) {
    return of(tensor, sides, false, unknowns);
  }

  /**
   * With matrices on groups of sides.
   *
   * @param skew whether they are skew
   */
  static Generator of(Tensor tensor, List<List<Integer>> sides, boolean skew, Unknowns unknowns) {
    List<Group> groups = new ArrayList<>();
    for (List<Integer> each : sides) {
      groups.add(group(tensor, each, skew, unknowns));
    }
    return new Generator(tensor, groups, fresh(unknowns, tensor.size()));
  }

  private static int fresh(Unknowns unknowns, int count) {
    int first = unknowns.count();
    for (int i = 0; i < count; i++) {
      unknowns.fresh();
    }
    return first;
  }

  private static Group group(Tensor tensor, List<Integer> sides, boolean skew, Unknowns unknowns) {
    int[] row = new int[tensor.size()];
    int[] rest = new int[tensor.size()];
    int rows = 1;
    for (int side : sides) {
      rows *= tensor.shape().get(side);
    }
    int[][] entries = new int[tensor.size() / rows][rows];
    for (int e = 0; e < tensor.size(); e++) {
      int left = e;
      int rowStride = 1;
      int restStride = 1;
      for (int side = tensor.shape().size() - 1; side >= 0; side--) {
        int extent = tensor.shape().get(side);
        if (sides.contains(side)) {
          row[e] += left % extent * rowStride;
          rowStride *= extent;
        } else {
          rest[e] += left % extent * restStride;
          restStride *= extent;
        }
        left /= extent;
      }
      entries[rest[e]][row[e]] = e;
    }
    return new Group(sides, skew, fresh(unknowns, rows * (rows + 1) / 2), entries, row, rest);
  }

  /**
   * The entries as vectors, and how they move.
   *
   * @param watch asked for each entry
   */
  Moving moving(Watch watch) {
    Image shift = new Image();
    List<Sparse> units = new ArrayList<>();
    List<Image> moves = new ArrayList<>();
    for (int e = 0; e < tensor.size(); e++) {
      units.add(Sparse.unit(e));
      watch.ask();
      shift.rows().put(e, Sparse.unit(shifts + e));
      moves.add(column(e));
    }
    return new Moving(Sparse.ZERO, shift, units, moves);
  }

  private Image column(int entry) {
    Image image = new Image();
    for (Group group : groups) {
      int[] others = group.entries[group.rest[entry]];
      for (int i = 0; i < others.length; i++) {
        Sparse form = Sparse.unit(group.unknown(i, group.row[entry]), group.sign(i, group.row[entry]));
        if (!form.isZero()) {
          image.rows().merge(others[i], form, Generator::joined);
        }
      }
    }
    return image;
  }

  /** The sum of two forms; unknowns of the second all come later. */
  private static Sparse joined(Sparse a, Sparse b) {
    int[] at = new int[a.size() + b.size()];
    double[] values = new double[at.length];
    System.arraycopy(a.at(), 0, at, 0, a.size());
    System.arraycopy(b.at(), 0, at, a.size(), b.size());
    System.arraycopy(a.values(), 0, values, 0, a.size());
    System.arraycopy(b.values(), 0, values, a.size(), b.size());
    return new Sparse(at, values);
  }
}
