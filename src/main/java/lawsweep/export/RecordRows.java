package lawsweep.export;

import java.io.Closeable;
import java.io.IOException;
import lawsweep.sweep.CellRecord;

/** A table that is being made of records, one after the other. */
interface RecordRows extends Closeable {

  /** Adds what a record has for the table: any number of rows. */
  void add(CellRecord record) throws IOException;

  /** Writes what is still to be written, once all records are there. */
  void finish() throws IOException;
}
