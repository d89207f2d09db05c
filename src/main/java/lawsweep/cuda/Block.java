package lawsweep.cuda;

/**
 * A matrix in a GPU's memory, row by row.
 *
 * @param address of entry (0, 0)
 * @param rows how many rows
 * @param columns how many columns
 * @param ld how many numbers from one row to the next, at least {@code columns}
 */
public record Block(long address, int rows, int columns, long ld) {

  /** The address of an entry. */
  public long at(long row, long column) {
    return address + (row * ld + column) * Double.BYTES;
  }

  /** A part of it. */
  public Block view(int row, int column, int height, int width) {
    return new Block(at(row, column), height, width, ld);
  }
}
