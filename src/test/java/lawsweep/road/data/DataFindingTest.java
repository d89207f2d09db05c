package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.pattern.Inputs;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** What is claimed of a cell, on both roads: verdicts, error bounds, reasons, fingerprints. */
class DataFindingTest {

  private static LawCount inFloat(LawCell cell) {
    return DataCounter.inFloat64().count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  /** One draw at φ proves that the known laws are all, whatever the others are. */
  @Test
  void completenessIsProved() {
    LawCell cell = Draws.cell(Draws.relu(1, 3, 3, 2), 1, 100);
    LawCount count = Draws.count(cell, Team.alone());
    assertEquals(Verdict.COMPLETE, count.verdict());
    assertEquals(0, count.errorBound());
    assertTrue(Draws.tally(count).lies().counts().size() > 2);
    assertEquals(6, count.knownLaws());
    assertEquals(0, count.extraLaws());
    assertEquals("", count.reason());
  }

  /** Without biases and with one input there are more laws (as the exact road says), of which float64 proves none. */
  @Test
  void float64ProvesNothing() {
    LawCell cell = Draws.cell(Draws.relu(2, 4, 1), 6, 20);
    LawCount exact = Draws.count(cell, Team.alone());
    LawCount count = inFloat(cell);
    assertTrue(exact.reason().startsWith("phi's value in none of 20 draws"), exact.reason());
    assertEquals(Verdict.UNDECIDED, count.verdict());
    assertEquals(1, count.errorBound());
    assertTrue(!count.reason().isEmpty() && count.lieDim() <= exact.lieDim(), count.reason());
    LawCell one = Draws.cell(Draws.residual(1, 1, 1, 1, 1), 1, new DataChoice(1, oneSign(), Optional.empty()));
    assertTrue(Draws.count(one, Team.alone()).reason().startsWith("phi's value in none of 1 draw ("));
    assertTrue(inFloat(one).reason().startsWith("in float64"), inFloat(one).reason());
  }

  /** A draw of papers/001, Example 4.8, with t, u, v > 0: dim Lie 1, W_0 is closed. */
  private static int oneSign() {
    LawCell cell = Draws.cell(Draws.residual(1, 1, 1, 1, 1), 1, 1);
    int draw = 0;
    while (java.util.Arrays.stream(Draws.weights(cell, draw), 1, 4).anyMatch(w -> w < 0)) {
      draw++;
    }
    return draw;
  }

  /** Weights of smooth networks can be told from their outputs: no laws, known ones or others. */
  @Test
  void smoothNetworksHaveNoKnownLaws() {
    LawCount count =
        inFloat(Draws.cell(new Architecture(Family.TANH, List.of(1, 2, 2), Bias.NONE), 3, 8));
    assertEquals(Verdict.COMPLETE, count.verdict());
    assertEquals(0, count.laws());
    assertEquals(0, count.knownLaws());
    assertEquals(6, ((DataCertificate) count.certificate()).phi());
  }

  /** Where inputs have more regions than can be listed, a draw below φ decides nothing. */
  @Test
  void sampledInputsLeaveItUndecided() {
    Architecture a = Draws.relu(1, 1, 1, 20, 8);
    LawCell cell = Draws.cell(a, 2, 1);
    // The last neuron gets a negative multiple of what is never negative.
    int weight = new Circuit(a).steps().get(2).weights();
    int draw = 0;
    while (Draws.weights(cell, draw)[weight] > 0) {
      draw++;
    }
    LawCell dead = Draws.cell(a, 2, new DataChoice(1, draw, Optional.empty()));
    for (LawCount count : List.of(Draws.count(dead, Team.alone()), inFloat(dead))) {
      assertEquals(Verdict.UNDECIDED, count.verdict());
      assertEquals(1, Draws.tally(count).sampled());
      assertTrue(count.reason().contains("inputs were sampled, so 1 draw"), count.reason());
    }
  }

  /** Where all patterns are listed, nothing is sampled, below φ or not. */
  @Test
  void listedInputsAreNotSampled() {
    for (LawCell cell : List.of(Draws.cell(Draws.relu(1, 3, 3, 2), 1, 40), Draws.cell(Draws.relu(1, 2, 2, 3), 1, 40))) {
      for (LawCount count : List.of(Draws.count(cell, Team.alone()), inFloat(cell))) {
        assertEquals(0, Draws.tally(count).sampled());
        assertTrue(Draws.tally(count).atPhi() < 40);
      }
    }
  }

  @Test
  void fingerprintsTellInputsApart() {
    double[] values = {1, 2, -3, 1, 2, 5, -1, -2};
    String first = fingerprint(new Inputs(4, "ab".repeat(32), Optional.of(new Inputs.Numbers(2, 1, values))));
    assertEquals(first, fingerprint(new Inputs(4, "ab".repeat(32), Optional.of(new Inputs.Numbers(2, 1, values)))));
    assertNotEquals(first, fingerprint(new Inputs(4, "cd".repeat(32), Optional.of(new Inputs.Numbers(2, 1, values)))));
  }

  private static String fingerprint(Inputs inputs) {
    LawCount count = Draws.count(Draws.cell(Draws.relu(1, 2, 2), 4, 3, inputs), Team.alone());
    return ((DataCertificate) count.certificate()).fingerprint();
  }
}
