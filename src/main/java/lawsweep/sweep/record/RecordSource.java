package lawsweep.sweep.record;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import lawsweep.road.symmetric.TheoremRecord;

/** Records and theorems to be verified, one after the other. */
public interface RecordSource extends Closeable {

  /**
   * What stands at one place: a record, an exported simulation, a theorem, or why what stands there is none that can hold.
   *
   * @param name how messages call it
   * @param record the record, if it is one that could be read
   * @param claim what is said of a simulation that is done, by a record or an export
   * @param theorem the theorem, if it is one that could be read
   * @param refusal why it could not be read; empty otherwise
   */
  record Item(
      String name,
      Optional<CellRecord> record,
      Optional<SimulationClaim> claim,
      Optional<TheoremRecord> theorem,
      String refusal) {

    public static Item of(String name, CellRecord record) {
      return new Item(name, Optional.of(record), record.claim(), Optional.empty(), "");
    }

    public static Item of(String name, SimulationClaim claim) {
      return new Item(name, Optional.empty(), Optional.of(claim), Optional.empty(), "");
    }

    public static Item of(String name, TheoremRecord theorem) {
      return new Item(name, Optional.empty(), Optional.empty(), Optional.of(theorem), "");
    }

    public static Item unreadable(String name, String refusal) {
      return new Item(name, Optional.empty(), Optional.empty(), Optional.empty(), refusal);
    }
  }

  /**
   * The next item; empty at the end.
   *
   * @throws NotRecordsException if what stands there is neither
   * @throws IOException if reading fails
   */
  Optional<Item> next() throws IOException;
}
