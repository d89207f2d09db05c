package lawsweep.law;

import lawsweep.kernel.Team;

/** Counts the conservation laws of cells. */
public final class LawCounter {

  /** What the cell is expected to cost. */
  public Estimate estimate(LawCell cell) {
    throw new IllegalStateException("engine in progress");
  }

  /**
   * Counts the laws of one cell. A pure function of the cell and the limits (time limit aside), whatever the team.
   *
   * @throws CountStoppedException if {@code stop} asked for it
   */
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    throw new IllegalStateException("engine in progress");
  }
}
