package lawsweep.kind.count;

import java.util.Optional;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.pattern.Inputs;
import lawsweep.road.data.DataCertificate;
import lawsweep.sweep.CellRecord;

/** Gives records the numbers of a user's inputs again: records carry only their hash, and the sweep has the file. */
final class InputNumbers {

  private InputNumbers() {}

  /** The record of a sweep's cell with the inputs that the cell has. */
  static CellRecord restore(CellRecord record, CountCell cell) {
    if (cell.law().data().flatMap(DataChoice::inputs).isEmpty() || !record.cell().equals(cell)) {
      return record;
    }
    return record.with(cell,
        CountOutcome.count(record).map(count -> new CountOutcome(restore(count, cell.law()))));
  }

  private static LawCount restore(LawCount count, LawCell cell) {
    if (!(count.certificate() instanceof DataCertificate c)) {
      throw new IllegalArgumentException("expected a certificate of data fields, got " + count.certificate());
    }
    return count.with(c.with(cell));
  }

  /** True for a count whose inputs came from a file and are not at hand. */
  static boolean missing(LawCount count) {
    return count.certificate().cell().data().flatMap(DataChoice::inputs).map(Inputs::numbers)
        .filter(Optional::isEmpty).isPresent();
  }
}
