package lawsweep.langevin.cell;

/**
 * How stiff equations of an end-to-end matrix are: the largest eigenvalue of A_{N,W} (N σ^{2-2/N}; σ² for N = ∞) times
 * the energy's curvature, for the σ of the start and of what the energy pulls towards.
 */
public final class Stiffness {

  private Stiffness() {}

  /** The stiffness of a cell whose equation moves a matrix or its factors. */
  public static double ofMatrix(LangevinCell cell) {
    return speed(cell) * cell.energy().curvature();
  }

  /** The largest eigenvalue of A_{N,W} at what is known of W. */
  private static double speed(LangevinCell cell) {
    double sigma = Math.max(StartRules.largest(cell.initial()), goal(cell.energy()));
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
