package lawsweep.sweep.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Kind;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Outcome;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Estimate;
import lawsweep.work.LimitCheck;
import lawsweep.work.Limits;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import lawsweep.work.TimeLimitException;

/** Makes the record of one cell, whatever happens: a result, a refusal by the limits, or an error. */
public final class CellAttempt {

  private final Kinds kinds;
  private final Limits limits;
  private final String backend;

  /**
   * Prepares attempts.
   *
   * @param kinds compute
   * @param limits what a cell may use
   * @param backend what computes, as records name it
   */
  public CellAttempt(Kinds kinds, Limits limits, String backend) {
    this.kinds = kinds;
    this.limits = limits;
    this.backend = backend;
  }

  /** Computes one cell that has the machine to itself. */
  public CellRecord alone(Cell cell, Team team) {
    try {
      return record(cell, Optional.empty(), team, Stop.NEVER, CheckpointStore.NONE, false)
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Computes a cell.
   *
   * @param known the cell's estimate if it was made before
   * @param checkpoints keeps how far the cell came
   * @param shared true if other cells run beside it
   * @return empty if the cell was abandoned because {@code stop} asked for it
   * @throws OutOfMemoryError if there was too little memory for it beside the others
   * @throws IOException if a checkpoint cannot be written
   */
  Optional<CellRecord> record(Cell cell, Optional<Estimate> known, Team team, Stop stop, CheckpointStore checkpoints,
      boolean shared) throws IOException {
    long start = System.nanoTime();
    Kind<Cell, Outcome> kind = kinds.of(cell);
    try {
      Estimate estimate = known.orElseGet(() -> kind.estimate(cell, limits));
      Optional<String> refusal = LimitCheck.refuse(estimate, limits);
      if (refusal.isPresent()) {
        return Optional.of(CellRecord.skipped(cell, kind.label(cell, limits), backend, 0, refusal.get()));
      }
      Outcome outcome = kind.run(cell, limits, team, stop, checkpoints);
      return Optional.of(CellRecord.done(cell, outcome, kind.labelOf(cell, outcome), backend, secondsSince(start)));
    } catch (StoppedException e) {
      return stop.requested() ? Optional.empty() : Optional.of(failed(cell, start, e));
    } catch (TimeLimitException e) {
      return Optional.of(CellRecord.skipped(cell, kind.label(cell, limits), backend, secondsSince(start),
          "stopped by limits.seconds, " + limits.seconds() + "; its checkpoint is kept"));
    } catch (OutOfReachException e) {
      return Optional.of(CellRecord.skipped(cell, kind.label(cell), backend, secondsSince(start), e.getMessage()));
    } catch (OutOfMemoryError e) {
      if (shared) {
        throw e;
      }
      return Optional.of(failed(cell, start, e));
    } catch (RuntimeException | Error e) {
      return Optional.of(failed(cell, start, e));
    }
  }

  private CellRecord failed(Cell cell, long start, Throwable thrown) {
    return CellRecord.failed(cell, kinds.of(cell).label(cell, limits), backend, secondsSince(start), reason(thrown));
  }

  /** One line: what was thrown, its message, and where. */
  public static String reason(Throwable thrown) {
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
