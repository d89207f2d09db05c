package lawsweep.langevin.dyson;

import lawsweep.dense.HermitianEigenvalues;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Stepper;
import lawsweep.langevin.cell.Stepper.Interpretation;
import lawsweep.langevin.pack.ReplicaNoise;

/**
 * One step of (11.7) in the frame of eigenvectors, then its eigenvalues. They are those of diag(x - h E'(x))
 * + sqrt(2κh/β) diagonal noise + sqrt(2h/β) off-diagonal Hermitian noise, E|H_ij|² = 1. The law of the noise does not
 * depend on the frame, so none is kept. Nothing is singular where eigenvalues meet.
 */
final class DysonFrame extends DysonReplica {

  /** What it promises. */
  static final Stepper STEPPER = new Stepper(
      "dyson frame",
      "papers/004, (11.7), and its eigenvalues (11.8)",
      Interpretation.ITO,
      1,
      0,
      "real, ordered eigenvalues; passes through coincident ones");

  private final HermitianMatrix matrix;
  private final HermitianEigenvalues eigenvalues;
  private final double[] normals;

  DysonFrame(LangevinCell cell) {
    super(cell);
    matrix = new HermitianMatrix(width);
    eigenvalues = new HermitianEigenvalues(width);
    normals = new double[width * width];
  }

  @Override
  public void advance(Interval interval, int step) {
    double h = interval.step();
    noise.normals(ReplicaNoise.STEPS, interval.firstStep() + step, normals, normals.length);
    matrix.clear();
    for (int i = 0; i < width; i++) {
      matrix.real()[i * width + i] = Math.fma(-h * confinement, x[i], x[i]);
    }
    double off = Math.sqrt(2 * h * temperature);
    matrix.addNoise(normals, off * Math.sqrt(kappa), off);
    eigenvalues.decreasing(matrix.real(), matrix.imaginary(), x);
  }
}
