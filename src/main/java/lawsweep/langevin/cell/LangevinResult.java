package lawsweep.langevin.cell;

import java.util.List;

/**
 * What a simulation gave: a pure function of its cell.
 *
 * @param rows the observables, by time, then in a fixed order of observables, then by index
 * @param blownUp how many replicas left the range of finite numbers; they are in no mean from then on
 * @param firstBlownUp the smallest number of such a replica, 0-based; -1 if there is none
 * @param replicaSteps steps done, summed over replicas
 */
public record LangevinResult(List<ObservableRow> rows, int blownUp, int firstBlownUp, long replicaSteps) {

  /** Copies the list. */
  public LangevinResult {
    rows = List.copyOf(rows);
  }
}
