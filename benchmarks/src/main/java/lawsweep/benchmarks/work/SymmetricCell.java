package lawsweep.benchmarks.work;

import lawsweep.kernel.Kernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.network.Architecture;
import lawsweep.road.symmetric.SymmetricCounter;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** A whole count on the symmetric road, certificate included; cores are kept from run to run or not. */
public final class SymmetricCell implements Work {

  private final Kernels kernels;
  private final Team team;
  private final LawCell cell;
  private final boolean kept;
  private SymmetricCounter counter;
  private LawCount count;

  /**
   * Prepares a counter.
   *
   * @param kept whether all runs have one counter, which evaluates each core once
   */
  public SymmetricCell(Kernels kernels, Team team, Architecture architecture, boolean kept) {
    this.kernels = kernels;
    this.team = team;
    this.cell = new LawCell(architecture, Fields.GENERIC, 0, 0);
    this.kept = kept;
    this.counter = new SymmetricCounter(kernels);
  }

  @Override
  public void run() {
    if (!kept) {
      counter = new SymmetricCounter(kernels);
    }
    count = counter.count(cell, Limits.DEFAULT, team, Stop.NEVER);
  }

  /** The last run's count. */
  public LawCount count() {
    return count;
  }

  @Override
  public String check() {
    return Cell.settled(count);
  }
}
