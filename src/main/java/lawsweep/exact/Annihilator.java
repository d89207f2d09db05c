package lawsweep.exact;

import java.util.Arrays;
import lawsweep.residue.PrimeField;

/**
 * The linear forms mod p that vanish on all rows absorbed so far, by a basis: their number is that of the columns less
 * the rank. Exact. Made for many small spans one after the other, so nothing is allocated after construction.
 *
 * <p>A row in the span costs a product with the forms that are left, D (D - r) multiply-adds; any other row about four
 * times as much. Columns that are settled cost nothing, and once all are settled nothing does.
 */
public final class Annihilator {

  /** The most columns: values of forms are summed before they are reduced. */
  public static final int MOST_COLUMNS = 256;

  private static final int PAD = 8;

  private final PrimeField field;
  private final int columns;
  private final int stride;
  private final double[] forms;
  private final double[] values;
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
    this.forms = new double[columns * stride];
    this.values = new double[stride];
    reset();
  }

  private static int padded(int n) {
    return (n + PAD - 1) / PAD * PAD;
  }

  /** Forgets all rows. */
  public void reset() {
    Arrays.fill(forms, 0);
    for (int i = 0; i < columns; i++) {
      forms[i * stride + i] = 1;
    }
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
    Arrays.fill(values, 0, width, 0);
    for (int i = 0; i < columns; i++) {
      double x = row[i];
      if (x != 0) {
        int from = i * stride;
        for (int j = 0; j < width; j++) {
          values[j] = Math.fma(x, forms[from + j], values[j]);
        }
      }
    }
    reduce(values, 0, width);
  }

  /** Makes all other forms vanish on the row by multiples of this one, and drops it. */
  private void eliminate(int form) {
    int width = padded(left);
    double pivot = values[form];
    for (int i = 0; i < columns; i++) {
      int from = i * stride;
      double entry = forms[from + form];
      for (int j = 0; j < width; j++) {
        forms[from + j] = Math.fma(pivot, forms[from + j], -entry * values[j]);
      }
      reduce(forms, from, width);
      forms[from + form] = forms[from + left - 1];
    }
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
