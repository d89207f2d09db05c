package lawsweep.report;

import java.io.Closeable;
import java.io.IOException;
import lawsweep.sweep.CellRecord;

/** A table of law-count records that is being written, row by row. */
interface CellTable extends Closeable {

  /** Adds a row. */
  void add(CellRecord record) throws IOException;

  /** Writes what is still to be written, once all rows are there. */
  void finish() throws IOException;
}
