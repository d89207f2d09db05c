package lawsweep.langevin.descent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Stepper;
import lawsweep.langevin.cell.Stepper.Interpretation;
import lawsweep.langevin.pack.Doubles;
import lawsweep.langevin.pack.LanePack;
import lawsweep.langevin.pack.Replica;
import lawsweep.langevin.pack.ReplicaNoise;
import lawsweep.langevin.pack.ScalarPack;
import lawsweep.langevin.state.EndToEndStart;
import lawsweep.langevin.state.FactorProducts;
import lawsweep.langevin.state.FactorView;
import lawsweep.langevin.state.InnerSpaces;

/**
 * Gradient descent of the factors with rate τ, the length of a step, and weight decay c:
 * W_p ← W_p - τ (∂_p L + c W_p), papers/001, (2). L is the energy of W_N ⋯ W_1. With samples it is the loss of a batch
 * of {@link RegressionData} plus the energy's confinement. Factors start balanced and are not constrained: their
 * balances drift by O(τ² k) in k steps (papers/001, Proposition 5.1).
 */
final class SgdReplica implements Replica {

  private static final Stepper STEPPER = new Stepper(
      "sgd euler",
      "papers/001, (2)",
      Interpretation.ORDINARY,
      1,
      1,
      "nothing exactly; the laws drift by O(tau^2 k) in k steps");

  private final Energy energy;
  private final int depth;
  private final int d;
  private final double weightDecay;
  private final ReplicaNoise noise;
  private final EndToEndStart start;
  private final RegressionData data;
  private final FactorProducts products;
  private final InnerSpaces spaces;
  private final FactorView view;
  private final double[] factors;
  private final double[] gradient;
  private final double[] derivative;
  private final double[] covariance;
  private final double[] gap;

  SgdReplica(LangevinCell cell) {
    energy = cell.energy();
    depth = cell.depth();
    d = cell.width();
    weightDecay = cell.settings().get(Parameters.WEIGHT_DECAY);
    noise = new ReplicaNoise(cell);
    start = new EndToEndStart(cell);
    data = cell.settings().get(Parameters.SAMPLES) > 0 ? new RegressionData(cell, noise) : null;
    products = new FactorProducts(depth, d);
    spaces = new InnerSpaces(cell);
    view = new FactorView(cell);
    factors = new double[depth * d * d];
    gradient = new double[depth * d * d];
    derivative = new double[d * d];
    covariance = new double[d * d];
    gap = new double[d * d];
  }

  /**
   * A pack for the dynamics sgd.
   *
   * @throws IllegalArgumentException for infinite depth, or samples and an energy that does not fit every entry
   */
  static Pack pack(LangevinCell cell) {
    if (cell.depth() == LangevinCell.INFINITE) {
      throw new IllegalArgumentException("gradient descent needs a finite depth: there are no factors at depth inf");
    }
    if (cell.settings().get(Parameters.SAMPLES) > 0 && !(cell.energy() instanceof Energy.Target)) {
      throw new IllegalArgumentException("samples need an energy of kind target, whose matrix makes the labels");
    }
    return cell.settings().get(Parameters.SAMPLES) > 0
        ? new ScalarPack(STEPPER, () -> new SgdReplica(cell))
        : LanePack.of(cell, STEPPER, () -> new SgdReplica(cell), () -> new SgdLanes(cell));
  }

  /** The factors, one after the other; changes to them change the replica. */
  double[] place() {
    return factors;
  }

  /** The inner spaces of the factors. */
  InnerSpaces spaces() {
    return spaces;
  }

  @Override
  public void start(long number) {
    noise.of(number);
    start.of(number);
    start.lift(factors);
    spaces.start(start);
    view.start(factors);
    if (data != null) {
      data.start();
    }
  }

  /** Starts from other factors, balanced or not, kept one after the other. */
  void place(double[] other) {
    System.arraycopy(other, 0, factors, 0, factors.length);
    view.start(factors);
  }

  @Override
  public void advance(Interval interval, int step) {
    advance(interval, step, Break.NEVER);
  }

  /** {@inheritDoc} A batch takes the longest. The factors move in the end: a checkpoint before has the step anew. */
  @Override
  public boolean advance(Interval interval, int step, Break pause) {
    if (data != null && !data.covariance(interval.firstStep() + step, covariance, pause)) {
      return false;
    }
    double rate = interval.step();
    double[] w = products.endToEnd(factors);
    if (data == null) {
      energy.gradient(w, d, derivative);
    } else {
      batchDerivative(w);
    }
    products.pullBack(rate, factors, derivative, gradient);
    spaces.project(gradient);
    double keep = 1 - rate * weightDecay;
    for (int i = 0; i < factors.length; i++) {
      factors[i] = Math.fma(keep, factors[i], -gradient[i]);
    }
    return true;
  }

  private void batchDerivative(double[] w) {
    Arrays.fill(gap, 0);
    for (Energy.Entry e : energy.fit()) {
      gap[e.row() * d + e.column()] = w[e.row() * d + e.column()] - e.target();
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        double sum = energy.confinement() * w[i * d + j];
        for (int k = 0; k < d; k++) {
          sum = Math.fma(gap[i * d + k], covariance[k * d + j], sum);
        }
        derivative[i * d + j] = sum;
      }
    }
  }

  @Override
  public void view(ReplicaView out) {
    view.show(factors, out);
  }

  @Override
  public Optional<double[]> factors() {
    return Optional.of(factors);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Doubles.write(factors, out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    Doubles.read(in, factors);
  }
}
