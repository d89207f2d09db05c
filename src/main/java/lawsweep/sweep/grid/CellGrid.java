package lawsweep.sweep.grid;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.law.LawCell;

/** All cells of a sweep, made when asked for: counts first, then simulations. */
final class CellGrid extends AbstractList<Cell> implements RandomAccess {

  private final List<LawCell> counts;
  private final List<LangevinCell> simulations;

  CellGrid(List<LawCell> counts, List<LangevinCell> simulations) {
    this.counts = counts;
    this.simulations = simulations;
  }

  @Override
  public int size() {
    return counts.size() + simulations.size();
  }

  @Override
  public Cell get(int index) {
    return index < counts.size()
        ? new Cell.Count(counts.get(index))
        : new Cell.Simulation(simulations.get(index - counts.size()));
  }
}
