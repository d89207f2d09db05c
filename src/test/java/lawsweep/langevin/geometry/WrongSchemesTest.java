package lawsweep.langevin.geometry;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import lawsweep.dense.Products;
import lawsweep.dense.SmallSvd;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Sample;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.flow.FreeEnergyFlow;
import lawsweep.langevin.pack.Simulation;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/**
 * Plausible schemes that are wrong at every step size: the statistical tests that accept the right ones reject them.
 * There is no energy, and κ = 0 unless said, so that the truth is an ordinary differential equation or a closed
 * moment.
 */
class WrongSchemesTest {

  /** One step of a scheme for κ = 0 from factors, with noise sqrt(2h/β) ξ. */
  private interface Scheme0 extends BiFunction<Factors, Factors, Factors> {}

  /** The largest singular value of the end-to-end matrix after a time, for a scheme of this test. */
  private static Sample largest(Scheme0 scheme, double[] lambda, int depth, double beta, double time, int steps,
      int n) {
    Random random = Seeds.random("wrong schemes", depth);
    double scale = Math.sqrt(2 * time / steps / beta);
    Sample sample = new Sample();
    for (int replica = 0; replica < n; replica++) {
      Factors x = BalancedPoint.lift(start(lambda, depth)).factors();
      for (int step = 0; step < steps; step++) {
        x = scheme.apply(x, noise(random, depth, scale));
      }
      sample.add(SmallSvd.of(x.endToEnd(), 2).sigma()[0]);
    }
    return sample;
  }

  private static SingularFrame start(double[] lambda, int depth) {
    return SingularFrame.of(new double[] {StrictMath.pow(lambda[0], depth), 0, 0, StrictMath.pow(lambda[1], depth)}, 2,
        depth);
  }

  private static Factors noise(Random random, int depth, double scale) {
    List<double[]> levels = new ArrayList<>();
    for (int p = 0; p < depth; p++) {
      double[] level = new double[4];
      for (int i = 0; i < 4; i++) {
        level[i] = scale * random.nextGaussian();
      }
      levels.add(level);
    }
    return new Factors(2, levels);
  }

  private static double flow(double[] lambda, int depth, double beta, double time) {
    LangevinCell cell =
        LangevinCells.plain(new FreeEnergyFlow(), Scheme.DP5, depth, 2).noise(beta, 0).values(
            StrictMath.pow(lambda[0], depth), StrictMath.pow(lambda[1], depth)).cell();
    return Simulation.path(cell, cell.equation().pack(cell), time)[0].sigma[0];
  }

  private static Factors project(Factors x, Factors noise) {
    return x.plus(1, new GramSplitting(x).orbit(noise));
  }

  private static Factors projectAndBalance(Factors x, Factors noise) {
    return Balancing.balance(project(x, noise)).factors();
  }

  /** The factors of the first of each pair, with singular values from the factor before: (5.5)-(5.8) for G = 0. */
  private static Factors polar(Factors x, Factors noise) {
    Factors moved = project(x, noise);
    List<double[]> balanced = new ArrayList<>();
    balanced.add(moved.factor(1));
    for (int p = 2; p <= moved.depth(); p++) {
      SmallSvd before = SmallSvd.of(balanced.get(p - 2), 2);
      double[] root = Products.sandwich(before.u(), before.sigma(), before.u(), 2);
      balanced.add(Products.multiply(SmallSvd.of(moved.factor(p), 2).polarFactor(), root, 2));
    }
    return new Factors(2, balanced);
  }

  /**
   * Depth 3, upstairs: the mean of a step along the curvature of the balanced manifold is 1, in units of what Itô's
   * equation says. Noise is taken with both signs, which cancels its first order.
   */
  @Test
  void noiseWithoutRetraction() {
    double bias = .02;
    curvature(WrongSchemesTest::projectAndBalance).assertAgrees(1, bias, "balanced");
    Sample none = curvature(WrongSchemesTest::project);
    assertFalse(none.agrees(1, bias), none::toString);
  }

  private static Sample curvature(Scheme0 scheme) {
    Random random = Seeds.random("wrong schemes", 1);
    BalancedPoint point = BalancedPoint.lift(start(new double[] {1.3, .5}, 3));
    Factors here = point.factors();
    Factors curvature = MeanCurvature.trace(point, 0);
    double h = 1e-4;
    Sample sample = new Sample();
    for (int pair = 0; pair < 1500; pair++) {
      Factors noise = noise(random, 3, Math.sqrt(2 * h));
      Factors sum = scheme.apply(here, noise).plus(1, scheme.apply(here, noise.plus(-2, noise)));
      sample.add(sum.plus(-2, here).inner(curvature) / (2 * h * curvature.normSquared()));
    }
    return sample;
  }

  /** Stratonovich-Heun of the projected noise and entropy times the gradient of S∘φ. */
  private static BalancedPoint heun(BalancedPoint at, Factors noise, double entropy) {
    Factors first = new FrameSplitting(at).orbit(noise).plus(entropy, Entropy.gradient(at));
    BalancedPoint predicted = Balancing.balance(at.factors().plus(1, first));
    Factors second = new FrameSplitting(predicted).orbit(noise).plus(entropy, Entropy.gradient(predicted));
    return Balancing.balance(at.factors().plus(.5, first).plus(.5, second));
  }

  @Test
  void polarRetraction() {
    double[] lambda = {1.3, .5};
    double truth = flow(lambda, 3, 2, 1);
    double bias = .05;
    largest(WrongSchemesTest::projectAndBalance, lambda, 3, 2, 1, 30, 120).assertAgrees(truth, bias, "balanced");
    Sample wrong = largest(WrongSchemesTest::polar, lambda, 3, 2, 1, 30, 120);
    assertFalse(wrong.agrees(truth, bias), () -> wrong + " " + truth);
  }

  @Test
  void heunWithoutTheEntropicDrift() {
    double[] lambda = {1.3, .8};
    double truth = flow(lambda, 3, 6, .4);
    double bias = .01;
    double h = .04;
    heun(lambda, h, h / 6).assertAgrees(truth, bias, "heun");
    Sample wrong = heun(lambda, h, 0);
    assertFalse(wrong.agrees(truth, bias), () -> wrong + " " + truth);
  }

  private static Sample heun(double[] lambda, double h, double entropy) {
    Random random = Seeds.random("wrong schemes", 0);
    Sample sample = new Sample();
    for (int replica = 0; replica < 200; replica++) {
      BalancedPoint x = BalancedPoint.lift(start(lambda, 3));
      for (int step = 0; step < 10; step++) {
        x = heun(x, noise(random, 3, Math.sqrt(2 * h / 6)), entropy);
      }
      sample.add(x.frame().sigma()[0]);
    }
    return sample;
  }

  /** Downstairs, κ = 1, N = 3: Σ λ² without grad S, and with noise that is not conjugated. */
  @Test
  void downstairsEquationsThatLackSomething() {
    double truth = 1.69 + .64 + 2.0 / 6 * (2 + 4) * .4 / 3;
    downstairs(true, true).assertAgrees(truth, .015, "(12.12)");
    Sample withoutEntropy = downstairs(false, true);
    assertFalse(withoutEntropy.agrees(truth, .015), () -> withoutEntropy + " " + truth);
    Sample notConjugated = downstairs(true, false);
    assertFalse(notConjugated.agrees(truth, .015), () -> notConjugated + " " + truth);
  }

  private static Sample downstairs(boolean entropy, boolean conjugated) {
    Random random = Seeds.random("wrong schemes downstairs", 0);
    double h = .04;
    Sample sample = new Sample();
    for (int replica = 0; replica < 3000; replica++) {
      double[] w = {0, -.512, 2.197, 0};
      for (int step = 0; step < 10; step++) {
        SingularFrame frame = SingularFrame.of(w, 2, 3);
        double[] xi = noise(random, 1, Math.sqrt(2 * h / 6)).factor(1);
        double[] kick = new Metric(frame).squareRoot(conjugated ? xi : frame.fromFrame(xi));
        double[] move = conjugated ? kick : frame.toFrame(kick);
        double[] drift = Entropy.itoDrift(frame);
        w = Products.add(Products.add(w, h / 6, entropy ? Products.add(drift, 1, Entropy.gradient(frame)) : drift), 1,
            move);
      }
      double sum = 0;
      for (double lambda : SingularFrame.of(w, 2, 3).lambda()) {
        sum += lambda * lambda;
      }
      sample.add(sum);
    }
    return sample;
  }
}
