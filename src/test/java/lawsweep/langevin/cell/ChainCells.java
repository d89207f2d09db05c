package lawsweep.langevin.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Cells of all kinds for tests, with records and many replicas; each change gives a new one. */
public record ChainCells(LangevinCell cell) {

  /** Upstairs, full rank, quadratic energy, β = 4, κ = 1, normal start, T = 0.4 with a record every 0.1 and steps of 0.01. */
  public static ChainCells upstairs(int width, int depth) {
    return of(Dynamics.UPSTAIRS, Scheme.PROJECT_BALANCE, width, depth);
  }

  /** The same downstairs in the moving frame. */
  public static ChainCells downstairs(int width, int depth) {
    return of(Dynamics.DOWNSTAIRS, Scheme.FRAME, width, depth);
  }

  public static ChainCells of(Dynamics dynamics, Scheme scheme, int width, int depth) {
    double step = scheme == Scheme.DP5 ? 0 : 0.01;
    return new ChainCells(new LangevinCell(dynamics, scheme, Offer.side(dynamics), depth, width, width, 4,
        Offer.kappa(dynamics), Energy.QUADRATIC, new Initial.Gaussian(0.8), step, 0.4, 0.1, 9, 0, 0, 0, 7, 0));
  }

  public ChainCells clock(double time, double every, double step) {
    return new ChainCells(new LangevinCell(cell.dynamics(), cell.scheme(), cell.side(), cell.depth(), cell.width(),
        cell.rank(), cell.beta(), cell.kappa(), cell.energy(), cell.initial(), step, time, every, cell.replicas(),
        cell.weightDecay(), cell.samples(), cell.batch(), cell.sweepSeed(), cell.seed()));
  }

  public ChainCells replicas(int replicas) {
    return new ChainCells(new LangevinCell(cell.dynamics(), cell.scheme(), cell.side(), cell.depth(), cell.width(),
        cell.rank(), cell.beta(), cell.kappa(), cell.energy(), cell.initial(), cell.step(), cell.time(),
        cell.recordEvery(), replicas, cell.weightDecay(), cell.samples(), cell.batch(), cell.sweepSeed(),
        cell.seed()));
  }

  public ChainCells noise(double beta, double kappa) {
    return new ChainCells(new LangevinCell(cell.dynamics(), cell.scheme(), cell.side(), cell.depth(), cell.width(),
        cell.rank(), beta, kappa, cell.energy(), cell.initial(), cell.step(), cell.time(), cell.recordEvery(),
        cell.replicas(), cell.weightDecay(), cell.samples(), cell.batch(), cell.sweepSeed(), cell.seed()));
  }

  /** Another energy. */
  public ChainCells energy(Energy energy) {
    return new ChainCells(new LangevinCell(cell.dynamics(), cell.scheme(), cell.side(), cell.depth(), cell.width(),
        cell.rank(), cell.beta(), cell.kappa(), energy, cell.initial(), cell.step(), cell.time(), cell.recordEvery(),
        cell.replicas(), cell.weightDecay(), cell.samples(), cell.batch(), cell.sweepSeed(), cell.seed()));
  }

  /** Starts from singular values, with as many as are given positive for the rank. */
  public ChainCells start(int rank, double... values) {
    List<Double> list = new ArrayList<>();
    for (double v : values) {
      list.add(v);
    }
    return start(rank, new Initial.SingularValues(list));
  }

  public ChainCells start(int rank, Initial initial) {
    return new ChainCells(new LangevinCell(cell.dynamics(), cell.scheme(), cell.side(), cell.depth(), cell.width(),
        rank, cell.beta(), cell.kappa(), cell.energy(), initial, cell.step(), cell.time(), cell.recordEvery(),
        cell.replicas(), cell.weightDecay(), cell.samples(), cell.batch(), cell.sweepSeed(), cell.seed()));
  }

  /** All entries fitted to random ones, or about half of them and a confinement. */
  public static Energy fit(int width, boolean all, long seed) {
    Random random = new Random(seed);
    List<Energy.Entry> entries = new ArrayList<>();
    for (int e = 0; e < width * width; e++) {
      double target = random.nextGaussian();
      if (all || random.nextBoolean()) {
        entries.add(new Energy.Entry(e / width, e % width, target));
      }
    }
    return new Energy(all ? "target" : "completion", entries, all ? 0 : 0.1);
  }
}
