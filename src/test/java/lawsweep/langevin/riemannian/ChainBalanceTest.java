package lawsweep.langevin.riemannian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.statistics.BlowUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long runs and extreme shapes in lanes: balanced below 10⁻¹⁰, of the working rank, finite, with orthogonal frames. */
class ChainBalanceTest {

  private static Interval interval(LangevinCell cell, int number, int steps) {
    double length = steps * cell.step();
    return new Interval(number * length, (number + 1) * length, (long) number * steps, steps);
  }

  private static Pack started(LangevinCell cell, long first, int count) {
    Pack pack = cell.equation().pack(cell);
    pack.start(first, count);
    return pack;
  }

  /** The factors are measured every now and then; E = ½ Tr WᵀW keeps them in place, and W wanders through det W = 0. */
  private static void staysBalanced(LangevinCell cell, int steps, int looks) {
    Pack pack = started(cell, 0, 8);
    ReplicaView view = new ReplicaView(cell.width());
    double farthest = 0;
    for (int look = 0; look < looks; look++) {
      pack.advance(interval(cell, look, steps / looks), 0, steps / looks);
      for (int lane = 0; lane < 8; lane++) {
        pack.view(lane, view);
        assertTrue(view.balanceDefect < 1e-10, () -> "defect " + view.balanceDefect);
        assertTrue(view.normSquared > 0 && view.normSquared < 1e3, () -> "norm " + view.normSquared);
        farthest = Math.max(farthest, view.sigma[0]);
      }
    }
    assertTrue(farthest > 0.5, "it does not move");
  }

  @Test
  void aMillionSteps() {
    staysBalanced(LangevinCells.upstairs(3, 2).noise(1, 1).clock(1, 1, 0.01).cell(), 1_000_000, 20);
  }

  @Test
  void manyStepsOfLargerFactors() {
    staysBalanced(LangevinCells.upstairs(6, 5).noise(1, 1).clock(1, 1, 0.002).cell(), 20_000, 10);
  }

  /** Far apart singular values in many layers, and few singular values in wide ones: frames stay orthogonal. */
  @ParameterizedTest
  @CsvSource({"32, 4, 32, 1", "4, 64, 4, 1", "4, 64, 4, 0.02", "3, 64, 2, 0.01", "32, 3, 1, 1", "32, 2, 3, 1",
      "13, 9, 2, 1"})
  void extremes(int width, int depth, int rank, double small) {
    double[] values = new double[width];
    for (int k = 0; k < rank; k++) {
      values[k] = Math.pow(k == rank - 1 ? small : 1.1 - 0.01 * k, depth);
    }
    for (LangevinCells side : List.of(LangevinCells.upstairs(depth, width), LangevinCells.downstairs(depth, width))) {
      LangevinCell cell =
          side.rank(rank).values(values).energy(Energy.none()).noise(1, 1).clock(1, 1, 1e-5).cell();
      Pack pack = started(cell, 0, 8);
      pack.advance(interval(cell, 0, 100), 0, 100);
      ReplicaView view = new ReplicaView(width);
      for (int lane = 0; lane < 8; lane++) {
        pack.view(lane, view);
        for (int k = 0; k < width; k++) {
          assertTrue(Double.isFinite(view.sigma[k]), "finite");
          assertEquals(k < rank, view.lambda[k] > 0, "lambda " + k + " is " + view.lambda[k]);
        }
        assertEquals(1.1, view.lambda[0], 0.3);
        double norm = 0;
        double sum = 0;
        for (double x : view.endToEnd) {
          norm = Math.fma(x, x, norm);
        }
        for (double x : view.sigma) {
          sum = Math.fma(x, x, sum);
        }
        assertEquals(1, norm / sum, 1e-12, "outer frames");
        if (side.cell().side() == Side.UPSTAIRS) {
          assertEquals(0, view.balanceDefect, 1e-12);
          double squares = 0;
          for (double x : view.lambda) {
            squares = Math.fma(x, x, squares);
          }
          assertEquals(1, view.normSquared / (depth * squares), 1e-12, "inner frames");
        }
      }
    }
  }

  /** From det W = 0 at full rank, whatever vanishes, replicas leave at once and stay finite. */
  @ParameterizedTest
  @CsvSource({"1, 0, 2", "1, 0, 3", "1, 0, 9", "0, 0, 2", "0, 0, 3", "1, 1, 3"})
  void singularStarts(double first, double second, int depth) {
    for (LangevinCells side : List.of(LangevinCells.upstairs(depth, 3), LangevinCells.downstairs(depth, 3))) {
      LangevinCell cell = side.rank(3).values(first, second, 0).noise(1, 1).clock(1, 1, 1e-3).cell();
      Pack pack = started(cell, 0, 8);
      pack.advance(interval(cell, 0, 50), 0, 50);
      ReplicaView view = new ReplicaView(3);
      for (int lane = 0; lane < 8; lane++) {
        pack.view(lane, view);
        assertFalse(BlowUp.in(view), cell.side() + " from " + first + ", " + second + ", N " + depth);
        assertTrue(view.lambda[2] > 0, "positive");
        assertTrue(view.lambda[0] < 2.5, () -> "lambda " + view.lambda[0]);
      }
    }
  }
}
