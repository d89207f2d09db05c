package lawsweep.langevin.dyson;

import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Stepper;
import lawsweep.langevin.cell.Stepper.Interpretation;
import lawsweep.langevin.pack.ReplicaNoise;

/**
 * Euler-Maruyama of (11.8). Its drift is singular where eigenvalues meet: there a step
 * may carry them past each other or far away.
 */
final class DysonEuler extends DysonReplica {

  /** What it promises. */
  static final Stepper STEPPER = new Stepper(
      "dyson euler",
      "papers/004, (11.8)",
      Interpretation.ITO,
      1,
      1,
      "the sum of the eigenvalues' drift; biased where eigenvalues come closer than sqrt(2h/beta)");

  private final double[] normals;
  private final double[] velocity;

  DysonEuler(LangevinCell cell) {
    super(cell);
    normals = new double[width];
    velocity = new double[width];
  }

  @Override
  public void advance(Interval interval, int step) {
    double h = interval.step();
    noise.normals(ReplicaNoise.STEPS, interval.firstStep() + step, normals, width);
    drift(x, velocity);
    double scale = Math.sqrt(2 * kappa * h * temperature);
    for (int i = 0; i < width; i++) {
      x[i] = Math.fma(h, velocity[i], Math.fma(scale, normals[i], x[i]));
    }
  }
}
