package lawsweep.gpu.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lawsweep.cuda.PtxGpu;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.dyson.Dyson;
import lawsweep.langevin.riemannian.Downstairs;
import lawsweep.langevin.riemannian.Upstairs;
import org.junit.jupiter.api.Test;

/** Which cells have a kernel, and that there is one; how many steps come in one launch. */
class LangevinShapeTest {

  @Test
  void everyShapeHasAKernelThatFits() {
    for (int d = 1; d <= 8; d++) {
      for (int n = 1; n <= 8; n++) {
        for (LangevinCells cells : new LangevinCells[] {LangevinCells.upstairs(n, d), LangevinCells.downstairs(n, d)}) {
          LangevinShape shape = LangevinShape.of(cells.cell());
          String text = PtxGpu.text(shape.kernel().module());
          assertTrue(text.contains(".entry " + shape.kernel().name() + "("), shape.toString());
          assertTrue(shape.sharedBytes() <= 99 << 10, shape + " needs " + shape.sharedBytes());
        }
      }
    }
  }

  @Test
  void othersStayOnTheProcessor() {
    assertFalse(LangevinShape.suits(LangevinCells.upstairs(3, 4).rank(3).cell()));
    assertFalse(LangevinShape.suits(LangevinCells.upstairs(3, 9).cell()));
    assertFalse(LangevinShape.suits(LangevinCells.downstairs(9, 3).cell()));
    assertFalse(LangevinShape.suits(LangevinCells.downstairs(LangevinCell.INFINITE, 3).cell()));
    assertFalse(LangevinShape.suits(LangevinCells.small(new Upstairs(), Scheme.HEUN, 3, 3).cell()));
    assertFalse(LangevinShape.suits(LangevinCells.small(new Downstairs(), Scheme.EULER, 3, 3).cell()));
    assertFalse(LangevinShape.suits(LangevinCells.small(new Dyson(), Scheme.FRAME, 1, 3).cell()));
  }

  @Test
  void launchesGrowToTheirTime() {
    StepPace pace = new StepPace();
    int steps = pace.next(1000);
    assertEquals(1, steps);
    for (int i = 0; i < 6; i++) {
      pace.took(steps, steps * 1e-3);
      int next = pace.next(1000);
      assertTrue(next <= 4 * steps, steps + " then " + next);
      steps = next;
    }
    assertEquals(50, steps, 1);
    pace.took(50, 5);
    assertEquals(1, pace.next(1000));
    pace.took(1, 0);
    assertEquals(3, pace.next(3));
  }
}
