package lawsweep.formula;

import java.util.List;

/**
 * Rows of the stacked matrix.
 *
 * @param tensor a matrix, or a vector for one row
 * @param shape its sides
 * @param side which of its sides runs along the columns
 */
public record MinorPart(String tensor, List<Integer> shape, int side) {

  /** With a list that does not change. */
  public MinorPart {
    shape = List.copyOf(shape);
  }

  /** How many rows it gives. */
  public int rows() {
    return shape.size() == 1 ? 1 : shape.get(1 - side);
  }

  /** An entry, both numbers from 0. */
  public Entry entry(int row, int column) {
    return shape.size() == 1 ? new Entry(tensor, List.of(column + 1))
        : side == 1 ? Entry.of(tensor, row + 1, column + 1) : Entry.of(tensor, column + 1, row + 1);
  }
}
