package lawsweep.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A table that is being written, row by row, in a format that takes its values as text. */
interface TextTable extends Closeable {

  /** Adds a row: a value for each column, the empty text for none. */
  void add(List<String> row) throws IOException;

  /** Writes what is still to be written, once all rows are there. */
  void finish() throws IOException;
}
