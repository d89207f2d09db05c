package lawsweep.langevin.pack;

import java.util.ArrayList;
import java.util.List;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Observable;

/** Collects the observables of a cell in order. */
public final class ObservableList {

  private final boolean settles;
  private final List<Observable> observables = new ArrayList<>();

  /**
   * An empty list.
   *
   * @param settles true if the cell's noise and energy may bring it to an equilibrium; only then averages over
   *     time mean something
   */
  public ObservableList(boolean settles) {
    this.settles = settles;
  }

  /** True if a cell has noise and an energy: without the one nothing fluctuates, without the other nothing holds W. */
  public static boolean settles(LangevinCell cell) {
    return cell.equation().stochastic() && !cell.energy().isNone();
  }

  /** Adds a scalar that is averaged over time too. */
  public ObservableList averaged(String name) {
    observables.add(new Observable(name, "", settles));
    return this;
  }

  /** Adds a scalar that is only recorded. */
  public ObservableList recorded(String name) {
    observables.add(new Observable(name, "", false));
    return this;
  }

  /** Adds components 1..count that are averaged over time too. */
  public ObservableList averaged(String name, int count) {
    for (int k = 1; k <= count; k++) {
      observables.add(new Observable(name, Integer.toString(k), settles));
    }
    return this;
  }

  /** Adds components 1..count that are only recorded. */
  public ObservableList recorded(String name, int count) {
    for (int k = 1; k <= count; k++) {
      observables.add(new Observable(name, Integer.toString(k), false));
    }
    return this;
  }

  /** Adds the entries of a square matrix, row by row, indices from 1. */
  public ObservableList entries(String name, int width) {
    for (int i = 1; i <= width; i++) {
      for (int j = 1; j <= width; j++) {
        observables.add(new Observable(name, i + "," + j, false));
      }
    }
    return this;
  }

  /** All that was added. */
  public List<Observable> list() {
    return List.copyOf(observables);
  }
}
