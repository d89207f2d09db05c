package lawsweep.road.data.span;

import java.util.Arrays;
import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/**
 * The linear forms mod p that vanish on all rows absorbed so far, by a reduced basis; exact. With r pivot columns, one
 * for each dimension of the span, and k free ones, form j is the coordinate of the j-th free column less a combination
 * of those of the pivot columns: a k × r matrix holds all.
 *
 * <p>Rows come in blocks that are stored column by column: entry (column, row) lies at column · {@code stride} + row.
 * A block of m rows costs m k r multiply-adds, and k g r where the rank grows by g. So what raises a nearly full span
 * by little costs little.
 */
public final class VanishingForms implements RowSpan {

  private final PrimeField field;
  private final Kernels kernels;
  private final int columns;
  private final int[] pivots;
  private final int[] free;
  private final double[] combinations;
  private final double[] values;
  private final double[] entries;
  private final double[] factors;
  private final int[] gained;
  private int left;

  /**
   * The forms that vanish on nothing yet: all.
   *
   * @param most the most rows of a block
   */
  public VanishingForms(PrimeField field, Kernels kernels, int columns, int most) {
    this.field = field;
    this.kernels = kernels;
    this.columns = columns;
    this.pivots = new int[columns];
    this.free = new int[columns];
    this.combinations = new double[Math.multiplyExact(columns, columns)];
    this.values = new double[Math.multiplyExact(columns, most)];
    this.entries = new double[Math.multiplyExact(columns, most)];
    this.factors = new double[Math.multiplyExact(columns, most)];
    this.gained = new int[most];
    reset();
  }

  @Override
  public void reset() {
    left = columns;
    for (int j = 0; j < columns; j++) {
      free[j] = j;
    }
  }

  /**
   * Takes forms that were made elsewhere.
   *
   * @param rank r, how many pivots there are
   * @param order the free columns, then the pivot columns
   * @param forms k r residues, form by form
   */
  public void restore(int rank, int[] order, double[] forms) {
    left = columns - rank;
    System.arraycopy(order, 0, free, 0, left);
    System.arraycopy(order, left, pivots, 0, rank);
    for (int j = 0; j < left; j++) {
      System.arraycopy(forms, j * rank, combinations, j * columns, rank);
    }
  }

  @Override
  public int rank() {
    return columns - left;
  }

  @Override
  public boolean full() {
    return left == 0;
  }

  /**
   * Computes a form that vanishes on all rows so far: uniform among these if the numbers it is made of are.
   *
   * @param random a residue for each column
   * @param form receives one residue for each column
   */
  public void form(double[] random, double[] form) {
    int r = rank();
    Arrays.fill(entries, 0, r, 0);
    for (int first = 0; first < left; first += field.maxDelay()) {
      int count = Math.min(field.maxDelay(), left - first);
      System.arraycopy(random, first, factors, 0, count);
      kernels.subtractCombination(field, count, factors, combinations, first * columns, columns, entries, 0, r);
    }
    for (int i = 0; i < r; i++) {
      form[pivots[i]] = entries[i];
    }
    for (int j = 0; j < left; j++) {
      form[free[j]] = random[j];
    }
  }

  @Override
  public boolean absorb(double[] row) {
    return absorb(row, 0, 1, 1) > 0;
  }

  /**
   * Adds rows to the span.
   *
   * @param rows column by column
   * @param offset the first row's entry in the first column
   * @param stride entries from a column to the next
   * @param count how many rows, at most as many as a block has
   * @return by how much the rank grew
   */
  public int absorb(double[] rows, int offset, int stride, int count) {
    int r = rank();
    for (int i = 0; i < r; i++) {
      System.arraycopy(rows, offset + pivots[i] * stride, entries, i * count, count);
    }
    for (int j = 0; j < left; j++) {
      System.arraycopy(rows, offset + free[j] * stride, values, j * count, count);
    }
    if (count == 1) {
      for (int j = 0; j < left; j++) {
        values[j] = field.reduce(values[j] - kernels.dot(field, combinations, j * columns, entries, 0, r));
      }
    } else if (r > 0 && left > 0) {
      kernels.subtractProduct(field, new Matrix(combinations, 0, left, r, columns),
          new Matrix(entries, 0, r, count, count), new Matrix(values, 0, left, count, count), Team.alone());
    }
    int more = eliminate(count);
    if (more > 0) {
      combine(count, more);
    }
    return more;
  }

  /**
   * Eliminates the values of the forms on the rows. The forms that are spent come last. Of each other form's row,
   * places {@link #gained} then hold by which multiples of these it is made to vanish.
   */
  private int eliminate(int count) {
    int more = 0;
    for (int row = 0; row < count && more < left; row++) {
      int end = left - more;
      int form = 0;
      while (form < end && values[form * count + row] == 0) {
        form++;
      }
      if (form == end) {
        continue;
      }
      gained[more++] = row;
      exchange(form, end - 1, count);
      spend(end - 1, row, count);
    }
    return more;
  }

  /** Makes forms 0..form-1 vanish on a row by multiples of this one. */
  private void spend(int form, int row, int count) {
    int pivot = form * count;
    double inverse = field.invert(values[pivot + row]);
    values[pivot + row] = 0;
    for (int j = 0; j < form; j++) {
      double value = values[j * count + row];
      if (value != 0) {
        factors[0] = field.reduce(value * inverse);
        kernels.subtractCombination(field, 1, factors, values, pivot, count, values, j * count, count);
        values[j * count + row] = factors[0];
      }
    }
  }

  private void exchange(int a, int b, int count) {
    if (a == b) {
      return;
    }
    int column = free[a];
    free[a] = free[b];
    free[b] = column;
    swap(values, a * count, b * count, count);
    swap(combinations, a * columns, b * columns, rank());
  }

  private static void swap(double[] x, int a, int b, int count) {
    for (int i = 0; i < count; i++) {
      double kept = x[a + i];
      x[a + i] = x[b + i];
      x[b + i] = kept;
    }
  }

  /** Takes multiples of the last forms from the others, and makes their free columns pivots. */
  private void combine(int count, int more) {
    int r = rank();
    int rest = left - more;
    for (int j = 0; j < rest; j++) {
      for (int g = 0; g < more; g++) {
        factors[j * more + g] = values[j * count + gained[g]];
      }
    }
    for (int g = 0; g < more; g++) {
      System.arraycopy(combinations, (left - 1 - g) * columns, entries, g * r, r);
      pivots[r + g] = free[left - 1 - g];
    }
    if (rest > 0 && r > 0) {
      kernels.subtractProduct(field, new Matrix(factors, 0, rest, more, more), new Matrix(entries, 0, more, r, r),
          new Matrix(combinations, 0, rest, r, columns), Team.alone());
    }
    for (int j = 0; j < rest; j++) {
      System.arraycopy(factors, j * more, combinations, j * columns + r, more);
    }
    left = rest;
  }
}
