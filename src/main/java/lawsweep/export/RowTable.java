package lawsweep.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A table that is being written, row by row. */
interface RowTable extends Closeable {

  /** Adds a row: a text, a whole or a real number for each column, null for a missing value. */
  void add(List<?> row) throws IOException;

  /** Writes what is still to be written, once all rows are there. */
  void finish() throws IOException;
}
