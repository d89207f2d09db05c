package lawsweep.sweep;

import lawsweep.kernel.Team;
import lawsweep.kernel.StoppedException;
import lawsweep.law.Estimate;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Limits;
import lawsweep.kernel.Stop;

/** The engine as a run sees it. Called from many threads at once. */
public interface CellCounter {

  /** The road that a cell takes, as records name it; a pure function of the cell. */
  String method(LawCell cell);

  /** What a cell is expected to cost; a pure function of the cell, and quick. */
  Estimate estimate(LawCell cell);

  /**
   * Counts the laws of one cell.
   *
   * @throws StoppedException if {@code stop} asked for it
   */
  LawCount count(LawCell cell, Limits limits, Team team, Stop stop);
}
