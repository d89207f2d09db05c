package lawsweep.circuit.laws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Step;
import org.junit.jupiter.api.Test;

/** A softmax in a circuit of eight steps, and what looks like one. */
class SoftmaxPatternTest {

  private static final List<Integer> SQUARE = List.of(2, 2);

  /** Shares of rows of a 2 × 2 input, its exponentials multiplied by some numbers first. */
  private static Circuit circuit(Long... factors) {
    return new Circuit(List.of(), List.of(
        new Step.Input(SQUARE),
        new Step.Apply(0, Scalar.EXP, SQUARE),
        new Step.Constant(SQUARE, List.of(factors)),
        new Step.Contraction(1, 2, "nm,nm->nm", SQUARE),
        new Step.Constant(List.of(2), List.of(1L, 1L)),
        new Step.Contraction(3, 4, "nm,m->n", List.of(2)),
        new Step.Apply(5, Scalar.RECIPROCAL, List.of(2)),
        new Step.Contraction(3, 6, "nm,n->nm", SQUARE)), 7, false);
  }

  @Test
  void aMaskKeepsSomeEntries() {
    SoftmaxPattern softmax = new SoftmaxPattern(circuit(1L, 0L, 1L, 1L));
    assertTrue(softmax.ends(7));
    assertEquals(0, softmax.scores(7));
    assertEquals(2, softmax.width(7));
    assertArrayEquals(new boolean[] {true, false, true, true}, softmax.kept(7));
    assertTrue(softmax.inside(3));
    assertFalse(softmax.inside(0));
  }

  /** With other factors rows are not seen up to a shift of what stands inside alone; so it is none. */
  @Test
  void otherFactorsAreNoMask() {
    SoftmaxPattern softmax = new SoftmaxPattern(circuit(1L, 2L, 1L, 1L));
    assertFalse(softmax.ends(7));
    assertFalse(softmax.inside(1));
  }
}
