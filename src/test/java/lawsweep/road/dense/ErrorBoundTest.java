package lawsweep.road.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.support.Architectures;
import org.junit.jupiter.api.Test;

/** The bound for one draw, worked out by hand. */
class ErrorBoundTest {

  private static final double PRIMES = 268_216;

  /**
   * A minor of 5 rows of first brackets: 5 · 2 · 3 degrees; an entry of 27² · 96, so 5 log2(5 · 27² · 96) =
   * 92.0833 bits.
   */
  @Test
  void firstBracketsOfALinearNetwork() {
    double expected = 30 / 4_194_304.0 + 92.0833 / 22 / PRIMES;
    assertEquals(expected, ErrorBound.perDraw(Architectures.linear(2, 2, 2), 4, 2), 1e-10);
  }

  /**
   * Fields of one weight and three gates, brackets of four: 5 · 4 · 4 degrees; an entry and row have (3 · 192)³ 24⁴ ·
   * 5.
   */
  @Test
  void longBracketsOfAReluNetwork() {
    double bits = 5 * (3 * Math.log(576) + 4 * Math.log(24) + Math.log(5)) / Math.log(2);
    double expected = 80 / 4_194_304.0 + bits / 22 / PRIMES;
    assertEquals(expected, ErrorBound.perDraw(Architectures.relu(Bias.HIDDEN, 2, 1, 3), 4, 4), 1e-12);
  }

  @Test
  void growsWithRankAndLength() {
    Architecture a = Architectures.linear(3, 4, 4, 2);
    for (int rank = 0; rank < 30; rank++) {
      for (int length = 2; length < 20; length++) {
        double bound = ErrorBound.perDraw(a, rank, length);
        assertTrue(bound > 0 && bound < 1);
        assertTrue(ErrorBound.perDraw(a, rank + 1, length) > bound);
        assertTrue(ErrorBound.perDraw(a, rank, length + 1) > bound);
      }
    }
  }
}
