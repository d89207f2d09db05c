package lawsweep.spec;

/**
 * A table of finite numbers.
 *
 * @param rows how many rows, at least 1
 * @param columns how many columns, at least 1
 * @param values row by row
 */
@SuppressWarnings("ArrayRecordComponent")
public record NumberTable(int rows, int columns, double[] values) {

  public double at(int row, int column) {
    return values[row * columns + column];
  }
}
