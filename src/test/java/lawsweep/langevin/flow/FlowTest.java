package lawsweep.langevin.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.pack.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Flows of the energy and of the free energy against reference values and closed forms. */
class FlowTest {

  private static final double CLOSE = 2e-9;

  /** ½ ((W_11 - 1)² + (W_22 - 1)²), papers/004, (14.1). */
  private static final Energy COMPLETION =
      new Energy.Completion(List.of(new Energy.Entry(0, 0, 1), new Energy.Entry(1, 1, 1)), 0);

  private static LangevinCells gradient(Side side, int depth, int width) {
    return LangevinCells.plain(new GradientFlow(), Scheme.DP5, depth, width).side(side);
  }

  private static LangevinCells freeEnergy(int depth, int width, double beta) {
    return LangevinCells.plain(new FreeEnergyFlow(), Scheme.DP5, depth, width).noise(beta, 0);
  }

  private static double[] rotation(double t) {
    return new double[] {StrictMath.cos(t), -StrictMath.sin(t), StrictMath.sin(t), StrictMath.cos(t)};
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void completionOfTwoByTwo(Side side) {
    double[] start = {.30, .12, -.05, .20};
    completion(side, start, 2, 5, new double[][] {
        {.765365541541, .180379766986, .013015363490, .661285835489},
        {.999900217572, .218904016739, .051979523826, .999833579771}});
    completion(side, start, 3, 5, new double[][] {
        {.843461913223, .235975184819, .068589814553, .719305974575},
        {.999999082060, .294808484674, .127632392702, .999997626602}});
    completion(side, new double[] {.02, .05, .04, .01}, 3, 30, new double[][] {
        {.127114916890, .133935862304, .120919699382, .101194416783},
        {1, 1.020212309989, .996020181894, 1}});
  }

  private static void completion(Side side, double[] start, int depth, double late, double[][] expected) {
    LangevinCell cell = gradient(side, depth, 2).energy(COMPLETION).matrix(start).cell();
    ReplicaView[] views = Simulation.path(cell, cell.equation().pack(cell), 1, late);
    assertArrayEquals(expected[0], views[0].endToEnd, 1e-11, side + " t = 1");
    assertArrayEquals(expected[1], views[1].endToEnd, 1e-11, side + " late");
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void invariantsOfSymmetricStarts(Side side) {
    double[] limits = {0, 0, 1.0 / 3, .466470991672, .532596657874};
    for (int depth = 2; depth <= 4; depth++) {
      LangevinCell cell = gradient(side, depth, 2).energy(COMPLETION).matrix(.3, .1, .1, .3).cell();
      ReplicaView end = Simulation.path(cell, cell.equation().pack(cell), 60)[0];
      assertArrayEquals(new double[] {1, limits[depth], limits[depth], 1}, end.endToEnd, 1e-10, side + " " + depth);
    }
  }

  /** The limit's determinant and its ratio of singular values after a long time, downstairs. */
  @Test
  void longTimes() {
    LangevinCell cell = gradient(Side.DOWNSTAIRS, 3, 2).energy(COMPLETION).matrix(.02, .05, .04, .01).cell();
    ReplicaView end = Simulation.path(cell, cell.equation().pack(cell), 400)[0];
    assertEquals(.0040, end.sigma[1] / end.sigma[0], 5e-5);
    assertEquals(-.01615, end.endToEnd[0] * end.endToEnd[3] - end.endToEnd[1] * end.endToEnd[2], 5e-6);
  }

  @ParameterizedTest
  @CsvSource({"1, 1.021756726477", "2, 1.133259240610", "3, 1.320640942620", "4, 1.445051287913"})
  void oneByOne(int depth, double expected) {
    for (Side side : Side.values()) {
      LangevinCell cell = gradient(side, depth, 1).target(1.5).values(.2).cell();
      ReplicaView end = Simulation.path(cell, cell.equation().pack(cell), 1)[0];
      assertEquals(expected, end.endToEnd[0], 1e-11, side.label());
    }
  }

  /** For N = ∞ and d = 1, A is w², so w' = -w² (w - a); the time is an integral over w. */
  @Test
  void oneByOneOfInfiniteDepth() {
    LangevinCell cell = gradient(Side.DOWNSTAIRS, LangevinCell.INFINITE, 1).target(1.5).values(.2).cell();
    double w = Simulation.path(cell, cell.equation().pack(cell), 1)[0].endToEnd[0];
    double a = 1.5;
    // ∫ dw / (w² (a - w)) = log(w/(a-w))/a² - 1/(a w).
    double time = StrictMath.log(w / (a - w) * (a - .2) / .2) / (a * a) - (1 / w - 1 / .2) / a;
    assertEquals(1, time, 1e-11);
  }

  /** Depth N with time rescaled by N tends to N = ∞. */
  @Test
  void infiniteDepthIsTheLimit() {
    double[] target = {1, .3, -.2, .6};
    double[] start = {.5, -.3, .4, .7};
    LangevinCell limit = gradient(Side.DOWNSTAIRS, LangevinCell.INFINITE, 2).target(target).matrix(start).cell();
    double[] expected = Simulation.path(limit, limit.equation().pack(limit), 1)[0].endToEnd;
    double last = 1;
    for (int depth : new int[] {16, 64}) {
      LangevinCell cell = gradient(Side.DOWNSTAIRS, depth, 2).target(target).matrix(start).cell();
      double[] found = Simulation.path(cell, cell.equation().pack(cell), 1.0 / depth)[0].endToEnd;
      double gap = 0;
      for (int i = 0; i < 4; i++) {
        gap = Math.max(gap, Math.abs(found[i] - expected[i]));
      }
      assertTrue(gap < last / 3.5, "depth " + depth + ": " + gap);
      last = gap;
    }
    assertTrue(last < 0.01, "" + last);
  }

  @Test
  void entropyAloneMovesSingularValues() {
    assertSigma(freeEnergy(2, 2, 2).values(1.69, .25), 2.1255670103, .3144329897);
    assertSigma(freeEnergy(3, 2, 2).values(2.197, .125), 3.5010416073, .1651317809);
    assertSigma(freeEnergy(4, 2, 2).values(2.8561, .0625), 5.7698235539, .0829176778);
    assertSigma(freeEnergy(2, 3, 8).values(1.96, 1, .49), 1.463534782 * 1.463534782, 1.061339199 * 1.061339199,
        .7460730839 * .7460730839);
  }

  private static void assertSigma(LangevinCells start, double... expected) {
    LangevinCell cell = start.cell();
    ReplicaView end = Simulation.path(cell, cell.equation().pack(cell), 1)[0];
    assertArrayEquals(expected, end.sigma, CLOSE);
  }

  /** d = 2, N = 2, no energy: σ(t) = σ(0) (1 + t/(β (σ_1 + σ_2)(0))). */
  @Test
  void entropyOfDepthTwoIsExplicit() {
    LangevinCell cell = freeEnergy(2, 2, 3).values(1.4, 1e-6).cell();
    double growth = 1 + 1.3 / (3 * 1.400001);
    ReplicaView end = Simulation.path(cell, cell.equation().pack(cell), 1.3)[0];
    assertEquals(1.4 * growth, end.sigma[0], 1e-11);
    assertEquals(1e-6 * growth, end.sigma[1], 1e-15);
  }

  @Test
  void freeEnergyWithTarget() {
    freeEnergyWithTarget(2, new double[] {.4952788971, -.2810447212, .6264187237, .4708628944});
    freeEnergyWithTarget(3, new double[] {.0315602140, -.3276659008, .4559730930, .1226232173});
  }

  private static void freeEnergyWithTarget(int depth, double[] expected) {
    double[] left = rotation(.3 + .7 * depth);
    double[] right = rotation(.3);
    double s1 = StrictMath.pow(1.3, depth);
    double s2 = StrictMath.pow(.8, depth);
    double[] w = new double[4];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        w[2 * i + j] = left[2 * i] * s1 * right[2 * j] + left[2 * i + 1] * s2 * right[2 * j + 1];
      }
    }
    LangevinCell cell = freeEnergy(depth, 2, 6).target(1, .3, -.2, .6).matrix(w).cell();
    assertArrayEquals(expected, Simulation.path(cell, cell.equation().pack(cell), .4)[0].endToEnd, CLOSE);
  }

  /** d = 2, N = ∞, no energy: the flow of σ_k Σ ψ(2 log(σ_k/σ_l)) / β by many small steps of order four. */
  @Test
  void entropyOfInfiniteDepth() {
    LangevinCell cell = freeEnergy(LangevinCell.INFINITE, 2, 2).values(1.5, .4).cell();
    double[] end = Simulation.path(cell, cell.equation().pack(cell), 1)[0].sigma;
    // u = log σ_1 - log σ_2: u' = (ψ(2u) - ψ(-2u))/β = (coth(u) - 1/u)/β.
    // The product grows by e^{t/β}, as ψ(y) + ψ(-y) = 1.
    double u = StrictMath.log(1.5 / .4);
    int steps = 4000;
    double h = 1.0 / steps;
    for (int i = 0; i < steps; i++) {
      double k1 = pull(u);
      double k2 = pull(u + h / 2 * k1);
      double k3 = pull(u + h / 2 * k2);
      u += h / 6 * (k1 + 2 * k2 + 2 * k3 + pull(u + h * k3));
    }
    assertEquals(u, StrictMath.log(end[0] / end[1]), 1e-11);
    assertEquals(.6 * StrictMath.exp(.5), end[0] * end[1], 1e-11);
  }

  private static double pull(double u) {
    return (1 / StrictMath.tanh(u) - 1 / u) / 2;
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void rankStays(Side side) {
    double[] target = {2, .3, 0, -.2, 1.6, .1, .4, 0, 1.5};
    double[] w = {.3, .1, .2, .6, .2, .4, -.3, -.1, -.2};
    for (int depth : new int[] {2, 3, LangevinCell.INFINITE}) {
      if (side == Side.UPSTAIRS && depth == LangevinCell.INFINITE) {
        continue;
      }
      LangevinCell cell = gradient(side, depth, 3).rank(1).target(target).matrix(w).cell();
      ReplicaView end = Simulation.path(cell, cell.equation().pack(cell), 20)[0];
      double[] m = end.endToEnd;
      assertEquals(0, end.sigma[1]);
      assertTrue(depth == LangevinCell.INFINITE || end.sigma[0] > 1.5, "it moved: " + end.sigma[0]);
      for (int[] minor : new int[][] {{0, 1, 3, 4}, {4, 5, 7, 8}, {0, 2, 6, 8}}) {
        assertEquals(0, m[minor[0]] * m[minor[3]] - m[minor[1]] * m[minor[2]], 1e-11, side + " " + depth);
      }
    }
  }

  @Test
  void sidesAgree() {
    double[] target = {1, .3, .1, -.2, .6, .5, .4, 0, -.5};
    double[] w = {.3, .1, .2, .5, -.2, .4, -.3, .7, .2};
    for (int rank = 1; rank <= 3; rank++) {
      for (int depth = 2; depth <= 5; depth++) {
        LangevinCell up = gradient(Side.UPSTAIRS, depth, 3).rank(rank).target(target).matrix(w).cell();
        LangevinCell down = gradient(Side.DOWNSTAIRS, depth, 3).rank(rank).target(target).matrix(w).cell();
        ReplicaView above = Simulation.path(up, up.equation().pack(up), 0, .7)[1];
        ReplicaView below = Simulation.path(down, down.equation().pack(down), .7)[0];
        assertArrayEquals(above.endToEnd, below.endToEnd, 1e-11, "depth " + depth + " rank " + rank);
        assertTrue(above.balanceDefect < 1e-12 && above.lawDrift < 1e-12, "" + above.balanceDefect);
      }
    }
  }

  /** Halving the step halves the error. */
  @ParameterizedTest
  @EnumSource(Side.class)
  void eulerHasOrderOne(Side side) {
    double[] w = {.30, .12, -.05, .20};
    LangevinCell exact = gradient(side, 3, 2).energy(COMPLETION).matrix(w).cell();
    double truth = Simulation.path(exact, exact.equation().pack(exact), 1)[0].endToEnd[0];
    double[] errors = new double[2];
    for (int i = 0; i < 2; i++) {
      LangevinCell cell =
          LangevinCells.plain(new GradientFlow(), Scheme.EULER, 3, 2).side(side).energy(COMPLETION).matrix(w)
              .time(1, i == 0 ? .002 : .001).cell();
      errors[i] = Simulation.path(cell, cell.equation().pack(cell), 1)[0].endToEnd[0] - truth;
    }
    assertEquals(2, errors[0] / errors[1], .02, errors[0] + " " + errors[1]);
  }
}
