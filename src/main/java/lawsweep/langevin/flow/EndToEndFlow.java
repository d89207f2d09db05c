package lawsweep.langevin.flow;

import java.util.Arrays;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.state.FrameDrift;
import lawsweep.langevin.state.MovingFrame;

/**
 * The flow of the end-to-end matrix, papers/004: dW/dt = -A_{N,W}(E'(W)), (4.11), and for the free energy
 * + (1/β) Q_N Σ' Q_0ᵀ, (12.13). Also for N = ∞, (14.8), and for matrices of rank r.
 *
 * <p>Errors are measured in the frame of singular vectors, entry (k, l) against the larger of σ_k and σ_l. So small
 * singular values keep their relative accuracy as far as the rounding of W's entries allows.
 */
final class EndToEndFlow implements VectorField {

  /** Errors count relative to at least this much of σ_1: finer ones drown in rounding. */
  private static final double FLOOR = 0x1p-9;

  private final int d;
  private final double entropyFactor;
  private final FrameDrift drift;
  private final double[] inFrame;

  /**
   * The flow of a cell.
   *
   * @param entropic true for the flow of its free energy, false for that of its energy
   */
  EndToEndFlow(LangevinCell cell, boolean entropic) {
    d = cell.width();
    entropyFactor = entropic ? 1 / cell.beta() : 0;
    drift = new FrameDrift(cell);
    inFrame = new double[d * d];
  }

  /** The frame that the next look at a matrix starts from. */
  MovingFrame frame() {
    return drift.frame();
  }

  @Override
  public void at(double[] w, double[] velocity) {
    if (!drift.look(w)) {
      Arrays.fill(velocity, Double.NaN);
      return;
    }
    drift.addEnergy(w);
    if (entropyFactor != 0) {
      drift.addEntropy(entropyFactor);
    }
    drift.write(velocity);
  }

  @Override
  public double size(double[] error, double[] before, double[] after) {
    double[] sigma = drift.frame().sigma();
    drift.frame().toFrame(error, inFrame);
    double largest = 0;
    for (int k = 0; k < d; k++) {
      for (int l = 0; l < d; l++) {
        double size = Math.abs(inFrame[k * d + l]);
        if (size != 0) {
          largest = Math.max(largest, size / Math.max(sigma[Math.min(k, l)], FLOOR * sigma[0]));
        }
      }
    }
    return largest;
  }
}
