package lawsweep.sweep.run;

import java.util.Set;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Kinds;

/**
 * Who follows the work of a run.
 *
 * @param meter counts it
 * @param listener is told of each record
 * @param told keys of cells of which the listener knows already, and which are run again for the files that they leave
 */
record RunWatch(RunMeter meter, RunListener listener, Set<String> told) {

  /** A cell got its record. */
  void recorded(CellRecord record, Kinds kinds, double cost) {
    meter.recorded(kinds.brief(record), cost);
    if (!told.contains(record.key())) {
      listener.recorded(record);
    }
  }
}
