package lawsweep.langevin;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import lawsweep.dense.Products;
import lawsweep.dense.SmallSvd;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/**
 * Plausible schemes that are wrong, at every step size: the same statistical tests that accept the right ones reject them. No energy, κ = 0
 * unless said, so that the truth is an ordinary differential equation or a closed moment.
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
        new CellBuilder(Dynamics.FREE_ENERGY_FLOW, Scheme.DP5, depth, 2).noise(beta, 0).values(
            StrictMath.pow(lambda[0], depth), StrictMath.pow(lambda[1], depth)).build();
    return Simulation.path(cell, FlowPacks.freeEnergy(cell), time)[0].sigma[0];
  }

  private static Factors project(Factors x, Factors noise) {
    return x.plus(1, new GramSplitting(x).orbit(noise));
  }

  private static Factors projectAndBalance(Factors x, Factors noise) {
    return Balancing.balance(project(x, noise)).factors();
  }

  /** The factors of the first of each pair, with singular values taken from the factor before: (5.5)-(5.8) for G = 0. */
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

  /** Stratonovich-Heun of the projected noise alone. */
  private static Factors heunWithoutEntropy(Factors x, Factors noise) {
    Factors first = new GramSplitting(x).orbit(noise);
    Factors predicted = Balancing.balance(x.plus(1, first)).factors();
    Factors second = new GramSplitting(predicted).orbit(noise);
    return Balancing.balance(x.plus(.5, first).plus(.5, second)).factors();
  }

  /** Depth 4: without retraction the factors leave the manifold, and σ_1 grows too slowly. */
  @Test
  void noiseWithoutRetraction() {
    double[] lambda = {1.3, .8};
    double truth = flow(lambda, 4, 6, .4);
    double bias = .01;
    largest(WrongSchemesTest::projectAndBalance, lambda, 4, 6, .4, 20, 300).assertAgrees(truth, bias, "balanced");
    Sample wrong = largest(WrongSchemesTest::project, lambda, 4, 6, .4, 20, 600);
    assertFalse(wrong.agrees(truth, bias), () -> wrong + " " + truth);
  }

  @Test
  void polarRetraction() {
    double[] lambda = {1.3, .5};
    double truth = flow(lambda, 3, 2, 1);
    double bias = .05;
    largest(WrongSchemesTest::projectAndBalance, lambda, 3, 2, 1, 40, 200).assertAgrees(truth, bias, "balanced");
    Sample wrong = largest(WrongSchemesTest::polar, lambda, 3, 2, 1, 40, 200);
    assertFalse(wrong.agrees(truth, bias), () -> wrong + " " + truth);
  }

  @Test
  void heunWithoutTheEntropicDrift() {
    double[] lambda = {1.3, .8};
    double truth = flow(lambda, 3, 6, .4);
    double bias = .01;
    LangevinCell cell =
        new CellBuilder(Dynamics.UPSTAIRS, Scheme.HEUN, 3, 2).noise(6, 0).values(2.197, .512).time(.4, .04).build();
    Sample right = new Sample();
    Simulation.ensemble(cell, UpstairsHeun::pack, 200, view -> right.add(view.sigma[0]));
    right.assertAgrees(truth, bias, "heun");
    Sample wrong = largest(WrongSchemesTest::heunWithoutEntropy, lambda, 3, 6, .4, 10, 100);
    assertFalse(wrong.agrees(truth, bias), () -> wrong + " " + truth);
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
    double h = .02;
    Sample sample = new Sample();
    for (int replica = 0; replica < 3000; replica++) {
      double[] w = {0, -.512, 2.197, 0};
      for (int step = 0; step < 20; step++) {
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
