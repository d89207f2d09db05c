package lawsweep.sweep.run;

import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Kinds;

/**
 * Who follows the work of a run.
 *
 * @param meter counts it
 * @param listener is told of each record
 */
record RunWatch(RunMeter meter, RunListener listener) {

  /** A cell got its record. */
  void recorded(CellRecord record, Kinds kinds, double cost) {
    meter.recorded(kinds.brief(record), cost);
    listener.recorded(record);
  }
}
