package lawsweep.sweep;

import java.util.Optional;

/**
 * One line of a result: a cell and what became of it.
 *
 * @param schema the version of the record's format in journals, {@value #SCHEMA}
 * @param status what became of the cell
 * @param cell the cell
 * @param outcome the answer, of the cell's kind; present exactly if the status is {@code DONE}
 * @param method how it was computed, in the word of its kind: the road of a count, the scheme of a simulation
 * @param backend what computed it; no part of the result
 * @param seconds wall-clock seconds spent, rounded to microseconds; no part of the result
 * @param reason why the cell was skipped, failed or has no full answer, on one line; empty otherwise
 */
public record CellRecord(
    int schema,
    CellStatus status,
    Cell cell,
    Optional<Outcome> outcome,
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
    if (outcome.isPresent() != (status == CellStatus.DONE)) {
      throw new IllegalArgumentException("expected a result exactly in records with status done");
    }
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException("expected non-negative seconds, got " + seconds);
    }
    cell.check(method);
    if (outcome.isPresent()) {
      outcome.get().check(cell, method);
      if (!outcome.get().reason().equals(reason)) {
        throw new IllegalArgumentException("expected the reason '" + outcome.get().reason() + "' of the result, got '"
            + reason + "'");
      }
    } else if (reason.isEmpty()) {
      throw new IllegalArgumentException("expected a reason in a record with status " + status.label());
    }
  }

  /** The record of a finished cell. */
  public static CellRecord done(Cell cell, Outcome outcome, String method, String backend, double seconds) {
    return new CellRecord(SCHEMA, CellStatus.DONE, cell, Optional.of(outcome), method, backend, toMicros(seconds),
        outcome.reason());
  }

  /** The record of a cell that ended with an error. */
  public static CellRecord failed(Cell cell, String method, String backend, double seconds, String reason) {
    return new CellRecord(SCHEMA, CellStatus.FAILED, cell, Optional.empty(), method, backend, toMicros(seconds),
        reason);
  }

  /** The record of a cell that a limit keeps without a result. */
  public static CellRecord skipped(Cell cell, String method, String backend, double seconds, String reason) {
    return new CellRecord(SCHEMA, CellStatus.SKIPPED, cell, Optional.empty(), method, backend, toMicros(seconds),
        reason);
  }

  /** The cell's key. */
  public String key() {
    return cell.key();
  }

  /** The same record of a cell and a result that stand for those it has. */
  public CellRecord with(Cell other, Optional<? extends Outcome> result) {
    return new CellRecord(schema, status, other, result.map(r -> r), method, backend, seconds, reason);
  }

  /** True if both say the same, whatever computed them and however long it took; numbers are compared bit for bit. */
  public boolean sameResult(CellRecord other) {
    return schema == other.schema && status == other.status && cell.equals(other.cell) && outcome.equals(other.outcome)
        && method.equals(other.method) && reason.equals(other.reason);
  }

  private static double toMicros(double seconds) {
    return Math.round(seconds * 1e6) / 1e6;
  }
}
