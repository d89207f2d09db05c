package lawsweep.langevin.state;

import java.util.Arrays;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.LangevinCell;

/**
 * The forces on an end-to-end matrix, in the frame of its singular vectors: A_{N,W}(E') (papers/004, (4.11)), the
 * gradient of the entropy (12.8) and the Itô drift (12.9), (12.10). Look at a matrix first, then add forces to
 * {@link #forces}, then {@link #write} their sum. Allocates nothing after construction.
 */
public final class FrameDrift {

  private final Energy energy;
  private final boolean pulls;
  private final int d;
  private final MovingFrame frame;
  private final FrameSpectrum spectrum;
  private final double[] forces;
  private final double[] gradient;

  public FrameDrift(LangevinCell cell) {
    energy = cell.energy();
    pulls = !energy.isNone();
    d = cell.width();
    frame = new MovingFrame(d);
    spectrum = new FrameSpectrum(cell);
    forces = new double[d * d];
    gradient = new double[d * d];
  }

  /**
   * Takes the matrix on which forces act; none act yet.
   *
   * @return false if it has numbers that are not finite
   */
  public boolean look(double[] w) {
    Arrays.fill(forces, 0);
    if (!frame.look(w)) {
      return false;
    }
    spectrum.look(frame.sigma());
    return true;
  }

  /** The frame of the matrix last looked at. */
  public MovingFrame frame() {
    return frame;
  }

  /** The spectrum of the matrix last looked at. */
  public FrameSpectrum spectrum() {
    return spectrum;
  }

  /** The sum of forces so far, in the frame, row-major. */
  public double[] forces() {
    return forces;
  }

  /** Adds -A_{N,W}(E'(W)): -h_kl (Uᵀ E' V)_kl. */
  public void addEnergy(double[] w) {
    if (!pulls) {
      return;
    }
    energy.gradient(w, d, gradient);
    frame.toFrame(gradient, gradient);
    double[] h = spectrum.h();
    for (int i = 0; i < d * d; i++) {
      forces[i] = Math.fma(-h[i], gradient[i], forces[i]);
    }
  }

  /** Adds factor times the gradient of the entropy, Σ'. */
  public void addEntropy(double factor) {
    for (int k = 0; k < d; k++) {
      forces[k * d + k] = Math.fma(factor, spectrum.entropyGradient(k), forces[k * d + k]);
    }
  }

  /** Adds factor times the Itô drift Σ''. */
  public void addIto(double factor) {
    for (int k = 0; k < d; k++) {
      forces[k * d + k] = Math.fma(factor, spectrum.itoDrift(k), forces[k * d + k]);
    }
  }

  /** Writes the sum of forces as a matrix, U forces Vᵀ. */
  public void write(double[] out) {
    frame.fromFrame(forces, out);
  }
}
