package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lawsweep.law.LawCell;
import lawsweep.network.Architecture;
import org.junit.jupiter.api.Test;

/** Residual blocks with the rectifier (papers/001, §4.4). */
class ResidualBlocksTest {

  private static final int DRAWS = 200;

  /**
   * g = x + uσ(vx) + sσ(t(x + uσ(vx))), papers/001, Example 4.8. Where t, u and v have one sign there are three laws,
   * so dim Lie is 1. With integer weights |uv| > 1: so if u alone has another sign than t and v, the second neuron is
   * never active, which leaves the law u² - v² and two frozen weights, again 1. Where t and v differ in sign, one
   * input gives 1 + uv and another 1 + st, or both: 2.
   */
  @Test
  void exampleOfThreeLaws() {
    LawCell cell = Draws.cell(Draws.residual(1, 1, 1, 1, 1), 1, DRAWS);
    ExactDraws draws = Draws.exact(cell);
    int inDomain = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      long[] theta = Draws.weights(cell, draw);
      long t = theta[1];
      long u = theta[2];
      long v = theta[3];
      DrawResult result = Draws.draw(draws, draw);
      assertEquals(t > 0 == v > 0 ? 1 : 2, result.lie(), "draw " + draw);
      if (t > 0 == v > 0 && u > 0 == v > 0) {
        inDomain++;
        assertEquals(0, result.dead());
      }
    }
    assertTrue(inDomain > DRAWS / 6);
  }

  /** The skip connection adds x, which no weight enters: laws are as without it (papers/001, Prop. 3.2). */
  @Test
  void oneBlockIsTwoLayers() {
    for (Architecture a : new Architecture[] {Draws.residual(2, 3, 2), Draws.residual(3, 2, 3),
        Draws.residual(2, 5, 2)}) {
      ExactDraws draws = Draws.exact(Draws.cell(a, 2, 50));
      for (int draw = 0; draw < 50; draw++) {
        DrawResult result = Draws.draw(draws, draw);
        assertEquals(a.parameters() - a.width(1), result.rank());
        assertEquals(result.rank(), result.lie());
      }
    }
  }

  /** Two blocks of several features have the blocks' laws only, unless a neuron is dead or two are active together. */
  @Test
  void twoWiderBlocksHaveTheirLawsAlone() {
    Architecture a = Draws.residual(2, 2, 2, 2, 2);
    ExactDraws draws = Draws.exact(Draws.cell(a, 3, DRAWS));
    int only = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      DrawResult result = Draws.draw(draws, draw);
      assertTrue(result.lie() <= 12);
      only += result.lie() == 12 ? 1 : 0;
    }
    assertTrue(only > 0.8 * DRAWS, only + " of " + DRAWS);
  }
}
