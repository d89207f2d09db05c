package lawsweep.formula.scalar;

import java.util.ArrayList;
import java.util.List;

/**
 * X^k of the weights of a scalar block at a point mod p, for X = ∇s, k = 0, 1, 2, …
 *
 * <p>X is a derivation, X U_i = L_{i-1}ᵀ R_iᵀ with L_i = U_1 ⋯ U_i and R_i = U_{i+1} ⋯ U_q, and X^k of a product is
 * the sum of C(k, j) X^j of the one times X^{k-j} of the other: no division, so that it holds mod p at any order. Most
 * binomials are 0 mod p and cost nothing.
 */
final class DerivationPowers {

  private final SmallField field;
  private final List<Integer> widths;
  private final int depth;
  /** Entry k of list i is X^k U_{i+1}, row-major. */
  private final List<List<int[]>> weights = new ArrayList<>();
  /** Entry k of list i is X^k L_i, a row; L_0 = 1. */
  private final List<List<int[]>> left = new ArrayList<>();
  /** Entry k of list i is X^k R_i, a column; R_q = 1. */
  private final List<List<int[]>> right = new ArrayList<>();

  /**
   * Powers at a point.
   *
   * @param point the matrices, row-major, numbers in 0..p-1
   */
  DerivationPowers(SmallField field, List<Integer> widths, List<int[]> point) {
    this.field = field;
    this.widths = widths;
    depth = widths.size() - 1;
    for (int i = 0; i <= depth; i++) {
      left.add(new ArrayList<>());
      right.add(new ArrayList<>());
    }
    for (int[] matrix : point) {
      List<int[]> powers = new ArrayList<>();
      powers.add(matrix);
      weights.add(powers);
    }
  }

  /** X^k of all weights in a row. */
  int[] at(int k) {
    while (weights.getFirst().size() <= k) {
      step();
    }
    int[] all = new int[weights.stream().mapToInt(powers -> powers.getFirst().length).sum()];
    int place = 0;
    for (List<int[]> powers : weights) {
      int[] matrix = powers.get(k);
      System.arraycopy(matrix, 0, all, place, matrix.length);
      place += matrix.length;
    }
    return all;
  }

  /** From orders up to k of the weights to k + 1. */
  private void step() {
    int k = weights.getFirst().size() - 1;
    SmallField.Row binomials = field.row(k);
    int[] one = {k == 0 ? 1 : 0};
    left.getFirst().add(one);
    right.get(depth).add(one);
    for (int i = 1; i <= depth; i++) {
      Shape row = new Shape(1, widths.get(i - 1), widths.get(i));
      left.get(i).add(product(left.get(i - 1), weights.get(i - 1), binomials, row));
      int r = depth - i;
      Shape column = new Shape(widths.get(r), widths.get(r + 1), 1);
      right.get(r).add(product(weights.get(r), right.get(r + 1), binomials, column));
    }
    for (int i = 0; i < depth; i++) {
      weights.get(i).add(
          product(left.get(i), right.get(i + 1), binomials, new Shape(widths.get(i), 1, widths.get(i + 1))));
    }
  }

  /** rows × inner times inner × columns. */
  private record Shape(int rows, int inner, int columns) {}

  /** X^k of a product, with row k of binomials. A row as a matrix of one column is its transpose. */
  private int[] product(List<int[]> a, List<int[]> b, SmallField.Row binomials, Shape shape) {
    int[] sum = new int[shape.rows * shape.columns];
    for (int i = 0; i < binomials.chosen().length; i++) {
      int j = binomials.chosen()[i];
      add(binomials.values()[i], a.get(j), b.get(binomials.n() - j), shape, sum);
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] %= field.prime();
    }
    return sum;
  }

  /** Sums are reduced at the end: orders times widths are at most 10⁷, and products of two residues at most 144. */
  private void add(int factor, int[] a, int[] b, Shape shape, int[] sum) {
    int p = field.prime();
    for (int r = 0; r < shape.rows; r++) {
      for (int m = 0; m < shape.inner; m++) {
        int times = factor * a[r * shape.inner + m] % p;
        if (times == 0) {
          continue;
        }
        for (int c = 0; c < shape.columns; c++) {
          int at = r * shape.columns + c;
          sum[at] += times * b[m * shape.columns + c];
        }
      }
    }
  }
}
