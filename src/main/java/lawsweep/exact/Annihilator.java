package lawsweep.exact;

import java.util.Arrays;
import lawsweep.residue.PrimeField;

/**
 * The linear forms mod p that vanish on all rows absorbed so far, by a basis: their number is that of the columns less
 * the rank. Exact. Made for many small spans one after the other, so nothing is allocated after construction.
 *
 * <p>With r pivot columns and D - r free ones, each form is a common factor times the coordinate of a free column, and
 * a combination of those of the pivot columns. A row in the span costs r (D - r) multiply-adds; any other row about
 * four times as much. Once no form is left nothing costs anything. There are no divisions: the common factor takes
 * them.
 */
public final class Annihilator {

  /** The most columns: values of forms are summed before they are reduced. */
  public static final int MOST_COLUMNS = 256;

  private static final int PAD = 8;

  private final PrimeField field;
  private final int columns;
  private final int stride;
  private final double[] combinations;
  private final double[] values;
  private final int[] pivots;
  private final int[] free;
  private double factor = 1;
  private int left;

  /**
   * The forms that vanish on nothing yet: all.
   *
   * @param columns at most {@value #MOST_COLUMNS}
   */
  public Annihilator(PrimeField field, int columns) {
    if (columns > MOST_COLUMNS) {
      throw new IllegalArgumentException("expected at most " + MOST_COLUMNS + " columns, got " + columns);
    }
    this.field = field;
    this.columns = columns;
    this.stride = padded(columns);
    this.combinations = new double[columns * stride];
    this.values = new double[stride];
    this.pivots = new int[columns];
    this.free = new int[columns];
    reset();
  }

  private static int padded(int n) {
    return (n + PAD - 1) / PAD * PAD;
  }

  /** Forgets all rows. */
  public void reset() {
    for (int j = 0; j < columns; j++) {
      free[j] = j;
    }
    factor = 1;
    left = columns;
  }

  /** The dimension of the span of the rows. */
  public int rank() {
    return columns - left;
  }

  /**
   * Adds a row of residues to the span.
   *
   * @return true if the rank grew
   */
  public boolean absorb(double[] row) {
    if (left == 0) {
      return false;
    }
    evaluate(row);
    int form = 0;
    while (form < left && values[form] == 0) {
      form++;
    }
    if (form == left) {
      return false;
    }
    eliminate(form);
    return true;
  }

  private void evaluate(double[] row) {
    int width = padded(left);
    for (int j = 0; j < left; j++) {
      values[j] = factor * row[free[j]];
    }
    Arrays.fill(values, left, width, 0);
    for (int i = 0; i < columns - left; i++) {
      double x = row[pivots[i]];
      if (x != 0) {
        int from = i * stride;
        for (int j = 0; j < width; j++) {
          values[j] = Math.fma(x, combinations[from + j], values[j]);
        }
      }
    }
    reduce(values, 0, width);
  }

  /** Makes all other forms vanish on the row by multiples of this one, and drops it: its free column is a pivot. */
  private void eliminate(int form) {
    int width = padded(left);
    int last = left - 1;
    int rank = columns - left;
    double pivot = values[form];
    for (int i = 0; i < rank; i++) {
      int from = i * stride;
      double entry = combinations[from + form];
      for (int j = 0; j < width; j++) {
        combinations[from + j] = Math.fma(pivot, combinations[from + j], -entry * values[j]);
      }
      reduce(combinations, from, width);
      combinations[from + form] = combinations[from + last];
    }
    int from = rank * stride;
    for (int j = 0; j < width; j++) {
      combinations[from + j] = -factor * values[j];
    }
    reduce(combinations, from, width);
    combinations[from + form] = combinations[from + last];
    pivots[rank] = free[form];
    free[form] = free[last];
    factor = field.multiply(factor, pivot);
    left--;
  }

  private void reduce(double[] x, int from, int width) {
    double inverse = field.inverseModulus();
    double modulus = field.modulus();
    for (int j = from; j < from + width; j++) {
      double q = (x[j] * inverse + PrimeField.ROUND) - PrimeField.ROUND;
      x[j] = x[j] - q * modulus;
    }
  }
}
