package lawsweep.sweep.record;

import java.util.Optional;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.road.data.DataCertificate;
import lawsweep.sweep.grid.Cell;
import lawsweep.work.Estimate;
import lawsweep.work.LimitCheck;
import lawsweep.work.Limits;

/**
 * One line of a result: a cell and what became of it.
 *
 * @param schema the version of the record's format, {@value #SCHEMA} for records made by this version
 * @param status what became of the cell
 * @param cell the cell
 * @param outcome the answer, of the cell's kind; present exactly if the status is {@code DONE}
 * @param method the road of a count, the certificate's if there is one; the scheme of a simulation
 * @param backend what computed it; no part of the result
 * @param seconds wall-clock seconds spent, rounded to microseconds; no part of the result
 * @param reason why the cell was skipped, failed or stayed undecided, on one line; empty otherwise
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
    if (cell instanceof Cell.Simulation simulation && !simulation.langevin().scheme().label().equals(method)) {
      throw new IllegalArgumentException("expected the method of a simulation to be its scheme, got " + method);
    }
    if (outcome.isPresent()) {
      checkOutcome(outcome.get(), cell, method, reason);
    } else if (reason.isEmpty()) {
      throw new IllegalArgumentException("expected a reason in a record with status " + status.label());
    }
  }

  private static void checkOutcome(Outcome outcome, Cell cell, String method, String reason) {
    switch (outcome) {
      case Outcome.Count(LawCount count) -> checkCount(count, cell, method, reason);
      case Outcome.Simulation(String _, LangevinResult result) -> {
        if (!(cell instanceof Cell.Simulation simulation) || !reason.isEmpty()) {
          throw new IllegalArgumentException("expected observables of a simulation, without a reason, got " + cell);
        }
        SimulationChecks.check(simulation.langevin(), result);
      }
    }
  }

  private static void checkCount(LawCount count, Cell cell, String method, String reason) {
    if (!(cell instanceof Cell.Count asked) || !count.certificate().cell().equals(asked.law())) {
      throw new IllegalArgumentException("expected a certificate of " + cell + ", got one of "
          + count.certificate().cell());
    }
    if (asked.law().fields() == Fields.DATA != count.certificate() instanceof DataCertificate) {
      throw new IllegalArgumentException("expected a certificate of data fields exactly for a cell of such");
    }
    if (!count.certificate().method().equals(method) || !count.reason().equals(reason)) {
      throw new IllegalArgumentException("expected the method and reason of the count");
    }
  }

  /** The record of a finished cell. */
  public static CellRecord done(Cell cell, Outcome outcome, String method, String backend, double seconds) {
    String reason = outcome instanceof Outcome.Count(LawCount count) ? count.reason() : "";
    return new CellRecord(SCHEMA, CellStatus.DONE, cell, Optional.of(outcome), method, backend, toMicros(seconds),
        reason);
  }

  /** The record of a cell that ended with an error. */
  public static CellRecord failed(Cell cell, String method, String backend, double seconds, String reason) {
    return new CellRecord(SCHEMA, CellStatus.FAILED, cell, Optional.empty(), method, backend, toMicros(seconds),
        reason);
  }

  /** The record of a cell that is not tried, if its estimate exceeds a limit. */
  public static Optional<CellRecord> skipped(Cell cell, Estimate estimate, Limits limits, String method,
      String backend) {
    return LimitCheck.refuse(estimate, limits).map(reason -> skipped(cell, method, backend, 0, reason));
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

  /** The answer of a count that is done. */
  public Optional<LawCount> count() {
    return outcome.flatMap(o -> o instanceof Outcome.Count(LawCount count) ? Optional.of(count) : Optional.empty());
  }

  /** The rules by which it was computed, which have versions of their own: the method, for data fields with their name. */
  public String rules() {
    return dataChoice().isPresent() ? method + " " + Fields.DATA.label() : method;
  }

  /** The weights and inputs of a cell with data fields. */
  public Optional<DataChoice> dataChoice() {
    return cell instanceof Cell.Count(LawCell law) ? law.data() : Optional.empty();
  }

  /** The result of a simulation that is done. */
  public Optional<LangevinResult> simulation() {
    return outcome.flatMap(
        o -> o instanceof Outcome.Simulation(String _, LangevinResult result) ? Optional.of(result) : Optional.empty());
  }

  /** What a simulation that is done can be checked against. */
  public Optional<SimulationClaim> claim() {
    return cell instanceof Cell.Simulation(LangevinCell langevin)
        && outcome.orElse(null) instanceof Outcome.Simulation(String engine, LangevinResult result)
            ? Optional.of(SimulationClaim.of(langevin, engine, result))
            : Optional.empty();
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
