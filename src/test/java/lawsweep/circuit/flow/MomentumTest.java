package lawsweep.circuit.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.line.Network;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Momentum without a metric. */
class MomentumTest {

  /** The table of the mathematics: widths, parameters, laws; with damping and without, for two primes. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "1,2,1     | 4  | 2",
      "1,3,1     | 6  | 6",
      "1,4,1     | 8  | 10",
      "1,5,1     | 10 | 14",
      "2,2,2     | 8  | 1",
      "2,3,2     | 12 | 3",
      "2,7,1     | 21 | 21",
      "1,2,2,1   | 8  | 2",
      "2,2,2,2   | 12 | 2",
      "1,3,3,1   | 15 | 6",
      "1,4,4,2   | 28 | 12",
      "2,2,2,2,2 | 16 | 3",
      "2,3,4,2   | 26 | 9",
      "1,2,3,3,1 | 20 | 7"})
  void lawsOfLinearNetworks(String widths, int parameters, int laws) {
    Circuit circuit = Spans.linear(Spans.widths(widths));
    assertEquals(parameters, circuit.columns());
    for (int draw = 0; draw < 2; draw++) {
      PhaseSpan span = Spans.span(circuit, PhaseMotion.momentum(parameters, draw), draw);
      assertEquals(2 * parameters - laws, Spans.stalled(span, 2 * parameters, 3), "damping " + draw);
      assertEquals(span.rank() + draw, span.rankWithDrift(), "with damping laws hang on the time");
    }
  }

  @Test
  void theClosedFormIsMetByAllSmallLists() {
    List<String> wrong = new ArrayList<>();
    List<List<Integer>> lists = Spans.lists(3, 2, 4, 20);
    assertEquals(288, lists.size());
    for (List<Integer> widths : lists) {
      Circuit circuit = Spans.linear(widths);
      int bound = 2 * circuit.columns() - closedForm(widths);
      if (!meets(circuit, bound)) {
        wrong.add(widths.toString());
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void noLawOfSmallRectifierNetworksSurvives() {
    List<String> wrong = new ArrayList<>();
    List<List<Integer>> lists = Spans.lists(3, 2, 4, 16);
    assertEquals(231, lists.size());
    for (List<Integer> widths : lists) {
      Circuit circuit = Spans.relu(widths);
      if (!meets(circuit, 2 * circuit.columns())) {
        wrong.add(widths.toString());
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static boolean meets(Circuit circuit, int bound) {
    PhaseSpan span = Spans.span(circuit, PhaseMotion.momentum(circuit.columns(), 1), 0);
    while (span.rank() < bound && span.order() < 40) {
      span.climb(bound, Team.alone(), Watch.NONE);
    }
    return span.rank() == bound;
  }

  /** Rotations of hidden layers. */
  static int closedForm(List<Integer> widths) {
    int laws = 0;
    for (int i = 1; i + 1 < widths.size(); i++) {
      int n = widths.get(i);
      int beside = widths.get(i - 1) + widths.get(i + 1);
      if (beside == 2) {
        laws += n == 1 ? 0 : 4 * n - 6;
      } else {
        laws += n <= 2 * beside ? n * (n - 1) / 2 : 2 * beside * n - beside * (2 * beside + 1);
      }
    }
    return laws;
  }

  /** A linear law of gradient flow, that of key biases under softmax, survives twice; that of a tanh layer is none. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "vec 2 > dense 3 > tanh > dense 2           | 0",
      "seq 2x2 > attn 1x1 bias k                  | 2",
      "vec 2 > ce 3                               | 4"})
  void linearLawsSurviveTwice(String line, int laws) {
    Circuit circuit = Network.of(line).circuit();
    int dimension = 2 * circuit.columns();
    PhaseSpan span = Spans.span(circuit, PhaseMotion.momentum(circuit.columns(), 1), 0);
    assertEquals(dimension - laws, Spans.stalled(span, dimension, 5));
  }

  /** Flows side by side find more with every order than one. */
  @Test
  void flowsSideBySideNeedFewerOrders() {
    assertEquals(1, PhaseSpan.sideBySide(16, 4));
    assertEquals(2, PhaseSpan.sideBySide(14, 1));
    assertEquals(PhaseSpan.SIDE_BY_SIDE, PhaseSpan.sideBySide(1000, 1));
    PhaseSpan span = Spans.span(Spans.linear(List.of(1, 3, 3, 1)), PhaseMotion.momentum(15, 1), 0);
    while (span.rank() < 24) {
      span.climb(24, Team.alone(), Watch.NONE);
    }
    assertTrue(span.order() < 23, "order " + span.order());
  }
}
