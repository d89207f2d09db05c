package lawsweep.kind.simulation;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;

/** What every result of a simulation satisfies. */
final class SimulationChecks {

  private SimulationChecks() {}

  /**
   * Checks a result against its cell.
   *
   * @throws IllegalArgumentException if they do not fit
   */
  public static void check(LangevinCell cell, LangevinResult result) {
    if (result.blownUp() < 0 || result.blownUp() > cell.replicas()) {
      throw new IllegalArgumentException("expected 0 to " + cell.replicas() + " blown-up replicas, got "
          + result.blownUp());
    }
    boolean placed = result.blownUp() == 0
        ? result.firstBlownUp() == -1
        : result.firstBlownUp() >= 0 && result.firstBlownUp() < cell.replicas();
    if (!placed) {
      throw new IllegalArgumentException("expected the number of the first of " + result.blownUp()
          + " blown-up replicas, got " + result.firstBlownUp());
    }
    if (result.replicaSteps() < 0) {
      throw new IllegalArgumentException("expected non-negative replica steps, got " + result.replicaSteps());
    }
    double before = 0;
    for (ObservableRow row : result.rows()) {
      check(cell, row, before);
      before = row.time();
    }
  }

  /**
   * Checks that every number can be told; a standard error may be missing.
   *
   * @throws IllegalArgumentException if one cannot
   */
  static void finite(LangevinResult result) {
    for (ObservableRow row : result.rows()) {
      if (!Double.isFinite(row.mean()) || Double.isInfinite(row.stderr())) {
        throw new IllegalArgumentException("expected finite numbers, got " + row.mean() + " with the standard error "
            + row.stderr() + " for " + row.observable() + " at time " + row.time());
      }
    }
  }

  private static void check(LangevinCell cell, ObservableRow row, double before) {
    if (!(row.time() >= before) || row.time() > cell.time()) {
      throw new IllegalArgumentException("expected times from 0 to " + cell.time() + " in order, got " + row.time());
    }
    if (row.observable().isEmpty()) {
      throw new IllegalArgumentException("expected the name of an observable at time " + row.time());
    }
    if (row.stderr() < 0) {
      throw new IllegalArgumentException("expected a standard error, got " + row.stderr() + " for "
          + row.observable() + " at time " + row.time());
    }
    if (row.replicas() < 0 || row.replicas() > cell.replicas()) {
      throw new IllegalArgumentException("expected a mean over at most " + cell.replicas() + " replicas, got one over "
          + row.replicas());
    }
  }
}
