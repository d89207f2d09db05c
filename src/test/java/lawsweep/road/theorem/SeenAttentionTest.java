package lawsweep.road.theorem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import lawsweep.road.theorem.SeenAttention.Sizes;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The proof on attention, Proposition 3: its layer shows all entries of its products, with the exceptions it names. */
class SeenAttentionTest {

  private static final double STEP = 1e-5;

  @ParameterizedTest
  @CsvSource({
      // heads, groups, tokens seen, its own among them, M, M', P, d, bias of queries
      "1, 1, 2, true,  1, 1, 1, 1, false",
      "1, 1, 2, true,  1, 1, 1, 1, true",
      "3, 3, 2, true,  1, 1, 1, 1, false",
      "3, 1, 3, true,  1, 1, 1, 1, true",
      "2, 1, 2, true,  2, 2, 2, 1, false",
      "2, 1, 3, true,  2, 2, 2, 1, true",
      "3, 3, 3, true,  2, 2, 2, 2, false",
      "2, 2, 2, true,  2, 2, 1, 3, true",
      "2, 2, 2, false, 1, 2, 1, 1, false",
      "2, 1, 3, false, 2, 1, 2, 2, true",
      "3, 1, 2, false, 1, 1, 1, 1, true",
      "1, 1, 2, false, 2, 3, 2, 1, true"})
  void showsEverything(int heads, int groups, int visible, boolean own, int queried, int read, int out, int width,
      boolean bias) {
    Random random = Seeds.random("seen attention", heads + 10 * visible + 100 * read + 1000 * queried);
    for (boolean constant : new boolean[] {false, true}) {
      SeenAttention layer = SeenAttention.random(heads, groups,
          new Sizes(visible, own, queried, read, out, width, bias, constant), random);
      assertEquals(layer.entries(), layer.rank(random), layer.sizes().toString());
    }
  }

  @Test
  void equalHeadsShowTheirSum() {
    SeenAttention layer = withHeads(3, "equal", (a, b) -> a[1] = a[0]);
    assertEquals(layer.entries() - 4, layer.rank(Seeds.random("equal", 1)));
  }

  @Test
  void oppositeHeadsAreOneWithTwoTokensAndTheSameValues() {
    SeenAttention two = withHeads(2, "opposite", (a, b) -> {
      a[1] = opposite(a[0]);
      b[1] = b[0];
    });
    assertEquals(two.entries() - 4, two.rank(Seeds.random("opposite", 1)));
    SeenAttention three = withHeads(3, "opposite", (a, b) -> {
      a[1] = opposite(a[0]);
      b[1] = b[0];
    });
    assertEquals(three.entries(), three.rank(Seeds.random("opposite", 2)));
  }

  @Test
  void aHeadThatPutsOutNothingHidesItsScores() {
    SeenAttention layer = withHeads(2, "nothing", (a, b) -> b[1] = new double[2][2]);
    assertEquals(layer.entries() - 4, layer.rank(Seeds.random("nothing", 1)));
  }

  @Test
  void oneHeadWithoutScoresIsNoException() {
    SeenAttention layer = withHeads(2, "scores", (a, b) -> a[1] = new double[2][2]);
    assertEquals(layer.entries(), layer.rank(Seeds.random("scores", 1)));
  }

  /** The derivatives by A against difference quotients of the output. */
  @Test
  void derivativesAreThoseOfTheOutput() {
    Random random = Seeds.random("derivatives", 1);
    SeenAttention layer = SeenAttention.random(2, 1, new Sizes(3, true, 2, 2, 2, 2, true, true), random);
    double[] x = SeenAttention.gaussian(1, 2, random)[0];
    double[][] y = SeenAttention.gaussian(3, 2, random);
    double[] row = layer.derivatives(x, y).get(1);
    int at = 0;
    for (int h = 0; h < 2; h++) {
      for (double[][] matrix : new double[][][] {layer.a()[h], layer.b()[h]}) {
        for (double[] entries : matrix) {
          for (int j = 0; j < entries.length; j++) {
            double here = entries[j];
            entries[j] = here + STEP;
            double above = layer.output(x, y)[1];
            entries[j] = here - STEP;
            double below = layer.output(x, y)[1];
            entries[j] = here;
            assertEquals((above - below) / (2 * STEP), row[at++], 1e-6);
          }
        }
      }
    }
  }

  /** (2) of the proof: with two kinds of tokens the softmax is a logistic function, shifted by log(n - 1). */
  @Test
  void twoKindsOfTokensMakeALogisticFunction() {
    Random random = Seeds.random("logistic", 1);
    SeenAttention layer = SeenAttention.random(1, 1, new Sizes(4, true, 2, 2, 2, 2, true, false), random);
    double[] x = SeenAttention.gaussian(1, 2, random)[0];
    double[] z = SeenAttention.gaussian(1, 2, random)[0];
    double[] other = {x[0] + z[0], x[1] + z[1]};
    double u = Math.log(3);
    for (int i = 0; i < 3; i++) {
      u += (i < 2 ? x[i] : 1) * (layer.a()[0][i][0] * z[0] + layer.a()[0][i][1] * z[1]);
    }
    double share = 1 / (1 + Math.exp(-u));
    double[] out = layer.output(x, new double[][] {x, other, other, other});
    for (int o = 0; o < 2; o++) {
      double expected = 0;
      for (int e = 0; e < 2; e++) {
        expected += (x[e] + share * z[e]) * layer.b()[0][e][o];
      }
      assertEquals(expected, out[o], 1e-12);
    }
  }

  /** What is changed about the products of two heads. */
  private interface Change {
    void apply(double[][][] a, double[][][] b);
  }

  /** Two heads of width 2 in dimension 2, changed. */
  private static SeenAttention withHeads(int visible, String name, Change change) {
    SeenAttention layer = SeenAttention.random(2, 2, new Sizes(visible, true, 2, 2, 2, 2, false, false),
        Seeds.random(name, 0));
    change.apply(layer.a(), layer.b());
    return layer;
  }

  private static double[][] opposite(double[][] m) {
    double[][] result = new double[m.length][m[0].length];
    for (int i = 0; i < m.length; i++) {
      for (int j = 0; j < m[i].length; j++) {
        result[i][j] = -m[i][j];
      }
    }
    return result;
  }
}
