package lawsweep.langevin.riemannian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Sample;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.flow.FreeEnergyFlow;
import lawsweep.langevin.pack.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Euler-Maruyama downstairs against closed moments; all coefficients of (12.12) matter to them. */
class DownstairsEulerTest {

  private static LangevinCells euler(int depth, int width, double beta, double kappa) {
    return LangevinCells.plain(new Downstairs(), Scheme.EULER, depth, width).noise(beta, kappa);
  }

  private static Sample squares(LangevinCell cell, int replicas) {
    Sample sample = new Sample();
    Simulation.ensemble(cell, DownstairsEuler::pack, replicas, view -> {
      double sum = 0;
      for (double lambda : view.lambda) {
        sum += lambda * lambda;
      }
      sample.add(sum);
    });
    return sample;
  }

  /** No energy: N E Σ λ² grows by (2/β) ((N-1) d(d-1)/2 + κ d²) in a unit of time. Bias of coarse steps: .01. */
  @ParameterizedTest
  @CsvSource({"2, 1, 2.663333", "2, 0.5, 2.53", "2, 0, 2.396667", "3, 1, 2.596667", "3, 0.5, 2.507778",
      "3, 0, 2.418889"})
  void squaresGrowLinearly(int depth, double kappa, double expected) {
    LangevinCell cell =
        euler(depth, 2, 6, kappa).values(StrictMath.pow(1.3, depth), StrictMath.pow(.8, depth)).time(.4, .01).cell();
    squares(cell, kappa == 0 ? 2 : 4000).assertAgrees(expected, kappa == 0 ? 2e-3 : .01, depth + " " + kappa);
  }

  /** The same at rank r: the orbit has (N-1)(dr - r(r+1)/2) dimensions, matrices of rank r have r(2d - r). */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void squaresGrowLinearlyAtLowRank(int depth) {
    double beta = 40;
    double time = .4;
    LangevinCell cell =
        euler(depth, 3, beta, 1).rank(2).values(StrictMath.pow(1.3, depth), StrictMath.pow(.9, depth), 0)
            .time(time, .02)
            .cell();
    double expected = 1.69 + .81 + 2 / beta * ((depth - 1) * 3 + 8) * time / depth;
    squares(cell, 2500).assertAgrees(expected, .003, "depth " + depth);
  }

  /** N = ∞, no energy: E log |det W| grows by d(d-1)/(2β) for every κ, its variance by 2κd/β. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void determinantAtInfiniteDepth(double kappa) {
    double beta = 8;
    LangevinCell cell =
        euler(LangevinCell.INFINITE, 3, beta, kappa).values(1.3, .9, .6).time(.5, .01).cell();
    Sample logs = new Sample();
    int replicas = kappa == 0 ? 2 : 1200;
    double start = StrictMath.log(1.3 * .9 * .6);
    Simulation.ensemble(cell, DownstairsEuler::pack, replicas,
        view -> logs.add(StrictMath.log(view.sigma[0] * view.sigma[1] * view.sigma[2]) - start));
    logs.assertAgrees(3 / beta * .5, .004, "kappa " + kappa);
    if (kappa > 0) {
      double variance = logs.error() * logs.error() * replicas;
      assertEquals(1, variance / (2 * kappa * 3 / beta * .5), 4 * Math.sqrt(2.0 / replicas) + .02, "kappa " + kappa);
    }
  }

  /** κ = 0 is Euler's method for the flow of the free energy. */
  @Test
  void withoutNoiseItIsTheFlow() {
    double[] w = {.5, -.3, .4, .7};
    LangevinCell flow =
        LangevinCells.plain(new FreeEnergyFlow(), Scheme.DP5, 3, 2).noise(6, 0).target(1, .3, -.2, .6).matrix(w)
            .cell();
    double truth = Simulation.path(flow, flow.equation().pack(flow), 1)[0].endToEnd[1];
    double[] errors = new double[2];
    for (int i = 0; i < 2; i++) {
      LangevinCell cell =
          euler(3, 2, 6, 0).target(1, .3, -.2, .6).matrix(w).time(1, i == 0 ? .002 : .001).cell();
      errors[i] = Simulation.path(cell, DownstairsEuler.pack(cell), 1)[0].endToEnd[1] - truth;
    }
    assertTrue(Math.abs(errors[0]) < .01, "" + errors[0]);
    assertEquals(2, errors[0] / errors[1], .03);
  }
}
