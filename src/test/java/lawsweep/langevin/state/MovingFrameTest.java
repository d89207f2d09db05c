package lawsweep.langevin.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import lawsweep.dense.Products;
import lawsweep.dense.SmallSvd;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** The frame of a moving matrix against decompositions made anew. */
class MovingFrameTest {

  @Test
  void followsAPathOfMatrices() {
    Random random = Seeds.random("moving frame", 0);
    for (int d : new int[] {1, 2, 3, 5, 8, 16}) {
      MovingFrame frame = new MovingFrame(d);
      double[] w = new double[d * d];
      for (int look = 0; look < 60; look++) {
        for (int i = 0; i < d * d; i++) {
          w[i] += (look == 0 ? 1 : .05) * random.nextGaussian();
        }
        check(frame, w, d);
      }
    }
  }

  @Test
  void anyRank() {
    Random random = Seeds.random("moving frame", 1);
    int d = 4;
    MovingFrame frame = new MovingFrame(d);
    check(frame, new double[d * d], d);
    for (int rank = 0; rank <= d; rank++) {
      double[] w = new double[d * d];
      for (int k = 0; k < rank; k++) {
        w[k * d + random.nextInt(d)] = 1 + k % 2;
      }
      check(frame, w, d);
    }
    check(frame, new double[] {3, 0, 0, 0, 0, 3, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1e-300}, d);
    check(frame, new double[] {0, 0, 0, 5, 0, 0, 5, 0, 0, 5, 0, 0, 5, 0, 0, 0}, d);
  }

  private static void check(MovingFrame frame, double[] w, int d) {
    assertTrue(frame.look(w));
    double scale = 1e-14 * Math.max(1, SmallSvd.of(w, d).sigma()[0]) * d;
    assertArrayEquals(SmallSvd.of(w, d).sigma(), frame.sigma(), scale);
    double[] one = Products.identity(d);
    assertArrayEquals(one, Products.multiplyTransposedRight(frame.left(), frame.left(), d), 1e-14 * d);
    assertArrayEquals(one, Products.multiplyTransposedRight(frame.right(), frame.right(), d), 1e-14 * d);
    double[] diagonal = new double[d * d];
    for (int k = 0; k < d; k++) {
      diagonal[k * d + k] = frame.sigma()[k];
    }
    double[] made = new double[d * d];
    frame.fromFrame(diagonal, made);
    assertArrayEquals(w, made, scale);
    frame.toFrame(w, made);
    assertArrayEquals(diagonal, made, scale);
  }

  /** Graded columns keep the relative accuracy of small singular values. */
  @Test
  void smallSingularValues() {
    MovingFrame frame = new MovingFrame(3);
    double[] w = {1, 2e-8, 3e-16, -1, 2e-8, 1e-16, .5, -1e-8, 4e-16};
    assertTrue(frame.look(w));
    double det = Math.abs(1 * (2 * 4 - 1 * -1) - 2 * (-1 * 4 - 1 * .5) + 3 * (-1 * -1 - 2 * .5)) * 1e-24;
    assertEquals(1, frame.sigma()[0] * frame.sigma()[1] * frame.sigma()[2] / det, 1e-14);
  }

  @Test
  void notFinite() {
    MovingFrame frame = new MovingFrame(2);
    assertFalse(frame.look(new double[] {1, Double.NaN, 0, 1}));
    assertTrue(Double.isNaN(frame.sigma()[0]));
    assertTrue(frame.look(new double[] {0, 2, 1, 0}));
    assertArrayEquals(new double[] {2, 1}, frame.sigma());
  }
}
