package lawsweep.sweep.engine;

import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

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
