package lawsweep.library;

import java.util.List;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;

/** What a simulation gave: the table of observables, as an export has it. Immutable. */
public final class SimulationResult {

  private final LangevinResult result;

  SimulationResult(LangevinResult result) {
    this.result = result;
  }

  /** All rows, by time, then in a fixed order of observables, then by index. */
  public List<ObservableRow> rows() {
    return result.rows();
  }

  /** The observables there are, in the order of the rows. */
  public List<String> observables() {
    return result.rows().stream().map(ObservableRow::observable).distinct().toList();
  }

  /**
   * An observable that has no index, over time.
   *
   * @throws IllegalArgumentException with one line, if there is none of this name
   */
  public List<ObservableRow> series(String observable) {
    return series(observable, "");
  }

  /**
   * A component of an observable, over time.
   *
   * @param index which one, such as {@code 1} or {@code 2,1}; empty for a scalar
   * @throws IllegalArgumentException with one line, if there is none of this name and index
   */
  public List<ObservableRow> series(String observable, String index) {
    List<ObservableRow> series = result.rows().stream()
        .filter(row -> row.observable().equals(observable) && row.index().equals(index)).toList();
    if (series.isEmpty()) {
      throw new IllegalArgumentException("expected an observable of " + observables() + " with its index, got '"
          + observable + "'" + (index.isEmpty() ? " without one" : " " + index));
    }
    return series;
  }

  /** How many replicas left the range of finite numbers; they are in no mean from then on. */
  public int blownUp() {
    return result.blownUp();
  }
}
