package lawsweep.sweep.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.RecordForm;
import lawsweep.sweep.log.Journal;
import lawsweep.sweep.store.Checkpoints;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** Makes the record of one cell, whatever happens, and writes it. */
final class CellWork {

  private final Workload workload;
  private final RecordForm records;
  private final CellAttempt attempt;
  private final Stop stop;
  private final Journal journal;
  private final Checkpoints checkpoints;
  private final RunWatch watch;

  CellWork(Workload workload, CellAttempt attempt, StopSwitch stop, Journal journal, Checkpoints checkpoints,
      RunWatch watch) {
    this(workload, attempt, (Stop) () -> stop.requested() || journal.broken(), journal, checkpoints, watch);
  }

  private CellWork(Workload workload, CellAttempt attempt, Stop stop, Journal journal, Checkpoints checkpoints,
      RunWatch watch) {
    this.workload = workload;
    this.records = workload.kinds().records(workload.sweep().seed());
    this.attempt = attempt;
    this.stop = stop;
    this.journal = journal;
    this.checkpoints = checkpoints;
    this.watch = watch;
  }

  /** The same, but for how records are made. */
  CellWork by(CellAttempt other) {
    return new CellWork(workload, other, stop, journal, checkpoints, watch);
  }

  /** The key of a cell. */
  String key(int cell) {
    return workload.sweep().cells().get(cell).key();
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
   * @throws lawsweep.work.OutOfDeviceMemoryException if it is computed on a device, which has too little memory
   * @throws lawsweep.work.DeviceLostException if it is computed on a device that can no longer be used
   * @throws IOException if records or checkpoints can no longer be written
   */
  boolean run(int cell, Team team, int thread, boolean shared) throws IOException {
    watch.meter().working(thread, cell, team.size());
    try {
      Optional<CellRecord> record = record(cell, team, shared);
      if (record.isPresent()) {
        write(cell, record.get());
      }
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    } finally {
      watch.meter().idle(thread);
    }
  }

  /**
   * Writes that a cell failed.
   *
   * @param seconds what it took until then
   * @param reason why, on one line
   * @throws IOException if records can no longer be written
   */
  void fail(int cell, double seconds, String reason) throws IOException {
    write(cell, attempt.failed(workload.sweep().cells().get(cell), seconds, reason));
  }

  private void write(int cell, CellRecord record) throws IOException {
    journal.append(records.bytes(record), onceSafe(record));
    watch.recorded(record, workload.kinds(), watch.meter().cost(cell));
  }

  /** A cell with a result needs its checkpoint until the record is on the disk. */
  private List<Runnable> onceSafe(CellRecord record) {
    boolean superfluous = record.status() == CellStatus.DONE && checkpoints.left(record.cell());
    return superfluous ? List.of(() -> checkpoints.delete(record.cell())) : List.of();
  }

  private Optional<CellRecord> record(int index, Team team, boolean shared) throws IOException {
    Cell cell = workload.sweep().cells().get(index);
    Optional<String> lacking = workload.needs().lacking(index, checkpoints.directory());
    return lacking.isPresent()
        ? Optional.of(attempt.failed(cell, 0, lacking.get()))
        : attempt.record(cell, team, stop, checkpoints.of(cell), shared);
  }
}
