package lawsweep.langevin.dyson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Sample;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.pack.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dyson Brownian motion (11.7), (11.8) against Itô's formula, stationary laws and the equation of κ = 0. */
class DysonTest {

  private static LangevinCells dyson(Scheme scheme, int width, double beta, double kappa) {
    return LangevinCells.plain(new Dyson(), scheme, 1, width).noise(beta, kappa);
  }

  /** Without energy, Σ x² grows by (2/β) (d(d-1) + κ d) in a unit of time: exactly so in the frame scheme. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1, 2})
  void squaresGrowLinearly(double kappa) {
    LangevinCell cell = dyson(Scheme.FRAME, 3, 4, kappa).values(1, .2, -.7).time(.5, .05).cell();
    Sample squares = new Sample();
    Simulation.ensemble(cell, cell.equation()::pack, 4000, view -> squares.add(view.normSquared));
    squares.assertAgrees(1.53 + 2.0 / 4 * (6 + 3 * kappa) * .5, 1e-12, "kappa " + kappa);
  }

  /** (11.1) at inverse temperature b is β = 2, κ = 2/b: Σ x² grows by d(d-1) + 2d/b. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 20})
  void printedConvention(double b) {
    LangevinCell cell = dyson(Scheme.FRAME, 3, 2, 2 / b).values(1.2, .1, -.9).time(.3, .02).cell();
    Sample squares = new Sample();
    Simulation.ensemble(cell, cell.equation()::pack, 4000, view -> squares.add(view.normSquared));
    squares.assertAgrees(1.44 + .01 + .81 + (6 + 6 / b) * .3, 1e-12, "b " + b);
  }

  /** With confinement c, E Σ x² tends to (d(d-1) + κ d) / (c β); the frame scheme multiplies this by 1/(1 - hc/2). */
  @Test
  void confinedSquares() {
    double c = 1.5;
    double h = .04;
    LangevinCell cell =
        dyson(Scheme.FRAME, 3, 2, .5).values(1, 0, -1).energy(new Energy.Quadratic(c)).time(4, h).cell();
    Sample squares = new Sample();
    Simulation.ensemble(cell, cell.equation()::pack, 3000, view -> squares.add(view.normSquared));
    squares.assertAgrees(7.5 / (c * 2) / (1 - h * c / 2), 1e-4, "stationary");
  }

  /** d = 2: the stationary gap has density g^{2/κ} exp(-β g²/(4κ)): β-ensembles of index 2/κ. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2})
  void stationaryGaps(double kappa) {
    double a = 3 / (4 * kappa);
    double expected = kappa == 0.5
        ? 8 / (3 * Math.sqrt(Math.PI * a))
        : kappa == 1 ? 2 / Math.sqrt(Math.PI * a) : Math.sqrt(Math.PI / a) / 2;
    LangevinCell cell =
        dyson(Scheme.FRAME, 2, 3, kappa).values(1, -1).energy(Energy.quadratic()).time(2.5, .025).cell();
    Sample gaps = new Sample();
    Simulation.ensemble(cell, cell.equation()::pack, 4000, view -> gaps.add(view.sigma[0] - view.sigma[1]));
    gaps.assertAgrees(expected, .012 * expected, "index " + 2 / kappa);
  }

  /** A Gaussian start of scale s is stationary for κ = 1 and s² = 1/(cβ): GUE. */
  @Test
  void gaussianStartIsStationary() {
    LangevinCell cell =
        dyson(Scheme.FRAME, 4, 4, 1).gaussian(.5).energy(Energy.quadratic()).time(.2, .01).cell();
    Sample[] before = {new Sample(), new Sample()};
    Sample[] after = {new Sample(), new Sample()};
    Pack pack = cell.equation().pack(cell);
    ReplicaView view = new ReplicaView(4);
    for (int first = 0; first < 4000; first += Pack.LANES) {
      pack.start(first, Pack.LANES);
      for (int lane = 0; lane < Pack.LANES; lane++) {
        look(pack, lane, view, before);
      }
      pack.advance(Simulation.interval(cell, 0, .2), 0, 20);
      for (int lane = 0; lane < Pack.LANES; lane++) {
        look(pack, lane, view, after);
      }
    }
    before[0].assertAgrees(16 * .25, 0, "E Tr H² = s² d² at the start");
    after[0].assertAgrees(16 * .25, .03, "E Tr H² later");
    after[1].assertAgrees(before[1].mean(), 4 * before[1].error() + .01, "the largest eigenvalue");
  }

  private static void look(Pack pack, int lane, ReplicaView view, Sample[] samples) {
    pack.view(lane, view);
    samples[0].add(view.normSquared);
    samples[1].add(view.sigma[0]);
  }

  /** κ = 0, d = 2: the squared gap is (g² - 4/(cβ)) e^{-2ct} + 4/(cβ), or g² + 8t/β without energy; the mean decays. */
  @Test
  void flowOfTwo() {
    LangevinCell cell = dyson(Scheme.DP5, 2, 3, 0).values(.7, .2).energy(Energy.quadratic()).cell();
    ReplicaView end = Simulation.path(cell, cell.equation().pack(cell), .3, 1)[1];
    double gap = Math.sqrt((.25 - 4.0 / 3) * StrictMath.exp(-2) + 4.0 / 3);
    double mean = .45 * StrictMath.exp(-1);
    assertArrayEquals(new double[] {mean + gap / 2, mean - gap / 2}, end.sigma, 1e-12);
    LangevinCell free = dyson(Scheme.DP5, 2, 3, 0).values(.7, .2).cell();
    double[] x = Simulation.path(free, free.equation().pack(free), 2)[0].sigma;
    assertEquals(Math.sqrt(.25 + 16.0 / 3), x[0] - x[1], 1e-12);
  }

  /** One small step from (1, .2, -.5): mean (2h/β) Σ 1/(x_i - x_j), variance 2κh/β. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void driftAndNoise(double kappa) {
    double h = 1e-3;
    double[] x = {1, .2, -.5};
    for (Scheme scheme : new Scheme[] {Scheme.FRAME, Scheme.EULER}) {
      LangevinCell cell = dyson(scheme, 3, 4, kappa).values(x).time(h, h).cell();
      Sample[] moves = {new Sample(), new Sample(), new Sample()};
      Sample[] squares = {new Sample(), new Sample(), new Sample()};
      Simulation.ensemble(cell, cell.equation()::pack, 12000, view -> {
        for (int i = 0; i < 3; i++) {
          double move = view.sigma[i] - x[i];
          moves[i].add(move / h);
          squares[i].add(move * move / h);
        }
      });
      for (int i = 0; i < 3; i++) {
        double drift = 0;
        for (int j = 0; j < 3; j++) {
          drift += j == i ? 0 : .5 / (x[i] - x[j]);
        }
        moves[i].assertAgrees(drift, 1e-12 + .005, scheme + " drift " + i);
        squares[i].assertAgrees(kappa / 2, .004, scheme + " noise " + i);
      }
    }
  }

  /** κ = 0: halving the step of the frame scheme halves the error of the mean gap. */
  @Test
  void frameHasWeakOrderOne() {
    double truth = Math.sqrt(1 + 8 * .5 / 2);
    Sample coarse = gaps(.25);
    Sample fine = gaps(.125);
    double gapCoarse = coarse.mean() - truth;
    double gapFine = fine.mean() - truth;
    assertTrue(Math.abs(gapCoarse) > 20 * coarse.error(), coarse + " " + truth);
    double allowed = 4 * (2 * fine.error() + coarse.error()) + .15 * Math.abs(gapCoarse);
    assertEquals(gapCoarse, 2 * gapFine, allowed, coarse + " " + fine + " " + truth);
  }

  private static Sample gaps(double h) {
    LangevinCell cell = dyson(Scheme.FRAME, 2, 2, 0).values(.5, -.5).time(.5, h).cell();
    Sample sample = new Sample();
    Simulation.ensemble(cell, cell.equation()::pack, 160000, view -> sample.add(view.sigma[0] - view.sigma[1]));
    return sample;
  }

  /** The frame scheme starts from coincident eigenvalues; equations for eigenvalues alone cannot, and say so by NaN. */
  @Test
  void coincidentEigenvalues() {
    for (Scheme scheme : new Scheme[] {Scheme.FRAME, Scheme.EULER, Scheme.DP5}) {
      LangevinCell cell = dyson(scheme, 3, 2, 0).values(.5, .5, .5).time(.1, .01).cell();
      double x = Simulation.path(cell, cell.equation().pack(cell), .1)[0].sigma[0];
      assertEquals(scheme.equals(Scheme.FRAME), Double.isFinite(x), scheme + " " + x);
    }
  }
}
