package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lawsweep.law.LawCell;
import lawsweep.lie.ModularFields;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.pattern.PatternSet;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import org.junit.jupiter.api.Test;

/**
 * Two layers with pairwise distinct hyperplanes: W_0 is that of φ, so its dimension is D - N (papers/000, Theorem
 * 2.14). With one input and no biases all hyperplanes are {0}, and there is a closed form.
 */
class TwoLayerTheoremTest {

  private static int checked(Architecture a, int draws) {
    LawCell cell = Draws.cell(a, 5, draws);
    ExactDraws counter = Draws.exact(cell);
    int distinct = 0;
    for (int draw = 0; draw < draws; draw++) {
      DrawResult result = Draws.draw(counter, draw);
      if (distinct(a, Draws.weights(cell, draw))) {
        distinct++;
        assertEquals(a.parameters() - a.activeNeurons(), result.rank(), a.widthsLabel() + " draw " + draw);
        assertEquals(result.rank(), result.lie());
      }
    }
    return distinct;
  }

  /** No two neurons' weights (and biases) are proportional: all 2 × 2 minors of no pair vanish. */
  private static boolean distinct(Architecture a, long[] theta) {
    int inputs = a.width(2);
    int hidden = a.width(1);
    int from = a.width(0) * hidden;
    int biases = from + hidden * inputs + (a.bias() == Bias.ALL ? a.width(0) : 0);
    boolean affine = a.bias() != Bias.NONE;
    for (int j = 0; j < hidden; j++) {
      for (int k = 0; k < j; k++) {
        boolean proportional = true;
        for (int c = 1; c < inputs + (affine ? 1 : 0); c++) {
          long jc = c < inputs ? theta[from + j * inputs + c] : theta[biases + j];
          long kc = c < inputs ? theta[from + k * inputs + c] : theta[biases + k];
          proportional &= theta[from + j * inputs] * kc == theta[from + k * inputs] * jc;
        }
        if (proportional) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void inThePlane() {
    assertTrue(checked(Draws.relu(1, 4, 2), 300) > 290);
    assertTrue(checked(Draws.relu(3, 9, 2), 60) > 55);
  }

  @Test
  void inSpace() {
    assertTrue(checked(Draws.relu(1, 4, 3), 100) > 95);
    assertTrue(checked(Draws.relu(2, 3, 4), 60) > 55);
  }

  @Test
  void oneInputWithBiases() {
    assertTrue(checked(Draws.biased(Bias.HIDDEN, 1, 5, 1), 300) > 290);
    assertTrue(checked(Draws.biased(Bias.ALL, 2, 4, 1), 100) > 95);
    assertTrue(checked(Draws.biased(Bias.HIDDEN, 2, 3, 2), 60) > 55);
  }

  /**
   * Rows (32768, 1) and (32767, 1): the regions between them are a sliver, and yet each neuron has fields of its own.
   */
  @Test
  void nearlyParallelNeurons() {
    Architecture a = Draws.relu(1, 3, 2);
    Circuit network = new Circuit(a);
    long[] theta = {3, -5, 7, 32768, 1, 32767, 1, 32766, 1};
    AllInputs inputs = new AllInputs(network, Stream.named("slivers"), true);
    PrimeField field = new PrimeField(8388593);
    ModularDraw modulus = new ModularDraw(
        network, new FreeColumns(network), field, Draws.VECTOR, Stream.named("fields"), true);
    modulus.begin(theta, 0);
    inputs.explore(theta, 0, modulus, () -> {});
    assertEquals(6, modulus.rank());
  }

  /** Half-lines ±: neurons that are active on one of them, with one sign, can be mixed as in a linear network. */
  @Test
  void oneInputWithoutBiases() {
    Architecture a = Draws.relu(2, 4, 1);
    LawCell cell = Draws.cell(a, 6, 100);
    ExactDraws counter = Draws.exact(cell);
    for (int draw = 0; draw < 100; draw++) {
      long[] theta = Draws.weights(cell, draw);
      int positive = 0;
      for (int j = 0; j < 4; j++) {
        positive += theta[8 + j] > 0 ? 1 : 0;
      }
      DrawResult result = Draws.draw(counter, draw);
      int sides = (positive > 0 ? 1 : 0) + (positive < 4 ? 1 : 0);
      assertEquals(2 * sides, result.rank(), "two fields for each side that has a neuron");
      assertEquals(linear(positive) + linear(4 - positive), result.lie());
    }
  }

  /** dim Lie of the linear network 2,r,1, which has r(r+1)/2 laws for r ≤ 3 and 3(r - 1) beyond. */
  private static int linear(int r) {
    return 3 * r - (r <= 3 ? r * (r + 1) / 2 : 3 * (r - 1));
  }

  @Test
  void fieldsVanishOnDeadLayers() {
    Circuit network = new Circuit(Draws.relu(1, 2, 2));
    ModularFields fields = new ModularFields(network, new PrimeField(8388593));
    fields.at(new long[] {1, 2, 3, 4, 5, 6});
    PatternSet none = new PatternSet(2);
    none.add(new long[1], 0);
    fields.pattern(none, 0);
    double[] row = new double[6];
    fields.row(0, 1, row);
    for (double entry : row) {
      assertEquals(0, entry);
    }
  }
}
