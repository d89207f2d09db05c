package lawsweep.langevin.riemannian;

import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;

/**
 * What a step of project-balance or of the frame scheme adds, whoever computes it.
 *
 * @param h how long it is
 * @param orbit amplitude of the noise along the orbit, √(2h/β); 0 for the end-to-end matrix alone
 * @param horizontal amplitude of the noise of the end-to-end matrix, √(2hκ/β)
 * @param entropy h/β for the entropic drift of the end-to-end matrix alone; 0 where the orbit has its noise
 */
public record ChainStep(double h, double orbit, double horizontal, double entropy) {

  /**
   * The steps of an interval.
   *
   * @param upstairs whether factors move: project-balance
   */
  public static ChainStep of(LangevinCell cell, boolean upstairs, Interval interval) {
    double h = interval.step();
    return new ChainStep(h, upstairs ? Math.sqrt(2 * h / cell.beta()) : 0,
        Math.sqrt(2 * h * cell.kappa() / cell.beta()), upstairs ? 0 : h / cell.beta());
  }

  /** How many normal numbers a step needs of each replica: those of the entries, then those of the orbit. */
  public static int normals(LangevinCell cell, boolean upstairs) {
    return cell.kappa() == 0 && !upstairs ? 0 : ChainPairs.normals(cell.width(), cell.depth(), upstairs);
  }
}
