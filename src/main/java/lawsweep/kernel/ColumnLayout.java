package lawsweep.kernel;

import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/**
 * Matrices of samples with one sample a column: row j holds entry j of all samples. Rows lie a constant distance
 * apart, so the compiler unrolls copies from and to rows of samples without checks. There are spare zero rows up to a
 * multiple of {@link #ROWS}, so that loops over entries need no tail.
 */
public final class ColumnLayout {

  /** The distance between rows. */
  public static final int LD = ChainKernels.NARROW_SAMPLES;

  /** Rows are made by so many. */
  static final int ROWS = 4;

  private ColumnLayout() {}

  public static Matrix room(int samples, int width) {
    return new Matrix(new double[Math.ceilDiv(width, ROWS) * ROWS * LD], 0, width, samples, LD);
  }

  public static Matrix resized(Matrix room, int samples) {
    return new Matrix(room.data(), 0, room.rows(), samples, LD);
  }

  /** Samples from rows: entries column.. of row s go to column s. */
  public static void take(Matrix rows, int column, Matrix to) {
    fromRows(rows, 0, to.columns(), column, to.rows(), to.data());
  }

  public static void put(PrimeField field, Matrix from, Matrix less, Matrix rows, int column) {
    for (int j = 0; j < from.rows(); j++) {
      for (int s = 0; s < from.columns(); s++) {
        double x = from.get(j, s);
        rows.data()[rows.index(s, column + j)] = less.rows() == 0 ? x : field.reduce(x - less.get(j, s));
      }
    }
  }

  /** to[j * LD + s] = rows[first + s][column + j] for j &lt; n, s &lt; count. */
  public static void fromRows(Matrix rows, int first, int count, int column, int n, double[] to) {
    double[] from = rows.data();
    int ld = rows.ld();
    int j = 0;
    for (; j + 4 <= n; j += 4) {
      int start = j * LD;
      int at = rows.index(first, column + j);
      for (int s = 0; s < count; s++) {
        to[start + s] = from[at];
        to[start + LD + s] = from[at + 1];
        to[start + 2 * LD + s] = from[at + 2];
        to[start + 3 * LD + s] = from[at + 3];
        at += ld;
      }
    }
    for (; j < n; j++) {
      int start = j * LD;
      int at = rows.index(first, column + j);
      for (int s = 0; s < count; s++) {
        to[start + s] = from[at];
        at += ld;
      }
    }
  }

  /** rows[s][column + j] = from[j * LD + s] for j &lt; n, s &lt; count. */
  public static void toRows(double[] from, int n, int count, Matrix rows, int column) {
    double[] to = rows.data();
    int ld = rows.ld();
    int j = 0;
    for (; j + 4 <= n; j += 4) {
      int start = j * LD;
      int at = rows.index(0, column + j);
      for (int s = 0; s < count; s++) {
        to[at] = from[start + s];
        to[at + 1] = from[start + LD + s];
        to[at + 2] = from[start + 2 * LD + s];
        to[at + 3] = from[start + 3 * LD + s];
        at += ld;
      }
    }
    for (; j < n; j++) {
      int start = j * LD;
      int at = rows.index(0, column + j);
      for (int s = 0; s < count; s++) {
        to[at] = from[start + s];
        at += ld;
      }
    }
  }
}
