package lawsweep.langevin.cell;

import lawsweep.dense.SmallSvd;

/**
 * How stiff equations of an end-to-end matrix are: the largest eigenvalue of A_{N,W} (N σ^{2-2/N}; σ² for N = ∞) times
 * the energy's curvature, for the σ of the start and of what the energy pulls towards.
 */
public final class Stiffness {

  private Stiffness() {}

  /** The stiffness of a cell whose equation moves a matrix or its factors. */
  public static double ofMatrix(LangevinCell cell) {
    return stiffness(speed(cell), cell.energy());
  }

  /**
   * The stiffness of a flow of a matrix or its factors once it is where the energy pulls it to: what bounds its steps
   * for most of the time.
   */
  public static double ofFlow(LangevinCell cell) {
    Energy energy = cell.energy();
    double sigma = energy instanceof Energy.Target target
        ? SmallSvd.of(target.fit().stream().mapToDouble(Energy.Entry::target).toArray(), target.width()).sigma()[0]
            / (1 + energy.confinement())
        : goal(energy);
    return stiffness(speed(cell, sigma), energy);
  }

  /** Where nothing pulls nothing is stiff, however fast all would be. */
  private static double stiffness(double speed, Energy energy) {
    return energy.isNone() ? 0 : speed * energy.curvature();
  }

  /** The largest eigenvalue of A_{N,W} at what is known of W. */
  private static double speed(LangevinCell cell) {
    return speed(cell, Math.max(StartRules.largest(cell.initial()), goal(cell.energy())));
  }

  private static double speed(LangevinCell cell, double sigma) {
    return cell.depth() == LangevinCell.INFINITE
        ? sigma * sigma
        : cell.depth() * StrictMath.pow(sigma, 2 - 2.0 / cell.depth());
  }

  /** A lower bound on the largest singular value where the energy is least; 0 if it pulls towards nothing. */
  private static double goal(Energy energy) {
    double largest = 0;
    for (Energy.Entry entry : energy.fit()) {
      largest = Math.max(largest, Math.abs(entry.target()));
    }
    return largest / (1 + energy.confinement());
  }
}
