package lawsweep.sweep.store;

import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import lawsweep.sweep.CellStatus;

/**
 * The cells of a directory that a run has yet to do; each is its place in the grid, 0-based.
 *
 * @param missing those without a record
 * @param failed those whose record says that they failed
 */
public record OpenCells(BitSet missing, BitSet failed) {

  /** Copies the sets. */
  public OpenCells {
    missing = (BitSet) missing.clone();
    failed = (BitSet) failed.clone();
  }

  /** A copy, free to change. */
  @Override
  public BitSet missing() {
    return (BitSet) missing.clone();
  }

  /** A copy, free to change. */
  @Override
  public BitSet failed() {
    return (BitSet) failed.clone();
  }

  /** All cells of a sweep that has not begun. */
  public static OpenCells all(int cells) {
    BitSet missing = new BitSet(cells);
    missing.set(0, cells);
    return new OpenCells(missing, new BitSet());
  }

  /**
   * Reads a directory, from all its logs.
   *
   * @throws IOException if a log cannot be read
   */
  public static OpenCells of(ResultDirectory directory) throws IOException {
    try (ResultIndex index = ResultIndex.of(directory)) {
      BitSet missing = new BitSet(index.cells());
      BitSet failed = new BitSet();
      for (int cell = 0; cell < index.cells(); cell++) {
        Optional<CellStatus> status = index.status(cell);
        missing.set(cell, status.isEmpty());
        failed.set(cell, status.isPresent() && status.get() == CellStatus.FAILED);
      }
      return new OpenCells(missing, failed);
    }
  }
}
