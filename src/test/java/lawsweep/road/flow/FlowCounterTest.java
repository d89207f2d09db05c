package lawsweep.road.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts of flows against what is published, and against closed forms. */
class FlowCounterTest {

  private static final Kernels KERNELS = VectorKernels.hot();

  static LawCount count(LawCell cell) {
    return count(cell, Limits.DEFAULT);
  }

  static LawCount count(LawCell cell, Limits limits) {
    return new FlowCounter(KERNELS).count(cell, limits, Team.alone(), Stop.NEVER);
  }

  private static List<Integer> widths(String text) {
    return FlowLawsTest.widths(text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"1,2,1 | 2 | 6", "1,3,1 | 6 | 6", "2,2,2 | 1 | 15", "2,3,2 | 3 | 21",
      "1,2,2,1 | 2 | 14", "2,2,2,2 | 2 | 22", "2,7,1 | 21 | 21", "1,4,4,2 | 12 | 44", "1,3,3,1 | 6 | 24"})
  void momentumOfLinearNetworks(String widths, long laws, long ideal) {
    for (int damping = 0; damping < 2; damping++) {
      LawCount count = count(Cells.momentum("linear", widths(widths), "euclidean", "primal", damping));
      assertEquals(Verdict.COMPLETE, count.verdict(), count::reason);
      assertEquals(laws, count.laws());
      assertEquals(ideal, count.lieDim());
      assertEquals(laws, count.knownLaws());
      assertEquals(0, count.extraLaws());
      assertEquals(2 * count.parameters(), count.certificate().phaseDim());
      assertEquals(Optional.of((long) damping), count.certificate().timeLaws());
    }
  }

  /** A law that hangs on tensors with a metric, too, is none, though some of its gradients are at the others alone. */
  @ParameterizedTest
  @ValueSource(strings = {"entropy,euclidean,euclidean", "entropy,entropy,euclidean", "euclidean,entropy,euclidean"})
  void lawsHangOnPlainTensorsAsAWhole(String metrics) {
    LawCount count = count(
        Cells.mirror("image 1x3 > conv 2 3 pad circ > conv 2 3 pad circ > conv 1 3 pad circ", metrics));
    assertEquals(count.parameters(), count.laws() + count.lieDim());
    assertEquals(count.knownLaws(), count.certificate().provenLaws());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"1,1,1 | 2", "2,2,1 | 6", "1,2,2,1 | 8", "2,2,2 | 8", "1,1,1,1,1 | 4"})
  void momentumLeavesNothingOfRectifiers(String widths, long parameters) {
    LawCount count = count(Cells.momentum("relu", widths(widths), "euclidean", "primal", 1));
    assertEquals(Verdict.COMPLETE, count.verdict(), count::reason);
    assertEquals(0, count.laws());
    assertEquals(2 * parameters, count.lieDim());
    assertEquals(Optional.of(0L), count.certificate().timeLaws());
  }

  /** Lists begin next to the output; scalar blocks have extra laws, counted by proof. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "linear | 2,2,2 | entropy | 2 | complete",
      "linear | 1,2,1 | entropy | 3 | extra",
      "linear | 1,2,2,1 | entropy | 7 | extra",
      "linear | 1,2,2,1 | log | 7 | extra",
      "relu | 2,2,2,2 | entropy | 4 | complete",
      "relu | 2,2,2,2 | log | 4 | complete",
      "linear | 2,2,2,2 | entropy,euclidean,euclidean | 5 | complete",
      "linear | 2,1,2,2,1 | entropy | 8 | extra",
      "linear | 2,2,2,2 | euclidean,entropy,euclidean | 4 | complete"})
  void mirrors(String family, String widths, String metrics, long laws, String verdict) {
    LawCount count = count(Cells.mirror(family, widths(widths), metrics));
    assertEquals(verdict, count.verdict().label(), count::reason);
    assertEquals(laws, count.laws());
    assertEquals(count.parameters() - laws, count.lieDim());
    assertEquals(Optional.of(0L), count.certificate().timeLaws());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "2,2,2 | entropy | primal | 4 | 1",
      "1,2,2,1 | entropy | primal | 8 | 1",
      "2,2,2 | log | primal | 0 | 0",
      "1,1,1 | log | primal | 1 | 1",
      "1,2,1 | log | dual | 2 | 1",
      "1,1,1,1 | log | primal | 3 | 1",
      "1,1,1,1 | log | dual | 3 | 1",
      "2,1,1,1 | euclidean,log,log | dual | 1 | 1",
      "1,1,1 | power-3 | primal | 0 | 0",
      "2,2,2 | entropy,euclidean | primal | 0 | 0",
      "2,3,2,2 | euclidean,euclidean,entropy | primal | 3 | 1",
      "2,2,2 | entropy | dual | 0 | 0",
      "1,2,2,1 | log | dual | 0 | 0",
      "2,3,2,2 | euclidean,euclidean,entropy | dual | 3 | 1"})
  void momentumWithMetrics(String widths, String metrics, String form, long laws, long time) {
    LawCount count = count(Cells.momentum("linear", widths(widths), metrics, form, 1));
    assertEquals(Verdict.COMPLETE, count.verdict(), count::reason);
    assertEquals(laws, count.laws());
    assertEquals(Optional.of(time), count.certificate().timeLaws());
  }

  /** Without damping a linear law gives ω · b, which is free of time, and θ · b - t ω · b, which is not. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "vec 2 > dense 2 > tanh > ce 3 | euclidean | 4 | 1",
      "vec 2 > dense 3 > relu > dense 2 | euclidean | 0 | 0",
      "vec 2 > dense 3 > relu > dense 2 | entropy | 6 | 1",
      "vec 3 > dense 1 > relu > dense 1 > dense 4 > dense 1 | euclidean | 10 | 0",
      "seq 2x2 > attn 1x2 bias qk > out 1 | euclidean | 7 | 1",
      "seq 2x1 > attn 1x3 | euclidean | 12 | 0",
      "vec 1 > glu 3 id to 1 | euclidean | 0 | 0",
      "seq 2x1 causal > attn 4x2 | euclidean | 16 | 0"})
  void momentumOfLines(String line, String metrics, long laws, long time) {
    LawCount count = count(Cells.momentum(line, metrics, 0));
    assertEquals(Verdict.COMPLETE, count.verdict(), count::reason);
    assertEquals(laws, count.laws());
    assertEquals(Optional.of(time), count.certificate().timeLaws());
  }

  /** What ends early claims nothing. */
  @Test
  void shortFlowsLeaveACountUndecided() {
    LawCount count = count(Cells.momentum("linear", List.of(1, 2, 3, 3, 1), "euclidean", "primal", 1),
        new Limits(Double.POSITIVE_INFINITY, 1L << 33, 4));
    assertEquals(Verdict.UNDECIDED, count.verdict());
    assertTrue(count.lieDim() < 33);
    assertTrue(count.reason().contains("bracket_length"), count::reason);
    assertEquals(Optional.empty(), count.certificate().timeLaws());
    LawCount late = count(Cells.momentum(List.of(2, 3, 2)), new Limits(1e-9, 1L << 33, 64));
    assertEquals(Verdict.UNDECIDED, late.verdict());
    assertEquals(0, late.lieDim());
    assertFalse(late.reason().isEmpty());
  }
}
