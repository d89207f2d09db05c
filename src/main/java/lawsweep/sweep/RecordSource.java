package lawsweep.sweep;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Records and theorems to be verified, one after the other. */
public interface RecordSource extends Closeable {

  /** What stands at one place. */
  sealed interface Item {

    /** How messages call it. */
    String name();
  }

  /** A record, as a journal or an export has it. */
  record Read(String name, CellRecord record) implements Item {}

  /** A theorem. */
  record Stated(String name, Theorem theorem) implements Item {}

  /**
   * What cannot be read.
   *
   * @param refusal why not, in one line
   */
  record Refused(String name, String refusal) implements Item {}

  /**
   * The next item; empty at the end.
   *
   * @throws NotRecordsException if what stands there is neither
   * @throws IOException if reading fails
   */
  Optional<Item> next() throws IOException;
}
