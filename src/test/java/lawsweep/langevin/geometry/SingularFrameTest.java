package lawsweep.langevin.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

class SingularFrameTest {

  @Test
  void valuesOfFactorsAreRoots() {
    double[] w = Points.matrix(4, Seeds.random("roots", 0));
    for (int depth : new int[] {1, 2, 3, 4, 5, 64}) {
      SingularFrame frame = SingularFrame.of(w, 4, depth);
      for (int k = 0; k < 4; k++) {
        assertEquals(frame.sigma()[k], Math.pow(frame.lambda()[k], depth), 1e-13 * frame.sigma()[k], "N " + depth);
      }
      assertArrayEquals(w, frame.endToEnd(), 1e-14);
    }
    SingularFrame infinite = SingularFrame.of(w, 4, LangevinCell.INFINITE);
    assertTrue(infinite.infinite());
    assertArrayEquals(infinite.sigma(), infinite.lambda());
  }

  @Test
  void lowerRankCutsOff() {
    double[] w = {3, 0, 0, 0, 2, 0, 0, 0, 1};
    SingularFrame frame = SingularFrame.of(w, 3, 2, 2);
    assertArrayEquals(new double[] {3, 2, 0}, frame.sigma());
    assertArrayEquals(new double[] {Math.sqrt(3), Math.sqrt(2), 0}, frame.lambda(), 1e-15);
    assertArrayEquals(new double[] {3, 0, 0, 0, 2, 0, 0, 0, 0}, frame.endToEnd(), 1e-15);
    assertTrue(frame.tangent(2, 1));
    assertFalse(frame.tangent(2, 2));
    assertEquals(0, SingularFrame.of(w, 3, 1, 2).h(2, 2));
    assertEquals(1, SingularFrame.of(w, 3, 1, 3).h(2, 2));
  }

  @Test
  void framesAreChangesOfBasis() {
    double[] z = Points.matrix(3, Seeds.random("basis change", 0));
    SingularFrame frame = Points.frame(Points.lambda(3), 2, 3, Seeds.random("basis change", 1));
    assertArrayEquals(z, frame.fromFrame(frame.toFrame(z)), 1e-14);
    double[] seen = frame.toFrame(frame.endToEnd());
    assertArrayEquals(new double[] {1.5 * 1.5, 0, 0, 0, 1.1 * 1.1, 0, 0, 0, 0.7 * 0.7}, seen, 1e-14);
    assertArrayEquals(frame.endToEnd(), frame.conjugate(frame.sigma()), 0);
  }

  @Test
  void wrongSizesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> SingularFrame.of(new double[3], 2, 2));
    assertThrows(IllegalArgumentException.class, () -> SingularFrame.of(new double[4], 2, 2, 0));
    assertThrows(IllegalArgumentException.class, () -> SingularFrame.of(new double[] {1, 0, 0, Double.NaN}, 2, 2));
    String message =
        assertThrows(IllegalArgumentException.class, () -> SingularFrame.of(new double[4], 2, 2, 3)).getMessage();
    assertEquals("expected 1 <= rank <= width, found rank 3, width 2", message);
  }
}
