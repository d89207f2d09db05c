package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.pattern.Weights;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/**
 * Two layers with hyperplanes as near to each other as integer weights make them: W_0 is that of φ still (papers/000,
 * Theorem 2.14). With two that are the same it is not.
 */
class NearlyParallelTest {

  private static final int DRAWS = 150;

  private final Random random = Seeds.random("nearly parallel", 1);

  /** Rows (a, b) and (c, d) with ad - bc = ±1 are some 10^-9 apart; one may look the other way. */
  @Test
  void neighboursInThePlane() {
    int narrow = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      long[][] rows = neighbours();
      assertEquals(1, Math.abs(rows[0][0] * rows[1][1] - rows[0][1] * rows[1][0]));
      narrow += Math.abs(rows[1][1]) > 1000 ? 1 : 0;
      agree(Draws.relu(2, 3, 2), rows[0], turned(rows[1]), weights(2));
      agree(Draws.relu(1, 2, 2), rows[0], turned(rows[1]));
    }
    assertTrue(narrow > DRAWS / 2, narrow + " of " + DRAWS);
  }

  /** The same with more features, all of which agree but for one unit in one of them. */
  @Test
  void neighboursInSpace() {
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int features = 3; features <= 4; features++) {
        long[] row = weights(features);
        long[] near = row.clone();
        int k = random.nextInt(features);
        near[k] += near[k] > 1 ? -1 : near[k] < -1 ? 1 : near[k];
        agree(Draws.relu(1, 3, features), row, turned(near), weights(features));
      }
    }
  }

  /** Breakpoints -b/u of one input that are neighbours among fractions. */
  @Test
  void neighboursOnALine() {
    for (int draw = 0; draw < DRAWS; draw++) {
      long[][] rows = neighbours();
      agree(Draws.biased(Bias.HIDDEN, 1, 2, 1), rows[0], turned(rows[1]));
      agree(Draws.biased(Bias.ALL, 2, 3, 1), rows[0], turned(rows[1]), weights(2));
    }
  }

  /** With proportional rows the two neurons can be mixed: a law more at least. */
  @Test
  void proportionalRowsAreNoNeighbours() {
    for (int draw = 0; draw < DRAWS; draw++) {
      long[] row = random.longs(2, 1, Weights.MAX / 3).toArray();
      long[] twice = {2 * row[0], 2 * row[1]};
      Architecture a = Draws.relu(1, 3, 2);
      assertTrue(rank(a, row, twice, weights(2)) < a.parameters() - a.activeNeurons());
    }
  }

  private void agree(Architecture a, long[]... rows) {
    assertEquals(a.parameters() - a.activeNeurons(), rank(a, rows), a.widthsLabel());
  }

  /** dim W_0 for these rows of weights that enter neurons, a bias as the last where there are any. */
  private int rank(Architecture a, long[]... rows) {
    Circuit network = new Circuit(a);
    long[] theta = random.longs(network.layout().size(), 1, 100).toArray();
    Circuit.Step step = network.steps().getFirst();
    for (int j = 0; j < rows.length; j++) {
      System.arraycopy(rows[j], 0, theta, step.weights() + j * step.columns(), step.columns());
      if (step.bias() >= 0) {
        theta[step.bias() + j] = rows[j][step.columns()];
      }
    }
    AllInputs inputs = new AllInputs(network, Stream.named("neighbours"), true);
    ModularDraw modulus = new ModularDraw(
        network, new FreeColumns(network), new PrimeField(8388593), Draws.VECTOR, Stream.named("fields"), true);
    modulus.begin(theta, 0);
    inputs.explore(theta, 0, modulus, () -> {});
    return modulus.rank();
  }

  /** (a, b) with large a and b, and (c, d) with ad - bc = ±1, from the continued fraction of a/b. */
  private long[][] neighbours() {
    while (true) {
      long a = random.nextInt(Weights.MAX / 2, Weights.MAX) + 1L;
      long b = random.nextInt(Weights.MAX / 2, Weights.MAX) + 1L;
      long[] remainders = {a, b};
      long[] before = {0, 1};
      long[] last = {1, 0};
      while (remainders[1] != 0) {
        long q = remainders[0] / remainders[1];
        remainders = new long[] {remainders[1], remainders[0] - q * remainders[1]};
        long[] next = {q * last[0] + before[0], q * last[1] + before[1]};
        before = last;
        last = next;
      }
      if (remainders[0] == 1 && before[0] != 0 && before[1] != 0) {
        return new long[][] {{a, b}, before};
      }
    }
  }

  private long[] turned(long[] row) {
    return random.nextBoolean() ? row : java.util.Arrays.stream(row).map(w -> -w).toArray();
  }

  private long[] weights(int n) {
    return random.longs(n, 1, Weights.MAX + 1).map(w -> random.nextBoolean() ? w : -w).toArray();
  }
}
