package lawsweep.exact;

import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/**
 * A random linear map from D columns to fewer. Columns are dealt to balanced buckets in a random order, and a bucket
 * is the sum of its columns, each times a random residue. Folded rows never have a larger rank than the rows. Mostly
 * they have the same one, if there are a few more buckets than that.
 */
public final class ColumnFold {

  private final PrimeField field;
  private final int columns;
  private final int folded;
  private final int[] source;
  private final double[] factor;

  /**
   * A fold.
   *
   * @param words D uniform words that decide the order of columns
   * @param factors D residues, the columns' factors
   * @param folded the number of buckets, 1..D, at least D divided by {@link PrimeField#maxDelay}
   */
  public ColumnFold(PrimeField field, long[] words, double[] factors, int folded) {
    this.field = field;
    this.columns = words.length;
    this.folded = folded;
    if (folded < 1 || folded > columns || (columns + folded - 1) / folded > field.maxDelay()) {
      throw new IllegalArgumentException("cannot fold " + columns + " columns to " + folded);
    }
    this.source = order(words);
    this.factor = factors.clone();
  }

  /** A random permutation: Fisher and Yates' shuffle. */
  private static int[] order(long[] words) {
    int[] order = new int[words.length];
    for (int i = 0; i < order.length; i++) {
      int j = (int) Math.unsignedMultiplyHigh(words[i], i + 1L);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** How many buckets. */
  public int buckets() {
    return folded;
  }

  /** The columns in the order in which they are dealt: bucket b gets entries b, b + buckets, …. */
  public int[] dealt() {
    return source.clone();
  }

  /** The factor of each column of {@link #dealt}. */
  public double[] factors() {
    return factor.clone();
  }

  /**
   * Folds rows.
   *
   * @param rows D columns of residues
   * @param out as many rows with as many columns as there are buckets; overwritten
   */
  public void apply(Matrix rows, Matrix out) {
    double[] from = rows.data();
    double[] to = out.data();
    for (int i = 0; i < rows.rows(); i++) {
      int row = rows.index(i, 0);
      int target = out.index(i, 0);
      for (int j = 0; j < folded; j++) {
        double sum = 0;
        for (int t = j; t < columns; t += folded) {
          sum += factor[t] * from[row + source[t]];
        }
        to[target + j] = field.reduce(sum);
      }
    }
  }
}
