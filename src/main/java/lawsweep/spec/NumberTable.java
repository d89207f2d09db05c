package lawsweep.spec;

import java.util.List;

/**
 * A table of finite numbers.
 *
 * @param rows how many rows, at least 1
 * @param columns how many columns, at least 1
 * @param values row by row
 * @param header the names of the columns, if the file begins with them; empty otherwise
 */
@SuppressWarnings("ArrayRecordComponent")
public record NumberTable(int rows, int columns, double[] values, List<String> header) {

  /** Copies the header. */
  public NumberTable {
    header = List.copyOf(header);
  }

  /** A table whose columns have no names. */
  public NumberTable(int rows, int columns, double[] values) {
    this(rows, columns, values, List.of());
  }

  public double at(int row, int column) {
    return values[row * columns + column];
  }
}
