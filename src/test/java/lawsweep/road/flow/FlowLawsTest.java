package lawsweep.road.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lawsweep.circuit.flow.CircuitFields;
import lawsweep.circuit.flow.PhasePoint;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.random.Stream;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many laws are written down, against what the papers and closed forms say. */
class FlowLawsTest {

  private static final Kernels KERNELS = new ScalarKernels();

  private static int known(FlowNetwork network) {
    return ranks(network)[0];
  }

  /** N and N'. */
  private static int[] ranks(FlowNetwork network) {
    PhasePoint point = new PhasePoint(new CircuitFields(FlowDraw.point(network, Stream.named("laws of flows"), 0)),
        network.motion());
    FlowLaws laws = FlowLaws.of(network, point, Watch.NONE);
    return new int[] {laws.rank(laws.known(), KERNELS, Team.alone()), laws.rank(laws.all(), KERNELS, Team.alone())};
  }

  static List<Integer> widths(String text) {
    return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
  }

  /** The closed form is the rank of gradients, for random widths; whether these are all laws is not asked here. */
  @Test
  void rotationsOfLinearNetworksAreAsManyAsTheClosedFormSays() {
    Random random = new Random(21);
    for (int i = 0; i < 60; i++) {
      List<Integer> widths = new ArrayList<>();
      int depth = 2 + random.nextInt(3);
      for (int layer = 0; layer <= depth; layer++) {
        widths.add(1 + random.nextInt(8));
      }
      FlowNetwork network = FlowNetwork.of(Cells.momentum(widths));
      assertEquals(RotationCount.of(widths), known(network), widths::toString);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"1,2,1 | 2", "1,3,1 | 6", "1,4,1 | 10", "1,5,1 | 14", "2,2,2 | 1", "2,3,2 | 3",
      "2,7,1 | 21", "2,8,1 | 27", "3,4,3 | 6", "1,4,4,2 | 12", "1,2,2,1 | 2", "2,2,2,2 | 2", "1,3,3,1 | 6",
      "2,2,2,2,2 | 3", "2,3,4,2 | 9", "1,1,1 | 0", "1,1,2,1,1 | 2"})
  void closedFormOfMomentum(String widths, int laws) {
    assertEquals(laws, RotationCount.of(widths(widths)));
    assertEquals(laws, known(FlowNetwork.of(Cells.momentum(widths(widths)))));
  }

  /** With a list of metrics from U1, the matrix next to the output: layers between Euclidean ones keep matrices. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "linear | 2,2,2 | entropy | 2 | 2",
      "linear | 2,2,2 | log | 2 | 2",
      "linear | 2,2,2 | power-5 | 2 | 2",
      "linear | 1,2,1 | entropy | 2 | 3",
      "linear | 1,2,2,1 | entropy | 4 | 7",
      "linear | 1,2,2,1 | euclidean,entropy,log | 4 | 7",
      "linear | 2,1,2,2,1 | log | 5 | 8",
      "relu | 2,2,2,2 | entropy | 4 | 4",
      "relu | 2,2,2,2 | euclidean,entropy,entropy | 4 | 4",
      "linear | 2,2,2,2 | entropy,euclidean,euclidean | 5 | 5",
      "linear | 2,2,2,2 | euclidean,entropy,euclidean | 4 | 4",
      "linear | 2,3,2,2 | entropy,euclidean,euclidean | 6 | 6",
      "linear | 2,3,2,2 | euclidean,euclidean,entropy | 8 | 8"})
  void lawsOfMirrors(String family, String widths, String metrics, int known, int proven) {
    int[] ranks = ranks(FlowNetwork.of(Cells.mirror(family, widths(widths), metrics)));
    assertEquals(known, ranks[0]);
    assertEquals(proven, ranks[1]);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "2,2,2 | entropy | primal | 4",
      "1,2,2,1 | entropy | primal | 8",
      "2,2,2 | entropy,euclidean | primal | 0",
      "2,2,2 | log | primal | 0",
      "2,3,2,2 | euclidean,euclidean,entropy | primal | 3",
      "2,3,2,2 | entropy,entropy,euclidean | primal | 6",
      "2,2,2 | entropy | dual | 0",
      "1,2,2,1 | log | dual | 0",
      "2,3,2,2 | euclidean,euclidean,entropy | dual | 3"})
  void lawsOfMomentumWithMetrics(String widths, String metrics, String form, int laws) {
    for (int damping = 0; damping < 2; damping++) {
      assertEquals(laws, known(FlowNetwork.of(Cells.momentum("linear", widths(widths), metrics, form, damping))));
    }
  }

  /** Column sums before a softmax are linear laws, so each counts twice; biases of keys too. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "vec 2 > dense 2 > tanh > ce 3 | euclidean | 4",
      "vec 2 > dense 2 > tanh > ce 3 bias | euclidean | 6",
      "vec 2 > dense 2 > tanh > ce 3 | entropy | 0",
      "vec 2 > dense 3 > relu > dense 2 | euclidean | 0",
      "vec 2 > dense 3 > relu > dense 2 | entropy | 6",
      "vec 3 > dense 1 > relu > dense 1 > dense 4 > dense 1 | euclidean | 10",
      "image 1x5 > conv 2 4 stride 1 dil 1 pad circ > conv 1 4 stride 1 dil 1 pad circ | euclidean | 2",
      "image 1x6 > conv 3 3 stride 1 dil 1 pad circ > conv 1 3 stride 1 dil 1 pad circ | euclidean | 6",
      "seq 1x2 > attn 3x1 | entropy | 30",
      "seq 1x2 > attn 3x1 | log | 24"})
  void momentumOfLines(String line, String metrics, int laws) {
    for (int damping = 0; damping < 2; damping++) {
      assertEquals(laws, known(FlowNetwork.of(Cells.momentum(line, metrics, damping))));
    }
  }

  @Test
  void metricsOfWidthsBeginAtTheOutput() {
    FlowNetwork network = FlowNetwork.of(Cells.mirror("relu", List.of(1, 2, 3), "entropy,log"));
    assertEquals(List.of(2, 1), network.powers());
    assertTrue(network.circuit().tensors().getFirst().shape().equals(List.of(2, 3)));
  }
}
