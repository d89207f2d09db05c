package lawsweep.langevin.riemannian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lawsweep.dense.Products;
import lawsweep.lanes.LaneMatrices;
import lawsweep.lanes.LaneNormals;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.Sample;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.pack.Simulation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Without an energy E|W_t|² grows linearly for every d, N, κ, β. For the balanced manifold is a cone, so its position
 * vector is tangent. N E Σ λ_k² = |W_0|² + (2/β) ((N-1) d (d-1)/2 + κ d²) t, upstairs and downstairs, reflected at det
 * W = 0.
 */
class LangevinMomentsTest {

  private static final int REPLICAS = 1024;
  /** Of the step size's bias, relative to what is expected: none was seen at 10⁵ replicas. */
  private static final double BIAS = 3e-4;

  @ParameterizedTest
  @CsvSource({
      "1, 2, 0.5, 2, 0.01", "2, 2, 1, 6, 0.01", "2, 3, 0, 6, 0.005", "3, 3, 0.5, 8, 0.005", "4, 2, 2, 8, 0.005",
      "4, 4, 1, 8, 0.005", "5, 3, 1, 10, 0.005", "8, 2, 1, 20, 0.004", "3, 12, 1, 10, 0.005", "2, 1, 1, 2, 0.01"
  })
  void secondMomentGrowsLinearly(int d, int depth, double kappa, double beta, double step) {
    double time = 40 * step;
    double start = 0;
    double[] sigma = new double[d];
    for (int k = 0; k < d; k++) {
      double lambda = 1.4 - 0.9 * k / d;
      sigma[k] = StrictMath.pow(lambda, depth);
      start += depth * lambda * lambda;
    }
    double expected = start + 2 / beta * ((depth - 1) * d * (d - 1) / 2.0 + kappa * d * d) * time;
    for (boolean upstairs : new boolean[] {true, false}) {
      LangevinCell cell = LangevinCells.plain(upstairs ? new Upstairs() : new Downstairs(),
          upstairs ? Scheme.PROJECT_BALANCE : Scheme.FRAME, depth, d).noise(beta, kappa).values(sigma).time(time, step)
          .cell();
      Sample sample = new Sample();
      Simulation.ensemble(cell, cell.equation()::pack, REPLICAS, view -> {
        double sum = 0;
        for (double lambda : view.lambda) {
          sum += depth * lambda * lambda;
        }
        if (upstairs) {
          assertEquals(sum, view.normSquared, 1e-12 * sum, "|W|² of the factors");
          assertTrue(view.balanceDefect < 1e-12, () -> "balance " + view.balanceDefect);
        }
        sample.add(sum);
      });
      sample.assertAgrees(expected, BIAS * expected, cell.key());
      // the test sees an error of the noise's size of 5 %
      assertFalse(sample.agrees(start + 1.05 * (expected - start) + 8 * sample.error(), BIAS * expected));
    }
  }

  /** Downstairs without the entropic drift, as principle (3) of Section 12.1 would have it, is another equation. */
  @ParameterizedTest
  @CsvSource({"2, 3", "3, 3", "4, 2"})
  void withoutEntropicDriftItIsWrong(int d, int depth) {
    double kappa = 1;
    double beta = 6;
    int steps = 40;
    double step = 0.01;
    ChainState state = new ChainState(d, depth, false);
    ChainPairs pairs = new ChainPairs(d, depth, d);
    ChainRetraction retraction = new ChainRetraction(d, depth, d, false);
    double[] y = new double[depth * d * d * Pack.LANES];
    double[] z = new double[d * d * Pack.LANES + 4 * Pack.LANES];
    double amplitude = Math.sqrt(2 * step * kappa / beta);
    Sample wrong = new Sample();
    Sample right = new Sample();
    double start = 0;
    for (int k = 0; k < d; k++) {
      start += square(1.4 - 0.9 * k / d);
    }
    double expected = start + 2 / beta * ((depth - 1) * d * (d - 1) / 2.0 + kappa * d * d) * steps * step / depth;
    for (int pack = 0; pack < 2 * REPLICAS / Pack.LANES; pack++) {
      boolean drift = pack % 2 == 0;
      for (int lane = 0; lane < Pack.LANES; lane++) {
        double[] lambda = new double[d];
        for (int k = 0; k < d; k++) {
          lambda[k] = 1.4 - 0.9 * k / d;
        }
        double[] identity = Products.identity(d);
        state.set(lane, lambda, identity, identity);
      }
      for (int i = 0; i < steps; i++) {
        new LaneNormals(7).fill((long) pack * Pack.LANES, (long) i * d * d, d * d, z, 0);
        pairs.noise(z, 0);
        for (int part = 0; part < Pack.LANES; part += LaneMatrices.VECTOR) {
          pairs.displace(part, state.lambda, 0, amplitude, drift ? step / beta : 0, y);
          retraction.retract(part, y, state);
        }
      }
      for (int lane = 0; lane < Pack.LANES; lane++) {
        double sum = 0;
        for (int k = 0; k < d; k++) {
          sum += square(state.lambda[k * Pack.LANES + lane]);
        }
        (drift ? right : wrong).add(sum);
      }
    }
    right.assertAgrees(expected, BIAS * expected, "with drift");
    assertFalse(wrong.agrees(expected, BIAS * expected), () -> "without drift: " + wrong);
  }

  private static double square(double x) {
    return x * x;
  }
}
