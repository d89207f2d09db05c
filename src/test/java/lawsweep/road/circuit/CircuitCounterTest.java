package lawsweep.road.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.road.dense.DenseCounter;
import lawsweep.work.Limits;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Verdicts of networks that a line says, against theorems and against the dense road. */
class CircuitCounterTest {

  private static void assertAsDense(String line, Family family, Integer... widths) {
    LawCount found = Counts.of(line);
    Architecture network = new Architecture(family, List.of(widths), Bias.NONE);
    LawCount dense = new DenseCounter(VectorKernels.hot()).count(new LawCell(network, Fields.GENERIC, 1, 0),
        Limits.DEFAULT, Team.alone(), Stop.NEVER);
    assertEquals(dense.levelDims(), found.levelDims(), line);
    assertEquals(dense.lieDim(), found.lieDim(), line);
    assertEquals(dense.knownLaws(), found.knownLaws(), line);
    assertEquals(dense.verdict(), found.verdict(), line);
  }

  @Test
  void chainsAreCountedAsTheyAreByTheirWidths() {
    assertAsDense("vec 2 > dense 3 > out 5", Family.LINEAR, 5, 3, 2);
    assertAsDense("vec 2 > dense 3 > dense 3 > out 2", Family.LINEAR, 2, 3, 3, 2);
    assertAsDense("vec 1 > dense 2 > dense 2 > out 1", Family.LINEAR, 1, 2, 2, 1);
    assertAsDense("vec 2 > dense 3 > relu > dense 2 > relu > out 2", Family.RELU, 2, 2, 3, 2);
  }

  /** Brackets of up to nine fields: two wide layers between narrow ones are filled strand by strand. */
  @Test
  void longBracketsAreCountedAsOnTheDenseRoad() {
    assertAsDense("vec 2 > dense 7 > dense 7 > out 1", Family.LINEAR, 1, 7, 7, 2);
  }

  /** D - N is reached, with as many laws as the theorem has for linear layers, n² for each pair of neighbours. */
  @Test
  void longBracketsProveCounts() {
    for (String line : List.of("image 2x1 > conv 7 1 > conv 7 1 > conv 1 1 > relu > out 1",
        "vec 1 > dense 2 > tanh > dense 7 > dense 7 > out 1", "tokens 2x1 2 > dense 7 > dense 7 > out 1")) {
      LawCount count = Counts.of(line);
      assertEquals(Verdict.COMPLETE, count.verdict(), line);
      assertTrue(count.bracketLength() > 7, line + ": " + count.levelDims());
      assertEquals(count.levelDims().getLast(), (int) count.lieDim(), line);
    }
  }

  @Test
  void attentionHasTheLawsOfItsTheorem() {
    LawCount count = Counts.of("seq 2x3 > attn 2x2");
    assertEquals(12, count.laws());
    assertEquals(Verdict.COMPLETE, count.verdict());
    assertEquals(0, count.errorBound());
    assertEquals(Map.of("heads", 12L), count.certificate().knownKinds().orElseThrow());
  }

  @Test
  void withoutIndependenceNothingIsProved() {
    LawCount count = Counts.of("tokens 4x2 2 > pos > res(mlp 2 sigmoid) > out 3");
    assertEquals(Verdict.COMPLETE_IF_INDEPENDENT, count.verdict());
    assertEquals(count.parameters(), count.lieDim() + count.knownLaws());
    assertTrue(Double.isNaN(count.errorBound()));
    assertEquals("", count.reason());
  }

  /** A scalar block 1,2,2,1 behind tokens with positions: one law more than is known, and residues could not tell. */
  @Test
  void standstillWithoutIndependenceIsUndecided() {
    LawCount count = Counts.of("tokens 2x2 1 > pos > glu 2 sigmoid > dense 2 > dense 2 > out 1");
    assertEquals(Verdict.UNDECIDED, count.verdict());
    assertEquals(1, count.extraLaws());
    assertTrue(count.reason().contains("residues may overstate it"), count.reason());
  }

  /** A table of words is a matrix in a linear chain; with few contexts samples that stand still say as much. */
  @Test
  void fewContextsAreTakenTogether() {
    LawCount tokens = Counts.of("tokens 2x2 1 > dense 2 > dense 2 > out 1");
    LawCount chain = Counts.of("vec 2 > dense 1 > dense 2 > dense 2 > out 1");
    assertEquals(Verdict.EXTRA, tokens.verdict());
    assertEquals(chain.levelDims(), tokens.levelDims());
    assertEquals(chain.extraLaws(), tokens.extraLaws());
    assertEquals(1, tokens.extraLaws());
    assertTrue(tokens.errorBound() > 0 && tokens.errorBound() < 1e-12, tokens.errorBound() + "");
  }

  @Test
  void standstillOfTokensIsUndecided() {
    LawCount count = Counts.of("tokens 300x1 1 > dense 3 > gamma > ce");
    assertEquals(Verdict.UNDECIDED, count.verdict());
    // One law more than is known, and one for each context that no sample met.
    assertTrue(count.extraLaws() >= 1, count.extraLaws() + " extra");
    assertTrue(count.reason().contains("contexts of tokens may have been missed"), count.reason());
  }

  /** Gains that cross entropy sees up to a constant, behind one column: nobody names their law. */
  @Test
  void lawsThatNobodyKnowsAreExtra() {
    LawCount count = Counts.of("vec 3 > dense 1 > dense 3 > gamma > ce");
    assertEquals(Verdict.EXTRA, count.verdict());
    assertEquals(1, count.extraLaws());
    assertEquals(count.knownLaws(), count.certificate().provenLaws());
    assertTrue(count.errorBound() > 0 && count.errorBound() < 1e-12, count.errorBound() + "");
  }

  @Test
  void normsOverOneDimensionAreRefused() {
    for (String line : List.of("vec 2 > ln > dense 1 > tanh > out 2",
        "vec 3 > dense 1 > rms > dense 2 > tanh > out 1", "vec 1 > ln > out 2",
        "vec 2 > dense 1 > ln > tanh > out 1", "vec 3 > ln > dense 1 > ln > tanh > out 1")) {
      OutOfReachException refused = assertThrows(OutOfReachException.class, () -> Counts.of(line));
      assertTrue(refused.getMessage().contains("one effective dimension"), refused.getMessage());
    }
  }

  @Test
  void shortBracketsLeaveItUndecided() {
    LawCount count = Counts.of("vec 2 > dense 3 > out 5", new Limits(Double.POSITIVE_INFINITY, 1 << 30, 1));
    assertEquals(Verdict.UNDECIDED, count.verdict());
    assertEquals(10, count.lieDim());
    assertEquals("brackets of more than 1 fields are needed (limits: bracket_length)", count.reason());
    LawCount longer =
        Counts.of("vec 2 > dense 7 > dense 7 > out 1", new Limits(Double.POSITIVE_INFINITY, 1 << 30, 8));
    assertEquals(List.of(2, 3, 5, 7, 9, 10, 12, 13), longer.levelDims());
    assertEquals("brackets of more than 8 fields are needed (limits: bracket_length)", longer.reason());
  }
}
