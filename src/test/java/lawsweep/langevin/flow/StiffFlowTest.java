package lawsweep.langevin.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.ensemble.LangevinSimulator;
import lawsweep.work.OutOfReachException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What stiff flows cost is known before; those that are too stiff are refused; the others have their closed forms. */
class StiffFlowTest {

  /** dW/dt = -∇½|W - T|² in the end-to-end matrix of a depth. */
  private static LangevinCells flow(int depth, Side side, double target, double time) {
    return LangevinCells.plain(new GradientFlow(), Scheme.DP5, depth, 2).side(side)
        .target(0.8 * target, 0.6 * target, -0.6, 0.8).time(time, 0);
  }

  /** Evaluations of the right-hand side of the first replica. */
  private static long evaluations(LangevinCell cell) {
    FlowSide side = cell.side() == Side.UPSTAIRS ? new FactorSide(cell) : new EndToEndSide(cell, false);
    long[] count = {0};
    VectorField counted = new VectorField() {
      @Override
      public void at(double[] y, double[] velocity) {
        count[0]++;
        side.field().at(y, velocity);
      }

      @Override
      public double size(double[] error, double[] before, double[] after) {
        return side.field().size(error, before, after);
      }
    };
    DormandPrince solver = new DormandPrince(counted, side.size());
    side.start(0, solver.state());
    solver.begin();
    solver.advance(cell.time(), 0, Break.NEVER);
    return count[0];
  }

  private static double expected(LangevinCell cell) {
    LangevinSimulator simulator = new LangevinSimulator();
    int d = cell.width();
    return (simulator.flops(cell) - 2 * (2000 + 100 * d * d * d)) / simulator.operationsPerStep(cell);
  }

  static Stream<LangevinCell> cells() {
    return Stream.of(1, 2, 3).flatMap(depth -> Stream.of(Side.values())
        .flatMap(side -> Stream.of(1.0, 10.0, 1e3, 1e4).flatMap(target -> Stream.of(3.0, 50.0)
            .map(time -> flow(depth, side, target, time).cell()))))
        .filter(cell -> cell.equation().fastestRate(cell) * cell.time() < 4e6);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void costIsKnown(LangevinCell cell) {
    double ratio = expected(cell) / evaluations(cell);
    assertTrue(ratio > 0.25 && ratio < 4, "expected " + ratio + " times the evaluations of " + cell.key());
  }

  @ParameterizedTest
  @CsvSource({"1e6, 100", "1e8, 1", "18446744073709551616, 100", "1e30, 1e9", "1e6, 1e20"})
  void tooStiff(double target, double time) {
    LangevinCell cell = flow(3, Side.DOWNSTAIRS, target, time).cell();
    String said = new LangevinSimulator().caution(cell).orElseThrow();
    assertTrue(said.startsWith("stiff: ") && said.contains("more than 1e+09 are not done") && said.contains("size 1"),
        said);
    String message = assertThrows(OutOfReachException.class, () -> evaluations(cell)).getMessage();
    assertTrue(message.startsWith("stiff: the steps of dp5 stay at ") && message.endsWith("or shorten 'time'"),
        message);
    assertTrue(!message.contains("NaN") && !message.contains("Infinity"), message);
  }

  @Test
  void notStiff() {
    for (double target : new double[] {0.1, 1, 10}) {
      assertEquals(Optional.empty(), new LangevinSimulator().caution(flow(3, Side.UPSTAIRS, target, 100).cell()));
    }
  }

  /** A start that is far out is fast for a moment only, and its many small steps are no reason to refuse. */
  @Test
  void fastBeginningsAreNoStiffness() {
    LangevinCell cell = LangevinCells.plain(new GradientFlow(), Scheme.DP5, 3, 2).target(1, 0, 0, 2)
        .values(1e9, 1e8).time(1e6, 0).cell();
    assertTrue(evaluations(cell) < 10_000_000);
  }

  /** Of depth 1 the flow is linear: W(t) = T + (W(0) - T) e^{-t}, however large T. */
  @Test
  void linearFlowsOfLargeTargets() {
    LangevinCell cell = flow(1, Side.DOWNSTAIRS, 1e12, 2).values(1, 0.5).cell();
    EndToEndSide side = new EndToEndSide(cell, false);
    DormandPrince solver = new DormandPrince(side.field(), side.size());
    side.start(0, solver.state());
    double start = solver.state()[0];
    solver.begin();
    while (!solver.advance(2, 0, () -> true)) {
      // It goes on after every break.
    }
    double expected = 0.8e12 + (start - 0.8e12) * Math.exp(-2);
    assertEquals(expected, solver.state()[0], 1e-10 * expected);
  }
}
