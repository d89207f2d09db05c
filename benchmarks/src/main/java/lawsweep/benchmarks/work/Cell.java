package lawsweep.benchmarks.work;

import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.lie.span.Engines;
import lawsweep.network.Architecture;
import lawsweep.road.dense.DenseCounter;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** A whole count on the dense road, certificate included. */
public final class Cell implements Work {

  private final Backend.Draws draws;
  private final DenseCounter counter;
  private final Team team;
  private final LawCell cell;
  private LawCount count;

  /** Prepares nothing: the count begins with the cell. The backend is closed with it. */
  public Cell(Backend backend, Team team, Architecture architecture) {
    this.draws = backend.draws();
    this.counter = new DenseCounter(new Engines(backend.kernels(), draws.engine()));
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

  @Override
  public void close() {
    draws.close();
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
