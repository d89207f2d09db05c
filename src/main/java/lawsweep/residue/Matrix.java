package lawsweep.residue;

import java.util.Objects;

/**
 * A row-major view of doubles: entry (i, j) lies at {@code offset + i * ld + j}. Views share their data.
 *
 * @param data the numbers
 * @param offset index of entry (0, 0)
 * @param rows how many rows
 * @param columns how many columns, at most {@code ld}
 * @param ld leading dimension: the distance between rows
 */
public record Matrix(double[] data, int offset, int rows, int columns, int ld) {

  /** No rows at all. */
  public static final Matrix EMPTY = new Matrix(new double[0], 0, 0, 0, 0);

  /** Checks that the view lies inside the data. */
  public Matrix {
    if (rows < 0 || columns < 0 || columns > ld) {
      throw new IllegalArgumentException("no such shape: " + rows + " × " + columns + ", ld " + ld);
    }
    if (rows > 0) {
      Objects.checkFromToIndex((long) offset, offset + (rows - 1L) * ld + columns, data.length);
    }
  }

  /** A zero matrix of its own. */
  public static Matrix zero(int rows, int columns) {
    return new Matrix(new double[Math.multiplyExact(rows, columns)], 0, rows, columns, columns);
  }

  /** Index of entry (i, j) in {@link #data}. */
  public int index(int i, int j) {
    return offset + i * ld + j;
  }

  /** Entry (i, j). */
  public double get(int i, int j) {
    return data[offset + i * ld + j];
  }

  /** The part of {@code rows} × {@code columns} whose first entry is (i, j). */
  public Matrix view(int i, int j, int rows, int columns) {
    return new Matrix(data, offset + i * ld + j, rows, columns, ld);
  }
}
