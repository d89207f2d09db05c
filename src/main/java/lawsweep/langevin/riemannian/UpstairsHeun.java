package lawsweep.langevin.riemannian;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.dense.Products;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Stepper;
import lawsweep.langevin.cell.Stepper.Interpretation;
import lawsweep.langevin.geometry.BalancedPoint;
import lawsweep.langevin.geometry.Balancing;
import lawsweep.langevin.geometry.Entropy;
import lawsweep.langevin.geometry.Factors;
import lawsweep.langevin.geometry.FrameSplitting;
import lawsweep.langevin.geometry.SingularFrame;
import lawsweep.langevin.pack.Doubles;
import lawsweep.langevin.pack.Replica;
import lawsweep.langevin.pack.ReplicaNoise;
import lawsweep.langevin.pack.ScalarPack;
import lawsweep.langevin.state.EndToEndStart;
import lawsweep.langevin.state.FactorView;

/**
 * Heun's method for the Riemannian Langevin equation of the factors in Stratonovich's sense,
 * dW = f dt + sqrt(2/β) (P_O + sqrt(κ) P_H) ∘ dB with f = -grad(E∘φ) + ((1 - sqrt κ)/β) grad(S∘φ). Both stages end with
 * balancing. The second term of f is what Itô's equation of Section 12 of papers/004 becomes: without it the entropic
 * drift would be sqrt(κ) times what it is.
 */
final class UpstairsHeun implements Replica {

  private static final Stepper STEPPER = new Stepper(
      "upstairs heun",
      "papers/004, (12.1)-(12.11) for the factors, in Stratonovich's form",
      Interpretation.STRATONOVICH,
      1,
      0.5,
      "the balance and the rank");

  /** A step of so many operations takes about as long as one looks at the clock. */
  private static final double LARGE = 1e8;

  private final LangevinCell cell;
  private final int d;
  private final int depth;
  private final double entropyFactor;
  private final ReplicaNoise noise;
  private final EndToEndStart start;
  private final FactorView view;
  private final double[] normals;
  private final double[] flat;
  /** Null for a replica that has blown up. */
  private BalancedPoint point;
  /** True if a step takes so long that it may break off between its stages. */
  private final boolean large;
  /** What the first stage leaves for the second: the factors, their noise and their move, and where that leads. */
  private Factors here;
  private Factors increment;
  private Factors first;
  /** Null between steps. */
  private BalancedPoint predicted;

  UpstairsHeun(LangevinCell cell) {
    this.cell = cell;
    d = cell.width();
    depth = cell.depth();
    entropyFactor = (1 - Math.sqrt(cell.kappa())) / cell.beta();
    noise = new ReplicaNoise(cell);
    start = new EndToEndStart(cell);
    view = new FactorView(cell);
    normals = new double[depth * d * d];
    flat = new double[depth * d * d];
    large = operations(cell) > LARGE;
  }

  /**
   * A pack for the dynamics upstairs and the scheme heun.
   *
   * @throws IllegalArgumentException if the depth is infinite
   */
  static Pack pack(LangevinCell cell) {
    if (cell.depth() == LangevinCell.INFINITE) {
      throw new IllegalArgumentException("upstairs needs a finite depth: there are no factors at depth inf");
    }
    return new ScalarPack(STEPPER, () -> new UpstairsHeun(cell));
  }

  /** A rough equivalent in time of the operations of a step. */
  static double operations(LangevinCell cell) {
    double d = cell.width();
    return 100_000.0 * cell.depth() * (1 + d * d * d / 27);
  }

  @Override
  public void start(long number) {
    noise.of(number);
    double[] w = new double[d * d];
    start.of(number);
    start.write(w);
    point = BalancedPoint.lift(SingularFrame.of(w, d, depth, cell.rank()));
    flatten();
    view.start(flat);
    predicted = null;
  }

  @Override
  public void advance(Interval interval, int step) {
    advance(interval, step, Break.NEVER);
  }

  /** {@inheritDoc} That is between the two stages; a checkpoint there has the step anew. */
  @Override
  public boolean advance(Interval interval, int step, Break pause) {
    if (point == null) {
      return true;
    }
    if (predicted == null) {
      predict(interval, step);
      if (predicted == null) {
        point = null;
        return true;
      }
      if (large && pause.due()) {
        return false;
      }
    }
    Factors second = move(predicted, predicted.factors(), increment, interval.step());
    point = retract(here.plus(0.5, first).plus(0.5, second));
    predicted = null;
    return true;
  }

  private void predict(Interval interval, int step) {
    double h = interval.step();
    noise.normals(ReplicaNoise.STEPS, interval.firstStep() + step, normals, normals.length);
    increment = scaled(Math.sqrt(2 * h / cell.beta()));
    here = point.factors();
    first = move(point, here, increment, h);
    predicted = retract(here.plus(1, first));
  }

  private Factors scaled(double factor) {
    List<double[]> levels = new ArrayList<>();
    for (int p = 0; p < depth; p++) {
      double[] level = new double[d * d];
      for (int i = 0; i < d * d; i++) {
        level[i] = factor * normals[p * d * d + i];
      }
      levels.add(level);
    }
    return new Factors(d, levels);
  }

  /** f h + (P_O + sqrt(κ) P_H) dB at a balanced point. */
  private Factors move(BalancedPoint at, Factors factors, Factors increment, double h) {
    Factors move = new FrameSplitting(at).anisotropic(increment, cell.kappa());
    if (!cell.energy().isNone()) {
      double[] derivative = new double[d * d];
      cell.energy().gradient(factors.endToEnd(), d, derivative);
      move = move.plus(-h, factors.gradient(derivative));
    }
    return entropyFactor == 0 ? move : move.plus(h * entropyFactor, Entropy.gradient(at));
  }

  /** The balanced point that factors retract to; null if they have numbers that are not finite. */
  private BalancedPoint retract(Factors x) {
    double[] w = x.endToEnd();
    if (!(Products.inner(w, w) + x.normSquared() < Double.POSITIVE_INFINITY)) {
      return null;
    }
    SingularFrame frame = SingularFrame.of(w, d, depth, cell.rank());
    return frame.lambda()[cell.rank() - 1] == 0 ? BalancedPoint.lift(frame) : Balancing.balance(x, cell.rank());
  }

  private void flatten() {
    Factors factors = point.factors();
    for (int p = 0; p < depth; p++) {
      System.arraycopy(factors.factor(p + 1), 0, flat, p * d * d, d * d);
    }
  }

  @Override
  public void view(ReplicaView out) {
    if (point == null) {
      Arrays.fill(flat, Double.NaN);
    } else {
      flatten();
    }
    view.show(flat, out);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeBoolean(point != null);
    if (point != null) {
      Doubles.write(point.frame().sigma(), out);
      Doubles.write(point.frame().lambda(), out);
      for (double[] rotation : point.rotations()) {
        Doubles.write(rotation, out);
      }
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    predicted = null;
    if (!in.readBoolean()) {
      point = null;
      return;
    }
    double[] sigma = new double[d];
    double[] lambda = new double[d];
    Doubles.read(in, sigma);
    Doubles.read(in, lambda);
    List<double[]> rotations = new ArrayList<>();
    for (int p = 0; p <= depth; p++) {
      double[] rotation = new double[d * d];
      Doubles.read(in, rotation);
      rotations.add(rotation);
    }
    SingularFrame frame =
        new SingularFrame(depth, d, cell.rank(), rotations.get(depth), sigma, lambda, rotations.get(0));
    point = new BalancedPoint(frame, rotations);
  }
}
