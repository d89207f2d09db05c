package lawsweep.langevin.riemannian;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Stepper;
import lawsweep.langevin.cell.Stepper.Interpretation;
import lawsweep.langevin.pack.Doubles;
import lawsweep.langevin.pack.Replica;
import lawsweep.langevin.pack.ReplicaNoise;
import lawsweep.langevin.pack.ScalarPack;
import lawsweep.langevin.state.EndToEndStart;
import lawsweep.langevin.state.EndToEndView;
import lawsweep.langevin.state.FrameDrift;
import lawsweep.langevin.state.MovingFrame;

/**
 * Euler-Maruyama of the Riemannian Langevin equation of the end-to-end matrix, papers/004, (12.12)
 * with the noise of (12.10) conjugated: dW = [-A_{N,W}(E') + (1/β) Q_N (Σ' + κ Σ'') Q_0ᵀ] dt
 * + sqrt(2κ/β) Q_N [sqrt(h_kl) (Q_Nᵀ dB Q_0)_kl] Q_0ᵀ in Itô's sense. B is a Brownian motion of d × d
 * matrices; N is finite or infinite. At rank r below d noise acts on tangent directions, and every
 * step ends with the nearest matrix of rank r.
 */
final class DownstairsEuler implements Replica {

  private final LangevinCell cell;
  private final int d;
  private final double kappa;
  private final ReplicaNoise noise;
  private final EndToEndStart start;
  private final FrameDrift drift;
  private final MovingFrame viewFrame;
  private final double[] w;
  private final double[] normals;
  private final double[] move;

  DownstairsEuler(LangevinCell cell) {
    this.cell = cell;
    d = cell.width();
    kappa = cell.kappa();
    noise = new ReplicaNoise(cell);
    start = new EndToEndStart(cell);
    drift = new FrameDrift(cell);
    viewFrame = new MovingFrame(d);
    w = new double[d * d];
    normals = new double[d * d];
    move = new double[d * d];
  }

  /** A pack for the dynamics downstairs and the scheme euler. */
  static Pack pack(LangevinCell cell) {
    return new ScalarPack(STEPPER, () -> new DownstairsEuler(cell));
  }

  private static final Stepper STEPPER = new Stepper(
      "downstairs euler",
      "papers/004, (12.12), with the noise of (12.10) conjugated by Q_N and Q_0",
      Interpretation.ITO,
      1,
      0.5,
      "the rank; biased by about sqrt(h) where det W = 0 is reached, since the coefficients are not smooth there");

  @Override
  public void start(long number) {
    noise.of(number);
    start.of(number);
    start.write(w);
    drift.frame().reset();
  }

  @Override
  public void advance(Interval interval, int step) {
    if (!drift.look(w)) {
      Arrays.fill(w, Double.NaN);
      return;
    }
    double h = interval.step();
    double temperature = 1 / cell.beta();
    drift.addEnergy(w);
    drift.addEntropy(temperature);
    drift.addIto(kappa * temperature);
    double[] forces = drift.forces();
    noise.normals(ReplicaNoise.STEPS, interval.firstStep() + step, normals, d * d);
    drift.frame().toFrame(normals, normals);
    double scale = Math.sqrt(2 * kappa * h * temperature);
    double[] metric = drift.spectrum().h();
    for (int i = 0; i < d * d; i++) {
      forces[i] = Math.fma(h, forces[i], scale * Math.sqrt(metric[i]) * normals[i]);
    }
    drift.write(move);
    for (int i = 0; i < d * d; i++) {
      w[i] += move[i];
    }
    if (cell.rank() < d) {
      start.truncate(w);
    }
  }

  @Override
  public void view(ReplicaView out) {
    EndToEndView.show(w, viewFrame, cell, out);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Doubles.write(w, out);
    Doubles.write(drift.frame().right(), out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    Doubles.read(in, w);
    Doubles.read(in, drift.frame().right());
  }
}
