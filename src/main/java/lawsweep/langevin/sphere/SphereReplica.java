package lawsweep.langevin.sphere;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import lawsweep.langevin.cell.Initial;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Stepper;
import lawsweep.langevin.cell.Stepper.Interpretation;
import lawsweep.langevin.pack.Doubles;
import lawsweep.langevin.pack.LanePack;
import lawsweep.langevin.pack.Replica;
import lawsweep.langevin.pack.ReplicaNoise;

/**
 * Brownian motion tangential to the spheres about the origin, papers/004, (11.10): dm = P_m dB in Itô's
 * sense. Its radius is not random: r² = r_0² + (d-1) t, (11.11). Euler-Maruyama has this exactly in the
 * mean, with fluctuations of order sqrt(h).
 */
final class SphereReplica implements Replica {

  private static final Stepper STEPPER = new Stepper(
      "sphere euler",
      "papers/004, (11.10)",
      Interpretation.ITO,
      1,
      0.5,
      "the mean growth d-1 of the squared radius");

  private final Initial initial;
  private final int width;
  private final double[] point;
  private final double[] normals;
  private final ReplicaNoise noise;

  SphereReplica(LangevinCell cell) {
    initial = cell.initial();
    width = cell.width();
    point = new double[width];
    normals = new double[width];
    noise = new ReplicaNoise(cell);
  }

  /** A pack for the dynamics sphere. */
  static Pack pack(LangevinCell cell) {
    return LanePack.of(cell, STEPPER, () -> new SphereReplica(cell), () -> new SphereLanes(cell));
  }

  /** The point; changes to it change the replica. */
  double[] point() {
    return point;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the cell starts from a given matrix
   */
  @Override
  public void start(long number) {
    noise.of(number);
    switch (initial) {
      case Initial.SingularValues(var values) -> {
        for (int i = 0; i < width; i++) {
          point[i] = values.get(i);
        }
      }
      case Initial.Gaussian(double scale) -> {
        noise.normals(ReplicaNoise.INITIAL, 0, point, width);
        for (int i = 0; i < width; i++) {
          point[i] *= scale;
        }
      }
      case Initial.Given given -> throw new IllegalArgumentException(
          "a motion on spheres starts from coordinates or from a Gaussian point, not from a matrix; "
              + "give the coordinates as singular-values");
    }
  }

  @Override
  public void advance(Interval interval, int step) {
    noise.normals(ReplicaNoise.STEPS, interval.firstStep() + step, normals, width);
    double along = 0;
    double squares = 0;
    for (int i = 0; i < width; i++) {
      along = Math.fma(point[i], normals[i], along);
      squares = Math.fma(point[i], point[i], squares);
    }
    double root = Math.sqrt(interval.step());
    double radial = along / squares;
    for (int i = 0; i < width; i++) {
      point[i] = Math.fma(root, Math.fma(-radial, point[i], normals[i]), point[i]);
    }
  }

  @Override
  public void view(ReplicaView out) {
    double squares = 0;
    for (int i = 0; i < width; i++) {
      out.sigma[i] = point[i];
      out.lambda[i] = point[i];
      squares = Math.fma(point[i], point[i], squares);
    }
    Arrays.fill(out.endToEnd, 0);
    out.normSquared = squares;
    out.balanceDefect = Double.NaN;
    out.lawDrift = Double.NaN;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Doubles.write(point, out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    Doubles.read(in, point);
  }
}
