package lawsweep.benchmarks.work;

import lawsweep.kernel.Kernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.road.dense.DenseCounter;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** A whole count on the dense road, certificate included. */
public final class Cell implements Work {

  private final DenseCounter counter;
  private final Team team;
  private final LawCell cell;
  private LawCount count;

  /** Prepares nothing: the count begins with the cell. */
  public Cell(Kernels kernels, Team team, Architecture architecture) {
    this.counter = new DenseCounter(kernels);
    this.team = team;
    this.cell = new LawCell(architecture, Fields.GENERIC, 0, 0);
  }

  @Override
  public void run() {
    count = counter.count(cell, Limits.DEFAULT, team, Stop.NEVER);
  }

  /** The last run's count. */
  public LawCount count() {
    return count;
  }

  @Override
  public String check() {
    return settled(count);
  }

  /** The dimension of a count, which must be settled and add up. */
  static String settled(LawCount count) {
    if (count.verdict() == Verdict.UNDECIDED || count.lieDim() + count.laws() != count.parameters()) {
      throw new IllegalStateException(count.certificate().cell().key() + ": expected a settled count, got "
          + count.verdict() + " with " + count.lieDim() + " + " + count.laws() + " of " + count.parameters());
    }
    return Long.toString(count.lieDim());
  }
}
