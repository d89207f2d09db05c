package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import org.junit.jupiter.api.Test;

/**
 * Draws of tiny networks against polynomials over the integers: W_0 and all brackets of all generators, at regions
 * found on a grid of inputs. A grid that found as many patterns as were used found the same ones: then the dimensions
 * must agree, and R once found is R. A coarser grid must not give more.
 */
class DataByDefinitionTest {

  private static final int DRAWS = 24;

  private static int agreeing(Architecture a, int reach) {
    return agreeing(Draws.cell(a, 3, DRAWS), reach);
  }

  private static int entropy(Architecture a, int reach) {
    return agreeing(Draws.entropy(a, 3, new DataChoice(DRAWS, 0, Optional.empty())), reach);
  }

  private static int agreeing(LawCell cell, int reach) {
    Architecture a = cell.architecture();
    ExactDraws draws = Draws.exact(cell);
    int whole = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      DrawResult result = Draws.draw(draws, draw);
      PolynomialNetwork network = new PolynomialNetwork(a, cell.loss(), Draws.weights(cell, draw));
      grid(network, a, reach);
      if (a.family() == Family.RESIDUAL && a.width(0) == 2) {
        edges(network, a, Draws.weights(cell, draw));
      }
      List<Integer> levels = network.levels(3);
      String where = cell.key() + " draw " + draw + ": " + result + ", by definition " + levels;
      assertTrue(levels.getFirst() <= result.rank() && levels.getLast() <= result.lie(), where);
      boolean all = result.rank() == a.parameters() - a.activeNeurons() - cell.loss().still(a);
      if (all ? levels.getFirst() == result.rank() : network.patterns() == result.patterns()) {
        whole++;
        assertEquals(levels.getFirst(), result.rank(), where);
        assertEquals(levels.getLast(), result.lie(), where);
      }
    }
    return whole;
  }

  /** Inputs of odd numerators and, without biases, on the rim of a square. */
  private static void grid(PolynomialNetwork network, Architecture a, int reach) {
    int n = a.width(a.depth());
    boolean affine = a.bias() != Bias.NONE;
    for (int i = -reach; i <= reach; i++) {
      if (n == 1 && affine) {
        network.region(new long[] {i}, reach);
        network.region(new long[] {(long) Integer.signum(i) * reach}, Math.max(1, Math.abs(i)));
      } else if (n == 1 && Math.abs(i) == 1) {
        network.region(new long[] {i}, 1);
      } else if (n == 2) {
        rim(network, 2L * i + 1, 2L * reach + 3);
      }
    }
  }

  /** Close to where a neuron of the first block switches regions of later blocks are thin. */
  private static void edges(PolynomialNetwork network, Architecture a, long[] theta) {
    for (int at = theta.length - 2 * a.width(a.depth() - 1); at < theta.length; at += 2) {
      for (long k = 1; k < 1L << 30; k *= 2) {
        for (long side : new long[] {-k, k}) {
          for (long off : new long[] {-1, 1}) {
            network.region(new long[] {-side * theta[at + 1] + off, side * theta[at]}, 1);
          }
        }
      }
    }
  }

  private static void rim(PolynomialNetwork network, long along, long radius) {
    for (long one = 1; one < 200; one *= 12) {
      network.region(new long[] {along, radius}, one);
      network.region(new long[] {along, -radius}, one);
      network.region(new long[] {radius, along}, one);
      network.region(new long[] {-radius, along}, one);
    }
  }

  @Test
  void twoLayers() {
    assertTrue(agreeing(Draws.relu(1, 2, 2), 60) > DRAWS / 2);
    assertTrue(agreeing(Draws.relu(2, 2, 2), 60) > DRAWS / 2);
  }

  @Test
  void threeLayers() {
    assertTrue(agreeing(Draws.relu(1, 2, 2, 2), 100) > DRAWS / 2);
    assertTrue(agreeing(Draws.relu(2, 2, 2, 2), 100) > DRAWS / 2);
    assertTrue(agreeing(Draws.relu(1, 3, 1, 2), 100) > DRAWS / 2);
  }

  @Test
  void biases() {
    assertTrue(agreeing(Draws.biased(Bias.HIDDEN, 1, 2, 1), 40) > DRAWS / 3);
    assertTrue(agreeing(Draws.biased(Bias.ALL, 2, 2, 1), 40) > DRAWS / 3);
    assertTrue(agreeing(Draws.biased(Bias.HIDDEN, 1, 2, 2, 1), 40) > DRAWS / 3);
  }

  @Test
  void oneInput() {
    assertEquals(DRAWS, agreeing(Draws.relu(1, 3, 1), 1));
    assertEquals(DRAWS, agreeing(Draws.relu(2, 2, 3, 1), 1));
  }

  @Test
  void crossEntropy() {
    assertTrue(entropy(Draws.relu(2, 2, 2), 60) > DRAWS / 2);
    assertTrue(entropy(Draws.relu(3, 2, 2), 60) > DRAWS / 2);
    assertTrue(entropy(Draws.relu(2, 2, 2, 2), 100) > DRAWS / 2);
    assertTrue(entropy(Draws.biased(Bias.ALL, 3, 2, 1), 40) > DRAWS / 3);
    assertTrue(entropy(Draws.biased(Bias.HIDDEN, 2, 2, 1), 40) > DRAWS / 3);
    assertEquals(DRAWS, entropy(Draws.relu(3, 3, 1), 1));
  }

  @Test
  void crossEntropyThroughResidualBlocks() {
    assertEquals(DRAWS, entropy(Draws.residual(2, 2, 2), 100));
    assertEquals(DRAWS, entropy(Draws.residual(2, 1, 2, 1, 2), 100));
  }

  @Test
  void residualBlocks() {
    assertEquals(DRAWS, agreeing(Draws.residual(1, 1, 1, 1, 1), 1));
    assertEquals(DRAWS, agreeing(Draws.residual(1, 2, 1, 2, 1), 1));
    assertTrue(agreeing(Draws.residual(2, 1, 2, 1, 2), 100) > DRAWS / 2);
  }
}
