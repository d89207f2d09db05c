package lawsweep.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.support.Architectures;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Dimensions for which there is a formula. */
class ClosedFormsTest {

  /** papers/000, Proposition 4.3 with the factor rk that print has lost. */
  @Test
  void twoLinearLayers() {
    for (int n = 1; n <= 5; n++) {
      for (int r = 1; r <= 7; r++) {
        for (int m = 1; m <= 5; m++) {
          int rank = Math.min(n + m, r);
          int laws = n == 1 && m == 1 ? 2 * r - 1 : rank * (2 * r + 1 - rank) / 2;
          checkLaws(Architectures.linear(n, r, m), laws, Verdict.COMPLETE);
        }
      }
    }
  }

  @Test
  void equalWidths() {
    for (int n = 2; n <= 5; n++) {
      for (int q = 2; q <= 5; q++) {
        int width = n;
        List<Integer> widths = IntStream.rangeClosed(0, q).mapToObj(i -> width).toList();
        Architecture a = new Architecture(Family.LINEAR, widths, Bias.NONE);
        assertEquals(n * n + (q - 1) * n * (n - 1) / 2, Counting.count(a).lieDim(), a.widthsLabel());
      }
    }
  }

  /** One function: everything orthogonal to its gradient is a law. */
  @Test
  void oneFunction() {
    Random random = Seeds.random("one function", 0);
    for (int i = 0; i < 40; i++) {
      Architecture inner = Architectures.random(random, Family.LINEAR, 5, 5);
      Integer[] widths = inner.widths().toArray(Integer[]::new);
      widths[0] = 1;
      widths[widths.length - 1] = 1;
      LawCount count = Counting.count(Architectures.linear(widths));
      assertEquals(1, count.lieDim(), inner.widthsLabel());
      assertEquals(List.of(1), count.levelDims());
      assertEquals(0, count.errorBound());
    }
  }

  @Test
  void reluLawsAreTheHiddenNeurons() {
    Random random = Seeds.random("relu", 0);
    for (int i = 0; i < 30; i++) {
      Architecture drawn = Architectures.random(random, Family.RELU, 4, 6);
      for (Bias bias : Bias.values()) {
        Architecture a = new Architecture(Family.RELU, drawn.widths(), bias);
        LawCount count = checkLaws(a, a.hiddenNeurons(), Verdict.COMPLETE);
        assertEquals(List.of((int) (a.parameters() - a.hiddenNeurons())), count.levelDims(), () -> Seeds.note(a));
        assertEquals(1, count.bracketLength());
      }
    }
  }

  private static LawCount checkLaws(Architecture a, long laws, Verdict verdict) {
    LawCount count = Counting.count(a);
    assertEquals(laws, count.laws(), () -> Seeds.note(a));
    assertEquals(verdict, count.verdict(), () -> Seeds.note(a));
    assertEquals(0, count.errorBound(), () -> Seeds.note(a));
    return count;
  }
}
