package lawsweep.kind.simulation;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import lawsweep.langevin.cell.CellRules;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.cell.Violation;
import lawsweep.spec.Place;
import lawsweep.spec.SpecException;
import lawsweep.sweep.GridStarts;

/**
 * The simulations of a sweep, made when asked for. Order: entries as written; within an entry the axes in the order of
 * {@link SimulationEntry}, the draw fastest.
 */
final class SimulationGrid extends AbstractList<LangevinCell> implements RandomAccess {

  private final List<SimulationEntry> entries;
  private final long sweepSeed;
  private final GridStarts starts;

  private SimulationGrid(List<SimulationEntry> entries, long sweepSeed) {
    this.entries = List.copyOf(entries);
    this.sweepSeed = sweepSeed;
    this.starts = GridStarts.of(entries.stream().mapToLong(SimulationEntry::cells));
  }

  /**
   * Refuses what cannot be simulated, and what is asked for twice.
   *
   * @param entries at most {@link lawsweep.sweep.SpecReader#MAX_CELLS} cells in all
   */
  public static SimulationGrid of(List<SimulationEntry> entries, long sweepSeed) throws SpecException {
    SimulationGrid grid = new SimulationGrid(entries, sweepSeed);
    Map<String, Place> seen = new HashMap<>();
    for (SimulationEntry entry : entries) {
      for (int i = 0; i < entry.cells(); i += entry.seeds()) {
        LangevinCell cell = entry.cell(i, sweepSeed);
        Optional<Violation> violation = CellRules.check(cell);
        if (violation.isPresent()) {
          throw entry.keys().place(violation.get().key()).error(violation.get().wrong(), violation.get().right());
        }
        checkFiles(entry, cell);
        if (entries.size() > 1) {
          check(seen.putIfAbsent(cell.key(), entry.keys().place()), entry, cell);
        }
      }
    }
    return grid;
  }

  private static void checkFiles(SimulationEntry entry, LangevinCell cell) throws SpecException {
    int records = entry.checkpoints() ? TimeGrid.of(cell).times().length : 0;
    if (records > SavedFactors.MOST) {
      throw entry.keys().place("record_every").error("'checkpoints' of " + cell.key() + " are " + records + " files",
          "expected at most " + SavedFactors.MOST + ": give a larger 'record_every'");
    }
  }

  private static void check(Place first, SimulationEntry entry, LangevinCell cell) throws SpecException {
    if (first != null) {
      throw entry.keys().place().error("the simulation " + cell.key() + " is asked for twice, first on line "
          + first.line(), "remove one");
    }
  }

  /** The same simulations as cells. */
  List<SimulationCell> cells() {
    return new Cells(this);
  }

  /** Made when asked for. */
  private static final class Cells extends AbstractList<SimulationCell> implements RandomAccess {
    private final SimulationGrid grid;

    Cells(SimulationGrid grid) {
      this.grid = grid;
    }

    @Override
    public int size() {
      return grid.size();
    }

    @Override
    public SimulationCell get(int index) {
      return new SimulationCell(grid.get(index), grid.entries.get(grid.starts.of(index)).checkpoints());
    }
  }

  @Override
  public int size() {
    return starts.end();
  }

  @Override
  public LangevinCell get(int index) {
    Objects.checkIndex(index, size());
    int k = starts.of(index);
    return entries.get(k).cell(index - starts.at(k), sweepSeed);
  }
}
