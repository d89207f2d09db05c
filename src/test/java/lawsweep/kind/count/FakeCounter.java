package lawsweep.kind.count;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.road.dense.DenseCertificate;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** Counts nothing, but always the same for a cell. */
public class FakeCounter extends CountKind {

  public final AtomicInteger counted = new AtomicInteger();

  public FakeCounter() {
    super(new ScalarKernels(), RoadChoice.AUTO);
  }

  @Override
  public final String label(CountCell cell) {
    return method(cell.law());
  }

  @Override
  public final String label(CountCell cell, Limits limits) {
    return label(cell);
  }

  @Override
  public final Estimate estimate(CountCell cell, Limits limits) {
    return estimate(cell);
  }

  /** The road that a cell takes. */
  public String method(LawCell cell) {
    return "dense";
  }

  @Override
  public final Estimate estimate(CountCell cell) {
    return estimate(cell.law());
  }

  @Override
  public final CountOutcome run(CountCell cell, Limits limits, Team team, Stop stop, CheckpointStore checkpoints) {
    return new CountOutcome(count(cell.law(), limits, team, stop));
  }

  /** What a cell is expected to cost. */
  public Estimate estimate(LawCell cell) {
    return new Estimate(1e3 * cell.architecture().parameters(), 64 * cell.architecture().parameters(), 2);
  }

  /** Counts a cell. */
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    counted.incrementAndGet();
    return countOf(cell);
  }

  /** A count made up from the cell's key. */
  public static LawCount countOf(LawCell cell) {
    Random random = new Random(cell.key().hashCode() * 31L + cell.sweepSeed());
    long parameters = cell.architecture().parameters();
    int lieDim = random.nextInt((int) parameters + 1);
    Verdict verdict = List.of(Verdict.COMPLETE, Verdict.EXTRA, Verdict.UNDECIDED).get(random.nextInt(3));
    List<DenseCertificate.Draw> draws = random.ints(1 + random.nextInt(2), 1 << 22, 1 << 23)
        .mapToObj(prime -> new DenseCertificate.Draw(random.nextInt(3), prime, (int) parameters,
            List.of(new DenseCertificate.Level(1, 10, 4), new DenseCertificate.Level(2, random.nextInt(100), lieDim))))
        .toList();
    DenseCertificate certificate = new DenseCertificate("engine-1", cell, draws, lieDim, 3, 4,
        Long.toHexString(random.nextLong()));
    return new LawCount(parameters, List.of(4, 4 + lieDim), lieDim, parameters - lieDim, 3,
        parameters - lieDim - 3, verdict, random.nextInt(3), verdict == Verdict.EXTRA ? random.nextDouble() : 0,
        verdict == Verdict.UNDECIDED ? "the limit of \"brackets\"\nwas reached" : "", certificate);
  }
}
