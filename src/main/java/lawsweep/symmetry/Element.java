package lawsweep.symmetry;

import java.util.Arrays;
import java.util.List;
import lawsweep.residue.PrimeField;

/**
 * A matrix of a group. Its entries are polynomials in a root of unity z of order L with integer coefficients, over a
 * common divisor; for L = 1 they are integers.
 *
 * @param size n
 * @param entries n² polynomials, rows after each other; coefficients of 1, z, …, z^(L-1)
 * @param divisor 1 or 2
 */
public record Element(int size, long[][] entries, int divisor) {

  /** A matrix of integers. */
  static Element of(long[][] matrix) {
    long[][] entries = new long[matrix.length * matrix.length][];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = new long[] {matrix[i / matrix.length][i % matrix.length]};
    }
    return new Element(matrix.length, entries, 1);
  }

  /** A matrix of integers, rows after each other. */
  static Element of(List<Long> rows, int size) {
    return new Element(size, rows.stream().map(each -> new long[] {each}).toArray(long[][]::new), 1);
  }

  /**
   * The rotation by 2π a / L in the plane: 2 cos = z^a + z^-a, 2 sin = z^(a - L/4) + z^(L/4 - a).
   *
   * @param root L, divisible by 4
   */
  static Element rotation(int root, int a) {
    long[] cosine = twice(root, a, 1);
    long[] sine = twice(root, a - root / 4, 1);
    return new Element(2, new long[][] {cosine, twice(root, a - root / 4, -1), sine, cosine}, 2);
  }

  private static long[] twice(int root, int a, int factor) {
    long[] twice = new long[root];
    twice[Math.floorMod(a, root)] += factor;
    twice[Math.floorMod(-a, root)] += factor;
    return twice;
  }

  /** The same in the plane behind a change of the second coordinate's sign. */
  Element mirrored() {
    long[][] mirrored = entries.clone();
    for (int i = 1; i < 4; i += 2) {
      mirrored[i] = Arrays.stream(entries[i]).map(each -> -each).toArray();
    }
    return new Element(size, mirrored, divisor);
  }

  /** The rows of a matrix of integers. */
  long[][] integers() {
    long[][] rows = new long[size][size];
    for (int i = 0; i < entries.length; i++) {
      rows[i / size][i % size] = entries[i][0];
    }
    return rows;
  }

  /** Rotations and mirrors of the plane are; of integer matrices those that are signed permutations. */
  boolean orthogonal() {
    return divisor == 2 || signedPermutation();
  }

  boolean signedPermutation() {
    if (divisor == 2) {
      return false;
    }
    long[][] rows = integers();
    for (int i = 0; i < size; i++) {
      long inRow = 0;
      long inColumn = 0;
      for (int j = 0; j < size; j++) {
        inRow += rows[i][j] * rows[i][j];
        inColumn += rows[j][i] * rows[j][i];
      }
      if (inRow != 1 || inColumn != 1) {
        return false;
      }
    }
    return true;
  }

  /**
   * Its entries mod p, rows after each other.
   *
   * @param root z mod p, see {@link Group#rootIn}
   */
  public double[] in(PrimeField field, double root) {
    double inverse = field.invert(divisor);
    double[] values = new double[entries.length];
    for (int i = 0; i < values.length; i++) {
      double sum = 0;
      for (int k = entries[i].length - 1; k >= 0; k--) {
        sum = field.reduce(sum * root + entries[i][k] % field.p());
      }
      values[i] = field.multiply(sum, inverse);
    }
    return values;
  }
}
