package lawsweep.circuit.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.line.Network;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.Metric;
import lawsweep.law.setting.MomentumForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics M = diag(θ^a): laws that the mathematics lists, and those of single neurons by their reason. */
class MetricTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "linear | 2,2,2     | 2",
      "linear | 1,2,1     | 3",
      "linear | 1,2,2,1   | 7",
      "linear | 2,1,2,2,1 | 8",
      "linear | 2,3,2     | 3",
      "relu   | 2,2,2,2   | 4",
      "relu   | 1,3,1     | 3"})
  void gradientFlowsConserveOneNumberOfEachNeuron(String family, String widths, int laws) {
    Circuit circuit = circuit(family, widths);
    int d = circuit.columns();
    for (int power = 1; power <= 4; power++) {
      PhaseSpan span = Spans.span(circuit, Spans.motion(false, false, 1, d, power), power % 2);
      assertEquals(d - laws, Spans.stalled(span, d, 5), "power " + power);
    }
  }

  private static Circuit circuit(String family, String widths) {
    List<Integer> list = Spans.widths(widths);
    return family.equals("linear") ? Spans.linear(list) : Spans.relu(list);
  }

  /** Sums of what goes out less what comes in are linear with M = θ: they survive twice, other powers do not. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "linear | 2,2,2   | 1 | 4",
      "linear | 1,2,2,1 | 1 | 8",
      "relu   | 2,2,2   | 1 | 4",
      "linear | 2,2,2   | 2 | 0",
      "linear | 1,2,2,1 | 3 | 0"})
  void momentumInThePrimalForm(String family, String widths, int power, int laws) {
    Circuit circuit = circuit(family, widths);
    int dimension = 2 * circuit.columns();
    for (int damping = 0; damping < 2; damping++) {
      PhaseSpan span = Spans.span(circuit, Spans.motion(true, false, damping, dimension / 2, power), damping);
      assertEquals(dimension - laws, Spans.stalled(span, dimension, 3));
      // Without damping h' is conserved, and h - t h' is not: one of them hangs on the time all the same.
      assertEquals(span.rank() + (laws > 0 ? 1 : 0), span.rankWithDrift());
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "linear | 2,2,2   | 1",
      "linear | 1,2,1   | 1",
      "linear | 1,2,2,1 | 2",
      "relu   | 2,2,2   | 1"})
  void momentumInTheDualForm(String family, String widths, int power) {
    Circuit circuit = circuit(family, widths);
    int dimension = 2 * circuit.columns();
    for (int damping = 0; damping < 2; damping++) {
      PhaseSpan span = Spans.span(circuit, Spans.motion(true, true, damping, dimension / 2, power), damping);
      assertEquals(dimension, Spans.stalled(span, dimension, 3));
    }
  }

  /** Column sums of a softmax head stand still: in the mirror, θ^(1 - power) / (1 - power), they survive twice. */
  @Test
  void linearLawsSurviveTwiceInTheDualForm() {
    Circuit circuit = Network.of("vec 2 > ce 3").circuit();
    int dimension = 2 * circuit.columns();
    for (int power = 0; power <= 3; power++) {
      for (int damping = 0; damping < 2; damping++) {
        PhaseSpan span = Spans.span(circuit, Spans.motion(true, true, damping, dimension / 2, power), damping);
        assertEquals(dimension - 4, Spans.stalled(span, dimension, 4), "power " + power);
      }
    }
  }

  /** 2,2,2,2 with its last matrix mirrored: the hidden layer between the other two goes on turning. */
  @Test
  void rotationsBesideAMirrorSurviveInBothForms() {
    Circuit circuit = Spans.linear(List.of(2, 2, 2, 2));
    int[] powers = new int[12];
    Arrays.fill(powers, 8, 12, 2);
    for (int draw = 0; draw < 2; draw++) {
      PhaseSpan span = Spans.span(circuit, new PhaseMotion(true, draw == 1, draw, powers), draw);
      assertEquals(23, Spans.stalled(span, 24, 4));
    }
  }

  /** 2,2,2,2 with U_1 mirrored: a hidden layer between two Euclidean ones keeps 3, the other one 2. */
  @Test
  void aMetricOfEachTensor() {
    Circuit circuit = Spans.linear(List.of(2, 2, 2, 2));
    FlowSetting setting = new FlowSetting(Flow.GRADIENT,
        List.of(Metric.EUCLIDEAN, Metric.EUCLIDEAN, Metric.ENTROPY), Optional.empty(), 1);
    PhaseMotion motion = PhaseMotion.of(setting, circuit);
    int[] expected = new int[12];
    Arrays.fill(expected, 8, 12, 1);
    assertArrayEquals(expected, motion.powers());
    assertEquals(12 - 5, Spans.stalled(Spans.span(circuit, motion, 0), 12, 4));
  }

  @Test
  void settingsSayWhatMoves() {
    Circuit circuit = Spans.linear(List.of(1, 2, 1));
    FlowSetting dual = new FlowSetting(Flow.MOMENTUM, List.of(new Metric(3)), Optional.of(MomentumForm.DUAL), 0);
    PhaseMotion motion = PhaseMotion.of(dual, circuit);
    assertEquals(8, motion.dimension());
    PhasePoint point = Spans.point(circuit, motion, 0);
    for (int i = 0; i < 4; i++) {
      double t = point.theta()[i];
      double cube = point.fields().field().multiply(point.fields().field().multiply(t, t), t);
      assertEquals(point.fields().field().multiply(cube, point.omega()[i]), point.drift()[i]);
      assertEquals(0, point.drift()[4 + i]);
    }
  }
}
