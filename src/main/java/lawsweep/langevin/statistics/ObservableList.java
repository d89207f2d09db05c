package lawsweep.langevin.statistics;

import java.util.ArrayList;
import java.util.List;
import lawsweep.langevin.cell.Dynamics;
import lawsweep.langevin.cell.LangevinCell;

/** Collects the observables of a cell in order. */
final class ObservableList {

  private final boolean settles;
  private final List<Observable> observables = new ArrayList<>();

  /**
   * An empty list.
   *
   * @param settles true if the cell's noise and energy may bring it to an equilibrium; only then averages over
   *     time mean something
   */
  ObservableList(boolean settles) {
    this.settles = settles;
  }

  /** True if a cell has noise and an energy: without the one nothing fluctuates, without the other nothing holds W. */
  static boolean settles(LangevinCell cell) {
    return cell.dynamics().stochastic() && cell.dynamics() != Dynamics.SPHERE && !cell.energy().isNone();
  }

  /** Adds a scalar that is averaged over time too. */
  ObservableList averaged(String name) {
    observables.add(new Observable(name, "", settles));
    return this;
  }

  /** Adds a scalar that is only recorded. */
  ObservableList recorded(String name) {
    observables.add(new Observable(name, "", false));
    return this;
  }

  /** Adds components 1..count that are averaged over time too. */
  ObservableList averaged(String name, int count) {
    for (int k = 1; k <= count; k++) {
      observables.add(new Observable(name, Integer.toString(k), settles));
    }
    return this;
  }

  /** Adds components 1..count that are only recorded. */
  ObservableList recorded(String name, int count) {
    for (int k = 1; k <= count; k++) {
      observables.add(new Observable(name, Integer.toString(k), false));
    }
    return this;
  }

  /** Adds the entries of a square matrix, row by row, indices from 1. */
  ObservableList entries(String name, int width) {
    for (int i = 1; i <= width; i++) {
      for (int j = 1; j <= width; j++) {
        observables.add(new Observable(name, i + "," + j, false));
      }
    }
    return this;
  }

  /** All that was added. */
  List<Observable> list() {
    return List.copyOf(observables);
  }
}
