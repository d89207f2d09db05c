package lawsweep.langevin.state;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.geometry.Spectrum;

/** Shows end-to-end matrices to observables. */
public final class EndToEndView {

  private EndToEndView() {}

  /** Fills a view of a replica that has no factors. */
  public static void show(double[] w, MovingFrame frame, LangevinCell cell, ReplicaView out) {
    System.arraycopy(w, 0, out.endToEnd, 0, out.endToEnd.length);
    showSpectrum(frame, cell.depth(), cell.rank(), out);
    out.normSquared = Double.NaN;
    out.balanceDefect = Double.NaN;
    out.lawDrift = Double.NaN;
  }

  /**
   * Fills σ and λ from the end-to-end matrix; they are zero beyond the rank. The frame is
   * reset, so they depend on the matrix alone.
   */
  public static void showSpectrum(MovingFrame frame, int depth, int rank, ReplicaView out) {
    frame.reset();
    frame.look(out.endToEnd);
    for (int k = 0; k < out.width; k++) {
      out.sigma[k] = k < rank ? frame.sigma()[k] : 0;
      out.lambda[k] = k < rank ? Spectrum.root(out.sigma[k], depth) : 0;
    }
  }
}
