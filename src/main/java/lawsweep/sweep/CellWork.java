package lawsweep.sweep;

import java.io.IOException;
import java.util.Optional;
import lawsweep.kernel.Team;
import lawsweep.law.CountStoppedException;
import lawsweep.law.Estimate;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Stop;

/** Makes the record of one cell, whatever happens, and writes it. */
final class CellWork {

  private final Sweep sweep;
  private final Workload workload;
  private final CellCounter counter;
  private final RunSettings settings;
  private final Stop stop;
  private final Journal journal;
  private final RunMeter meter;

  CellWork(Sweep sweep, Workload workload, CellCounter counter, RunSettings settings, StopSwitch stop, Journal journal,
      RunMeter meter) {
    this.sweep = sweep;
    this.workload = workload;
    this.counter = counter;
    this.settings = settings;
    this.stop = () -> stop.requested() || journal.broken();
    this.journal = journal;
    this.meter = meter;
  }

  /** True once no further cell is to be begun. */
  boolean stopped() {
    return stop.requested();
  }

  /**
   * Runs a cell. If it was abandoned because the run is being stopped there is no record.
   *
   * @param thread which of the run's threads this is, 0-based
   * @param shared true if other cells run beside it
   * @return false if it ran out of memory beside others, and is to be run again by itself
   * @throws IOException if records can no longer be written
   */
  boolean run(int cell, Team team, int thread, boolean shared) throws IOException {
    meter.working(thread, cell);
    try {
      Optional<CellRecord> record = record(cell, team, shared);
      if (record.isPresent()) {
        journal.append(record.get());
        meter.recorded(record.get(), workload.cost(cell));
      }
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    } finally {
      meter.idle(thread);
    }
  }

  private Optional<CellRecord> record(int cell, Team team, boolean shared) {
    LawCell lawCell = sweep.cells().get(cell);
    long start = System.nanoTime();
    try {
      Estimate estimate = workload.estimate(cell).orElseGet(() -> counter.estimate(lawCell));
      Optional<CellRecord> skipped = CellRecord.skipped(lawCell, estimate, sweep.limits(), settings.method(),
          settings.backend());
      if (skipped.isPresent()) {
        return skipped;
      }
      LawCount count = counter.count(lawCell, sweep.limits(), team, stop);
      return Optional.of(CellRecord.done(lawCell, count, settings.backend(), secondsSince(start)));
    } catch (CountStoppedException e) {
      if (stop.requested()) {
        return Optional.empty();
      }
      return Optional.of(failed(lawCell, start, e));
    } catch (OutOfMemoryError e) {
      if (shared) {
        throw e;
      }
      return Optional.of(failed(lawCell, start, e));
    } catch (RuntimeException | Error e) {
      return Optional.of(failed(lawCell, start, e));
    }
  }

  private CellRecord failed(LawCell cell, long start, Throwable thrown) {
    return CellRecord.failed(cell, settings.method(), settings.backend(), secondsSince(start), reason(thrown));
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
