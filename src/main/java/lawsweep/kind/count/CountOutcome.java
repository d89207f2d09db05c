package lawsweep.kind.count;

import java.util.Optional;
import lawsweep.law.Fields;
import lawsweep.law.LawCount;
import lawsweep.road.data.DataCertificate;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Outcome;

/** The answer of a count. */
public record CountOutcome(LawCount count) implements Outcome {

  /** The answer in a record; empty for cells without, and for those of other kinds. */
  public static Optional<LawCount> count(CellRecord record) {
    return record.outcome()
        .flatMap(o -> o instanceof CountOutcome(LawCount count) ? Optional.of(count) : Optional.empty());
  }

  /**
   * The answer in a record as the rules of today put it, for all who sum up or explain; empty for cells without, and
   * for those of other kinds. A count with data fields that says {@code extra} by rules of version 1 is undecided.
   */
  public static Optional<LawCount> today(CellRecord record) {
    return count(record).map(Roads.PLAIN::today);
  }

  /** The answer as the rules of today put it. */
  LawCount today() {
    return Roads.PLAIN.today(count);
  }

  @Override
  public String engine() {
    return count.certificate().engine();
  }

  @Override
  public String reason() {
    return count.reason();
  }

  @Override
  public void check(Cell cell, String method) {
    if (!(cell instanceof CountCell asked) || !count.certificate().cell().equals(asked.law())) {
      throw new IllegalArgumentException("expected a certificate of " + cell + ", got one of "
          + count.certificate().cell());
    }
    if (asked.law().fields() == Fields.DATA != count.certificate() instanceof DataCertificate) {
      throw new IllegalArgumentException("expected a certificate of data fields exactly for a cell of such");
    }
    if (!count.certificate().method().equals(method)) {
      throw new IllegalArgumentException("expected the method and reason of the count");
    }
  }
}
