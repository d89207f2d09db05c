package lawsweep.circuit.laws.named;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;

/** Circuits that no line of the language says. */
class HandMadeCircuitsTest {

  private static final List<Integer> THREE = List.of(3);

  private static List<String> kinds(Circuit circuit) {
    NamedLaws laws = NamedLaws.of(circuit, Watch.NONE);
    return IntStream.range(0, laws.size()).mapToObj(laws::kind).toList();
  }

  /** Σ m g C x with a constant matrix C. */
  private static Circuit gains(Long... constant) {
    return new Circuit(List.of(new Tensor("g", THREE, 0), new Tensor("m", THREE, 3)), List.of(
        new Step.Input(THREE),
        new Step.Constant(List.of(3, 3), List.of(constant)),
        new Step.Contraction(0, 1, "e,ef->f", THREE),
        new Step.Parameter(0, THREE),
        new Step.Contraction(2, 3, "e,e->e", THREE),
        new Step.Parameter(1, THREE),
        new Step.Contraction(4, 5, "e,e->", List.of())), 6, false);
  }

  @Test
  void gainsNeedWhatSumsToZero() {
    assertEquals(List.of("artanh"), kinds(gains(2L, -1L, -1L, -1L, 2L, -1L, -1L, -1L, 2L)));
    assertEquals(List.of("artanh"), kinds(gains(1L, -1L, 0L, 0L, 3L, -3L, 0L, 0L, 0L)));
    assertEquals(List.of(), kinds(gains(2L, -1L, -1L, -1L, 2L, -1L, -1L, -1L, 3L)));
    assertEquals(List.of(), kinds(gains(1L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 1L)));
  }

  /** U Uᵀ is blind to rotations; with Σ U or with an entrywise square beside it, it is not. */
  @Test
  void rowSpacesNeedRotations() {
    List<Tensor> tensors = List.of(new Tensor("U", List.of(1, 3), 0));
    Step u = new Step.Parameter(0, List.of(1, 3));
    Step gram = new Step.Contraction(0, 0, "ir,jr->ij", List.of(1, 1));
    assertEquals(List.of("row space", "scalar block"), kinds(new Circuit(tensors, List.of(u, gram), 1, false)));
    Step ones = new Step.Constant(List.of(3, 1), List.of(1L, 1L, 1L));
    Step sum = new Step.Contraction(0, 2, "ir,rj->ij", List.of(1, 1));
    Step both = new Step.Contraction(1, 3, "ij,jk->ik", List.of(1, 1));
    assertEquals(List.of("scalar block"), kinds(new Circuit(tensors, List.of(u, gram, ones, sum, both), 4, false)));
    Step square = new Step.Contraction(0, 0, "ir,jr->r", THREE);
    assertEquals(List.of(), kinds(new Circuit(tensors, List.of(u, gram, square), 2, false)));
  }
}
