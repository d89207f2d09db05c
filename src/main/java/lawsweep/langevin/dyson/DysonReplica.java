package lawsweep.langevin.dyson;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.pack.Doubles;
import lawsweep.langevin.pack.Replica;
import lawsweep.langevin.pack.ReplicaNoise;

/**
 * Eigenvalues x_1..x_d of (11.7). They follow papers/004, (11.8):
 * dx = -∇E dt + (2/β) Σ_j 1/(x_i - x_j) dt + sqrt(2κ/β) dB. The energy is ½ c Σ x², c the cell's
 * confinement. What is left to schemes is one step.
 */
abstract class DysonReplica implements Replica {

  /** d. */
  final int width;
  /** 1/β. */
  final double temperature;
  /** κ. */
  final double kappa;
  /** E'(x) = confinement x. */
  final double confinement;
  /** The eigenvalues. */
  final double[] x;
  /** This replica's random numbers. */
  final ReplicaNoise noise;

  private final DysonStart start;

  DysonReplica(LangevinCell cell) {
    width = cell.width();
    temperature = 1 / cell.beta();
    kappa = cell.kappa();
    confinement = cell.energy().confinement();
    x = new double[width];
    noise = new ReplicaNoise(cell);
    start = new DysonStart(cell, noise);
  }

  @Override
  public void start(long number) {
    noise.of(number);
    start.write(x);
  }

  /** Writes the drift of (11.8) at y. */
  final void drift(double[] y, double[] velocity) {
    for (int i = 0; i < width; i++) {
      double push = 0;
      for (int j = 0; j < width; j++) {
        if (j != i) {
          push += 1 / (y[i] - y[j]);
        }
      }
      velocity[i] = Math.fma(2 * temperature, push, -confinement * y[i]);
    }
  }

  @Override
  public void view(ReplicaView out) {
    double squares = 0;
    for (int i = 0; i < width; i++) {
      out.sigma[i] = -x[i];
      squares = Math.fma(x[i], x[i], squares);
    }
    Arrays.sort(out.sigma);
    Arrays.fill(out.endToEnd, 0);
    for (int i = 0; i < width; i++) {
      out.sigma[i] = -out.sigma[i];
      out.lambda[i] = out.sigma[i];
      out.endToEnd[i * width + i] = out.sigma[i];
    }
    out.normSquared = squares;
    out.balanceDefect = Double.NaN;
    out.lawDrift = Double.NaN;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Doubles.write(x, out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    Doubles.read(in, x);
  }
}
