package lawsweep.sweep.store;

import java.util.List;
import java.util.function.LongFunction;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.RecordForm;
import lawsweep.sweep.Sweep;
import lawsweep.work.Limits;
import lawsweep.work.NamedLimits;

/**
 * Under which spec each record of a log was made, and whether the present spec can use it.
 *
 * <p>A record stands for as long as a spec asks for its cell, sweep seed included, with two exceptions: a skipped cell
 * and an undecided count are open again once a limit that their reason names is higher than it was when they were made.
 * A result without such a reason, a proof or a simulation above all, is never asked for again.
 */
final class LogEras {

  private final Limits now;
  private final List<SpecVersion> specs;
  private final List<Long> begins;
  private final List<RecordForm> forms;

  private LogEras(Limits now, List<SpecVersion> specs, List<Long> begins, List<RecordForm> forms) {
    this.now = now;
    this.specs = specs;
    this.begins = begins;
    this.forms = forms;
  }

  /**
   * Those of one log.
   *
   * @param sweep what the present spec asks for
   * @param specs the specs of the log's directory, the oldest first; none if there was but one
   * @param log the log's name
   * @param forms how records of a sweep with this seed are read
   */
  static LogEras of(Sweep sweep, List<SpecVersion> specs, String log, LongFunction<RecordForm> forms) {
    List<RecordForm> all = specs.isEmpty() ? List.of(forms.apply(sweep.seed()))
        : specs.stream().map(spec -> forms.apply(spec.seed())).toList();
    return new LogEras(sweep.limits(), specs, specs.stream().map(spec -> spec.begin(log)).toList(), all);
  }

  /** The last that begins there or before. */
  private int at(long offset) {
    for (int i = specs.size() - 1; i > 0; i--) {
      if (begins.get(i) <= offset) {
        return i;
      }
    }
    return 0;
  }

  /** How the record at a place is read. */
  RecordForm form(long offset) {
    return forms.get(at(offset));
  }

  /** True if the record at a place was made under an earlier spec. */
  boolean past(long offset) {
    return at(offset) < specs.size() - 1;
  }

  /** True if a record of an earlier spec leaves its cell open, as a limit that ended it has been raised. */
  boolean reopened(CellRecord record, long offset) {
    if (!past(offset) || record.status() == CellStatus.FAILED || record.reason().isEmpty()) {
      return false;
    }
    Limits before = specs.get(at(offset)).limits();
    boolean unclear = record.status() == CellStatus.SKIPPED && NamedLimits.in(record.reason()).isEmpty();
    for (NamedLimits limit : NamedLimits.values()) {
      if ((unclear || limit.isIn(record.reason())) && limit.raised(before, now)) {
        return true;
      }
    }
    return false;
  }
}
