package lawsweep.sweep;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Records to be verified, one after the other. */
public interface RecordSource extends Closeable {

  /**
   * What stands at one place: a record, or why what stands there is none that can hold.
   *
   * @param name how messages call it
   * @param record the record, if it could be read
   * @param refusal why it could not; empty otherwise
   */
  record Item(String name, Optional<CellRecord> record, String refusal) {}

  /**
   * The next item; empty at the end.
   *
   * @throws NotRecordsException if what stands there is no record at all
   * @throws IOException if reading fails
   */
  Optional<Item> next() throws IOException;

  /** The final records of a result directory. */
  static RecordSource of(ResultReader reader) {
    return new RecordSource() {
      @Override
      public Optional<Item> next() throws IOException {
        return reader.next().map(record -> new Item(record.key(), Optional.of(record), ""));
      }

      @Override
      public void close() throws IOException {
        reader.close();
      }
    };
  }
}
