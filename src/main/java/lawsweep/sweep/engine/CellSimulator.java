package lawsweep.sweep.engine;

import java.io.IOException;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/** The engine of simulations as a run sees it. Called from many threads at once. */
public interface CellSimulator {

  /** The version of the engine: results and checkpoints of one version are the same bits everywhere. */
  String engine();

  /** What a cell is expected to cost; a pure function of the cell, and quick. */
  Estimate estimate(LangevinCell cell);

  /** True if more than one thread can work on the cell. */
  boolean spreads(LangevinCell cell);

  /**
   * Simulates one cell, from its checkpoint if there is one.
   *
   * @throws StoppedException if {@code stop} asked for it; how far it came is saved then
   * @throws IOException if a checkpoint cannot be read or written
   */
  LangevinResult simulate(LangevinCell cell, Limits limits, Team team, Stop stop, CheckpointStore checkpoints)
      throws IOException;
}
