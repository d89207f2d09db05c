package lawsweep.langevin.statistics;

import java.util.ArrayList;
import java.util.List;
import lawsweep.langevin.cell.ObservableRow;

/** Collects the rows of a table of observables. */
final class RowList {

  private final double limit;
  private final List<ObservableRow> rows = new ArrayList<>();
  private double time;

  /** An empty list, for any numbers. */
  RowList() {
    this(Double.POSITIVE_INFINITY);
  }

  /**
   * An empty list.
   *
   * @param limit the largest mean that can be told
   */
  RowList(double limit) {
    this.limit = limit;
  }

  /** Sets the time of the rows that follow. */
  void at(double time) {
    this.time = time;
  }

  /** Adds a row unless it is a mean over no replica, or too large for numbers. */
  void add(String observable, String index, double mean, double standardError, long replicas) {
    boolean told = limit == Double.POSITIVE_INFINITY
        || (Math.abs(mean) <= limit && standardError != Double.POSITIVE_INFINITY);
    if (replicas > 0 && told) {
      rows.add(new ObservableRow(time, observable, index, mean, standardError, Math.toIntExact(replicas)));
    }
  }

  /** All rows. */
  List<ObservableRow> list() {
    return rows;
  }
}
