package lawsweep.langevin.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lawsweep.dense.Products;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.flow.GradientFlow;
import lawsweep.langevin.geometry.Factors;
import lawsweep.langevin.pack.ReplicaNoise;
import lawsweep.langevin.pack.Simulation;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Gradient descent of factors: its step, and how the laws drift (papers/001, Proposition 5.1) and contract. */
class SgdTest {

  private static final double[] TARGET = {1, .3, -.2, .6};
  private static final double[] START = {.5, -.3, .4, .7};

  private static LangevinCells sgd(int depth, double rate, int steps) {
    return LangevinCells.plain(new Descent(), Scheme.EULER, depth, 2).target(TARGET).matrix(START).time(rate * steps,
        rate);
  }

  /** The drift of one replica with the data of one cell, whatever the rate. */
  private static double drift(double rate, int steps, int samples, int batch) {
    LangevinCell cell = sgd(3, .1, 1).descent(0, samples, batch).cell();
    Pack pack = SgdReplica.pack(cell);
    pack.start(0, 1);
    pack.advance(new Interval(0, rate * steps, 0, steps), 0, steps);
    ReplicaView view = new ReplicaView(2);
    pack.view(0, view);
    return view.lawDrift;
  }

  @Test
  void lawsDriftBySquaresOfTheRate() {
    for (int[] data : new int[][] {{0, 0}, {6, 0}, {6, 2}}) {
      double base = drift(1e-4, 40, data[0], data[1]);
      assertTrue(base > 0);
      assertEquals(4, drift(2e-4, 40, data[0], data[1]) / base, .1, "rate, samples " + data[0]);
      if (data[1] == 0) {
        assertEquals(2, drift(1e-4, 80, data[0], data[1]) / base, .05, "steps, samples " + data[0]);
      }
    }
  }

  /** One step from any factors, by the products of {@link Factors}: also the weight decay, and the laws after it. */
  @Test
  void oneStep() {
    Random random = Seeds.random("sgd", 0);
    int depth = 4;
    double rate = .05;
    double decay = .7;
    LangevinCell cell = sgd(depth, rate, 1).descent(decay, 0, 0).cell();
    double[] flat = new double[depth * 4];
    List<double[]> weights = new ArrayList<>();
    for (int p = 0; p < depth; p++) {
      double[] w = new double[4];
      for (int i = 0; i < 4; i++) {
        w[i] = random.nextGaussian();
        flat[p * 4 + i] = w[i];
      }
      weights.add(w);
    }
    SgdReplica replica = new SgdReplica(cell);
    replica.start(0);
    replica.place(flat);
    replica.advance(new Interval(0, rate, 0, 1), 0);
    ReplicaView view = new ReplicaView(2);
    replica.view(view);

    Factors before = new Factors(2, weights);
    double[] derivative = Products.add(before.endToEnd(), -1, TARGET);
    Factors gradient = before.gradient(derivative);
    Factors after = before.plus(-rate, gradient).plus(-rate * decay, before);
    assertArrayEquals(after.endToEnd(), view.endToEnd, 1e-12);
    assertEquals(after.normSquared(), view.normSquared, 1e-12);
    assertEquals(after.balanceDefect(), view.balanceDefect, 1e-12);
    double keep = (1 - rate * decay) * (1 - rate * decay);
    double squares = 0;
    for (int p = 1; p < depth; p++) {
      // G after = (1 - τc)² G + τ² (the same of the gradients): first-order terms cancel.
      double[] expected = new double[4];
      for (int i = 0; i < 4; i++) {
        expected[i] = keep * before.balance(p)[i] + rate * rate * gradient.balance(p)[i];
        double moved = expected[i] - before.balance(p)[i];
        squares += moved * moved;
      }
      assertArrayEquals(expected, after.balance(p), 1e-11);
    }
    assertEquals(Math.sqrt(squares), view.lawDrift, 1e-11);
  }

  /** Small rate: gradient flow of the sample loss for a full batch, of the energy without samples. */
  @Test
  void smallRatesFollowTheFlow() {
    LangevinCell flow =
        LangevinCells.plain(new GradientFlow(), Scheme.DP5, 3, 2).target(TARGET).matrix(START).cell();
    double[] expected = Simulation.path(flow, flow.equation().pack(flow), .5)[0].endToEnd;
    LangevinCell cell = sgd(3, 1e-4, 5000).cell();
    assertArrayEquals(expected, Simulation.path(cell, SgdReplica.pack(cell), .5)[0].endToEnd, 3e-4);
  }

  /** A batch of n - 1 of n lacks exactly one sample; a full batch has all; both in every order of asking. */
  @Test
  void batchesAreDrawnWithoutReplacement() {
    LangevinCell all = sgd(2, .1, 1).descent(0, 5, 0).cell();
    LangevinCell four = sgd(2, .1, 1).descent(0, 5, 4).cell();
    ReplicaNoise noise = new ReplicaNoise(four);
    noise.of(3);
    double[][] inputs = inputs(noise);
    double[] full = covariance(all, noise, 0);
    double[] sum = new double[4];
    for (double[] x : inputs) {
      for (int i = 0; i < 4; i++) {
        sum[i] += x[i / 2] * x[i % 2] / 5;
      }
    }
    assertArrayEquals(sum, full, 1e-14);
    int[] missing = new int[5];
    RegressionData data = new RegressionData(four, noise);
    data.start();
    double[] c = new double[4];
    for (int step = 0; step < 500; step++) {
      data.covariance(step, c);
      missing[lacking(inputs, sum, c)]++;
    }
    for (int count : missing) {
      assertTrue(count > 60 && count < 140, Arrays.toString(missing));
    }
    assertArrayEquals(c, covariance(four, noise, 499), 0);
  }

  private static double[][] inputs(ReplicaNoise noise) {
    double[][] inputs = new double[5][2];
    for (int i = 0; i < 5; i++) {
      noise.normals(ReplicaNoise.DATA, i, inputs[i], 2);
    }
    return inputs;
  }

  private static double[] covariance(LangevinCell cell, ReplicaNoise noise, long step) {
    RegressionData data = new RegressionData(cell, noise);
    data.start();
    double[] c = new double[4];
    data.covariance(step, c);
    return c;
  }

  private static int lacking(double[][] inputs, double[] all, double[] batch) {
    for (int m = 0; m < 5; m++) {
      double gap = 0;
      for (int i = 0; i < 4; i++) {
        double without = (5 * all[i] - inputs[m][i / 2] * inputs[m][i % 2]) / 4;
        gap = Math.max(gap, Math.abs(without - batch[i]));
      }
      if (gap < 1e-13) {
        return m;
      }
    }
    throw new AssertionError("a batch that is not four of the five samples");
  }

  /** The loss of regression vanishes at the target, whatever the batches. */
  @Test
  void batchesFindTheTarget() {
    LangevinCell cell = sgd(2, .05, 4000).descent(0, 8, 3).cell();
    assertArrayEquals(TARGET, Simulation.path(cell, SgdReplica.pack(cell), cell.time())[0].endToEnd, 1e-9);
  }
}
