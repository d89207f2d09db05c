package lawsweep.sweep;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The final records of a directory in the spec's grid order, then by seed: what exports are made of. Sees what was
 * written when it was opened. For one thread.
 */
public final class ResultReader implements AutoCloseable {

  private final ResultIndex index;
  private int next;

  private ResultReader(ResultIndex index) {
    this.index = index;
  }

  /**
   * Opens a directory.
   *
   * @throws IOException if a log cannot be read
   */
  public static ResultReader open(ResultDirectory directory) throws IOException {
    return new ResultReader(ResultIndex.of(directory));
  }

  /**
   * The next record; empty at the end. Cells without a record are passed over.
   *
   * @throws IOException if a log cannot be read
   */
  public Optional<CellRecord> next() throws IOException {
    while (next < index.cells()) {
      Optional<CellRecord> record = index.record(next);
      next++;
      if (record.isPresent()) {
        return record;
      }
    }
    return Optional.empty();
  }

  /** What a reader of the results should know: records that are damaged or contradict each other, a line each. */
  public List<String> warnings() {
    return Stream.concat(index.damages().stream(), index.conflicts().stream()).toList();
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
