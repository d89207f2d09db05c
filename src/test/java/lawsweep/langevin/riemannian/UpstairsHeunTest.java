package lawsweep.langevin.riemannian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Sample;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.flow.GradientFlow;
import lawsweep.langevin.pack.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stratonovich-Heun upstairs against closed moments and the equation of κ = 0. */
class UpstairsHeunTest {

  private static LangevinCells heun(int depth, int width, double beta, double kappa) {
    return LangevinCells.plain(new Upstairs(), Scheme.HEUN, depth, width).noise(beta, kappa);
  }

  /** No energy: E |W|² grows by (2/β) ((N-1)(dr - r(r+1)/2) + κ r(2d - r)) in a unit of time, r the rank. */
  @ParameterizedTest
  @CsvSource({"2, 2, 2, 1", "3, 2, 2, 0", "3, 2, 2, 0.5", "4, 2, 2, 1", "3, 3, 3, 0.5", "2, 3, 2, 1", "3, 3, 2, 0.5",
      "3, 3, 1, 0"})
  void normGrowsLinearly(int depth, int width, int rank, double kappa) {
    double beta = 8;
    double time = .4;
    double[] sigma = {StrictMath.pow(1.3, depth), StrictMath.pow(.9, depth), StrictMath.pow(.6, depth)};
    double[] start = Arrays.copyOf(sigma, width);
    double before = 0;
    for (int k = rank; k < width; k++) {
      start[k] = 0;
    }
    double[] lambda = {1.3, .9, .6};
    for (int k = 0; k < rank; k++) {
      before += depth * lambda[k] * lambda[k];
    }
    LangevinCell cell = heun(depth, width, beta, kappa).rank(rank).values(start).time(time, .04).cell();
    Sample norm = new Sample();
    double[] defect = {0};
    Simulation.ensemble(cell, UpstairsHeun::pack, 300, view -> {
      norm.add(view.normSquared);
      defect[0] = Math.max(defect[0], view.balanceDefect);
    });
    double dimension = (depth - 1) * (width * rank - rank * (rank + 1) / 2.0) + kappa * rank * (2 * width - rank);
    norm.assertAgrees(before + 2 / beta * dimension * time, .015, cell.key());
    assertTrue(defect[0] < 1e-12, "" + defect[0]);
  }

  /** κ = 0: singular values follow the flow of the free energy; budget for the bias of the step: 1 %. */
  @ParameterizedTest
  @CsvSource({"2, 2.1255670103, .3144329897", "3, 3.5010416073, .1651317809"})
  void withoutAnisotropyItFollowsTheFlow(int depth, double first, double second) {
    LangevinCell cell =
        heun(depth, 2, 2, 0).values(StrictMath.pow(1.3, depth), StrictMath.pow(.5, depth)).time(1, .025).cell();
    Sample large = new Sample();
    Sample small = new Sample();
    Simulation.ensemble(cell, UpstairsHeun::pack, 100, view -> {
      large.add(view.sigma[0]);
      small.add(view.sigma[1]);
    });
    large.assertAgrees(first, .02, "sigma 1");
    small.assertAgrees(second, .004, "sigma 2");
  }

  /** Equilibrium with E = ½ Tr WᵀW: E Tr WᵀW = (κ/(Nβ)) (d² + d(d-1)(N-1)/(2κ)). */
  @Test
  void equilibrium() {
    LangevinCell cell = heun(2, 2, 1, 1).energy(Energy.quadratic()).gaussian(.75).time(2, .04).cell();
    Sample trace = new Sample();
    Simulation.ensemble(cell, UpstairsHeun::pack, 400, view -> {
      double sum = 0;
      for (double sigma : view.sigma) {
        sum += sigma * sigma;
      }
      trace.add(sum);
    });
    trace.assertAgrees(2.5, .05, "trace");
  }

  /** Without noise and entropy it is Heun's method for the gradient flow: order two. */
  @Test
  void coldLimitHasOrderTwo() {
    double[] w = {.5, -.3, .4, .7};
    LangevinCell flow =
        LangevinCells.plain(new GradientFlow(), Scheme.DP5, 3, 2).target(1, .3, -.2, .6).matrix(w).cell();
    double truth = Simulation.path(flow, flow.equation().pack(flow), 1)[0].endToEnd[1];
    double[] errors = new double[2];
    for (int i = 0; i < 2; i++) {
      LangevinCell cell =
          heun(3, 2, 1e30, 1).target(1, .3, -.2, .6).matrix(w).time(1, i == 0 ? .05 : .025).cell();
      errors[i] = Simulation.path(cell, UpstairsHeun.pack(cell), 1)[0].endToEnd[1] - truth;
    }
    assertEquals(4, errors[0] / errors[1], .5, errors[0] + " " + errors[1]);
  }
}
