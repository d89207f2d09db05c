package lawsweep.sweep;

import java.util.Optional;
import lawsweep.kernel.Team;
import lawsweep.kernel.StoppedException;
import lawsweep.law.Estimate;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Limits;
import lawsweep.kernel.Stop;

/** Makes the record of one cell, whatever happens: a count, a refusal by the limits, or an error. */
public final class CellAttempt {

  private final CellCounter counter;
  private final Limits limits;
  private final String backend;

  /**
   * Prepares attempts.
   *
   * @param counter counts
   * @param limits what a cell may use
   * @param backend what computes, as records name it
   */
  public CellAttempt(CellCounter counter, Limits limits, String backend) {
    this.counter = counter;
    this.limits = limits;
    this.backend = backend;
  }

  /** Counts one cell that has the machine to itself. */
  public CellRecord alone(LawCell cell, Team team) {
    return record(cell, Optional.empty(), team, Stop.NEVER, false).orElseThrow();
  }

  /**
   * Counts a cell.
   *
   * @param known the cell's estimate if it was made before
   * @param shared true if other cells run beside it
   * @return empty if the cell was abandoned because {@code stop} asked for it
   * @throws OutOfMemoryError if there was too little memory for it beside the others
   */
  Optional<CellRecord> record(LawCell cell, Optional<Estimate> known, Team team, Stop stop, boolean shared) {
    long start = System.nanoTime();
    try {
      Estimate estimate = known.orElseGet(() -> counter.estimate(cell));
      Optional<CellRecord> skipped = CellRecord.skipped(cell, estimate, limits, counter.method(cell), backend);
      if (skipped.isPresent()) {
        return skipped;
      }
      LawCount count = counter.count(cell, limits, team, stop);
      return Optional.of(CellRecord.done(cell, count, backend, secondsSince(start)));
    } catch (StoppedException e) {
      return stop.requested() ? Optional.empty() : Optional.of(failed(cell, start, e));
    } catch (OutOfMemoryError e) {
      if (shared) {
        throw e;
      }
      return Optional.of(failed(cell, start, e));
    } catch (RuntimeException | Error e) {
      return Optional.of(failed(cell, start, e));
    }
  }

  private CellRecord failed(LawCell cell, long start, Throwable thrown) {
    return CellRecord.failed(cell, counter.method(cell), backend, secondsSince(start), reason(thrown));
  }

  /** One line: what was thrown, its message, and where. */
  static String reason(Throwable thrown) {
    StringBuilder line = new StringBuilder(thrown.getClass().getSimpleName());
    if (thrown.getMessage() != null && !thrown.getMessage().isBlank()) {
      line.append(": ").append(thrown.getMessage().strip().replaceAll("\\s*\\R\\s*", "; "));
    }
    StackTraceElement[] trace = thrown.getStackTrace();
    if (trace.length > 0) {
      line.append(" (at ").append(trace[0].getClassName()).append('.').append(trace[0].getMethodName()).append(':')
          .append(trace[0].getLineNumber()).append(')');
    }
    return line.toString();
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
