package lawsweep.sweep;

import java.util.Optional;
import lawsweep.law.Estimate;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Limits;

/**
 * One line of a result: a cell and what became of it.
 *
 * @param schema the version of the record's format, {@value #SCHEMA} for records made by this version
 * @param status what became of the cell
 * @param cell the cell
 * @param count the answer; present exactly if the status is {@code DONE}
 * @param method the road of the cell: the certificate's, if there is one
 * @param backend what computed it; no part of the result
 * @param seconds wall-clock seconds spent, rounded to microseconds; no part of the result
 * @param reason why the cell was skipped, failed or stayed undecided, on one line; empty otherwise
 */
public record CellRecord(
    int schema,
    CellStatus status,
    LawCell cell,
    Optional<LawCount> count,
    String method,
    String backend,
    double seconds,
    String reason) {

  /** The version of the records written now. */
  public static final int SCHEMA = 1;

  /**
   * Checks that the parts agree.
   *
   * @throws IllegalArgumentException if they do not
   */
  public CellRecord {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException("expected a record of schema " + SCHEMA + ", got schema " + schema);
    }
    if (count.isPresent() != (status == CellStatus.DONE)) {
      throw new IllegalArgumentException("expected a count exactly in records with status done");
    }
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException("expected non-negative seconds, got " + seconds);
    }
    if (count.isPresent()) {
      checkCount(count.get(), cell, method, reason);
    } else if (reason.isEmpty()) {
      throw new IllegalArgumentException("expected a reason in a record with status " + status.label());
    }
  }

  private static void checkCount(LawCount count, LawCell cell, String method, String reason) {
    if (!count.certificate().cell().equals(cell)) {
      throw new IllegalArgumentException("expected a certificate of " + cell + ", got one of "
          + count.certificate().cell());
    }
    if (!count.certificate().method().equals(method) || !count.reason().equals(reason)) {
      throw new IllegalArgumentException("expected the method and reason of the count");
    }
  }

  /** The record of a count. */
  public static CellRecord done(LawCell cell, LawCount count, String backend, double seconds) {
    return new CellRecord(SCHEMA, CellStatus.DONE, cell, Optional.of(count), count.certificate().method(), backend,
        toMicros(seconds), count.reason());
  }

  /** The record of a cell that ended with an error. */
  public static CellRecord failed(LawCell cell, String method, String backend, double seconds, String reason) {
    return new CellRecord(SCHEMA, CellStatus.FAILED, cell, Optional.empty(), method, backend, toMicros(seconds),
        reason);
  }

  /** The record of a cell that is not tried, if its estimate exceeds a limit. */
  public static Optional<CellRecord> skipped(LawCell cell, Estimate estimate, Limits limits, String method,
      String backend) {
    return LimitCheck.refuse(estimate, limits).map(reason -> new CellRecord(SCHEMA, CellStatus.SKIPPED, cell,
        Optional.empty(), method, backend, 0, reason));
  }

  /** The cell's key. */
  public String key() {
    return cell.key();
  }

  /** True if both say the same, whatever computed them and however long it took. */
  public boolean sameResult(CellRecord other) {
    return schema == other.schema && status == other.status && cell.equals(other.cell) && count.equals(other.count)
        && method.equals(other.method) && reason.equals(other.reason);
  }

  private static double toMicros(double seconds) {
    return Math.round(seconds * 1e6) / 1e6;
  }
}
