package lawsweep.langevin.statistics;

import java.util.ArrayList;
import java.util.List;
import lawsweep.langevin.cell.ObservableRow;

/** Collects the rows of a table of observables. */
final class RowList {

  private final List<ObservableRow> rows = new ArrayList<>();
  private double time;

  /** Sets the time of the rows that follow. */
  void at(double time) {
    this.time = time;
  }

  /** Adds a row unless it is a mean over no replica. */
  void add(String observable, String index, double mean, double standardError, long replicas) {
    if (replicas > 0) {
      rows.add(new ObservableRow(time, observable, index, mean, standardError, Math.toIntExact(replicas)));
    }
  }

  /** All rows. */
  List<ObservableRow> list() {
    return rows;
  }
}
