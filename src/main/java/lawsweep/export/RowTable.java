package lawsweep.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A table that is being written, row by row. */
interface RowTable extends Closeable {

  /** Adds a row: a value of its type for each column, null for a missing one. */
  void add(List<?> row) throws IOException;

  /** Writes what is still to be written, once all rows are there. */
  void finish() throws IOException;
}
