package lawsweep.kind.count;

import java.util.Optional;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.pattern.Inputs;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.weights.WeightsRoad;
import lawsweep.sweep.CellRecord;

/** Gives records the numbers of a user's inputs and weights again: records carry only their hash. */
final class InputNumbers {

  private InputNumbers() {}

  /** The record of a sweep's cell with the inputs or weights that the cell has. */
  static CellRecord restore(CellRecord record, CountCell cell) {
    boolean given = cell.law().data().flatMap(DataChoice::inputs).isPresent() || cell.law().weights().isPresent();
    if (!given || !record.cell().equals(cell)) {
      return record;
    }
    return record.with(cell,
        CountOutcome.count(record).map(count -> new CountOutcome(restore(count, cell.law()))));
  }

  private static LawCount restore(LawCount count, LawCell cell) {
    if (cell.weights().isPresent()) {
      return WeightsRoad.with(count, cell);
    }
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
