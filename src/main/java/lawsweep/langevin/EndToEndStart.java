package lawsweep.langevin;

import java.util.Arrays;
import java.util.List;

/** The end-to-end matrix at which a replica starts, of the cell's working rank. */
final class EndToEndStart {

  private final Initial initial;
  private final int d;
  private final int rank;
  private final ReplicaNoise noise;
  private final MovingFrame frame;
  private final double[] kept;

  EndToEndStart(LangevinCell cell, ReplicaNoise noise) {
    initial = cell.initial();
    d = cell.width();
    rank = cell.rank();
    this.noise = noise;
    frame = new MovingFrame(d);
    kept = new double[d * d];
  }

  /**
   * Writes W, row-major, for the replica that the noise is set to: diag of given singular values, a given matrix, or independent
   * normal entries; if the rank is below d, the nearest matrix of that rank.
   */
  void write(double[] w) {
    switch (initial) {
      case Initial.SingularValues(var values) -> {
        Arrays.fill(w, 0, d * d, 0);
        for (int i = 0; i < d; i++) {
          w[i * d + i] = values.get(i);
        }
      }
      case Initial.Gaussian(double scale) -> {
        noise.normals(ReplicaNoise.INITIAL, 0, w, d * d);
        for (int i = 0; i < d * d; i++) {
          w[i] *= scale;
        }
      }
      case Initial.Given(var rows) -> copy(rows, w);
    }
    if (rank < d) {
      truncate(w);
    }
  }

  private void copy(List<List<Double>> rows, double[] w) {
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        w[i * d + j] = rows.get(i).get(j);
      }
    }
  }

  /** W becomes the nearest matrix of the working rank. */
  void truncate(double[] w) {
    frame.reset();
    frame.look(w);
    Arrays.fill(kept, 0);
    for (int k = 0; k < rank; k++) {
      kept[k * d + k] = frame.sigma()[k];
    }
    frame.fromFrame(kept, w);
  }

  /**
   * Writes balanced factors with the product W, as {@link FactorProducts} keeps them: W_1 = … = W_{N-1} = (WᵀW)^{1/(2N)}, the lift
   * of papers/004, (5.16), with Q_1 = … = Q_{N-1} = Q_0.
   */
  void lift(double[] w, int depth, double[] factors) {
    if (depth == 1) {
      System.arraycopy(w, 0, factors, 0, d * d);
      return;
    }
    frame.reset();
    frame.look(w);
    Arrays.fill(kept, 0);
    for (int k = 0; k < rank; k++) {
      kept[k * d + k] = FrameSpectrum.root(frame.sigma()[k], depth);
    }
    double[] factor = new double[d * d];
    frame.fromFrame(kept, factor);
    System.arraycopy(factor, 0, factors, (depth - 1) * d * d, d * d);
    frame.fromRightFrame(kept, factor);
    for (int p = 0; p < depth - 1; p++) {
      System.arraycopy(factor, 0, factors, p * d * d, d * d);
    }
  }
}
