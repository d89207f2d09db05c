package lawsweep.circuit.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.KnownFamilies;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.walk.CircuitRefusedException;
import lawsweep.circuit.walk.LawViolationException;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;

/** Without momentum and metric the ideal is the Lie algebra, whose dimension brackets have told before. */
class GradientFlowTest {

  /** Dense, smooth, gated, recurrent, attention, tokens, norms: all lines of the list. */
  @Test
  void dimensionsAreThoseOfBrackets() {
    List<String> wrong = new ArrayList<>();
    int counted = 0;
    for (KnownFamilies.Row row : KnownFamilies.rows()) {
      if (row.line().isEmpty() || row.degenerate()) {
        continue;
      }
      Circuit circuit = Network.of(row.line().get()).circuit();
      int expected = row.count().levelDims().getLast();
      PhaseSpan span = Spans.span(circuit, PhaseMotion.gradient(circuit.columns()), 0);
      while (span.rank() < expected && span.order() < 12) {
        span.climb(expected, Team.alone(), Watch.NONE);
      }
      int more = span.rank() < circuit.columns() && span.order() < 6
          ? span.climb(circuit.columns(), Team.alone(), Watch.NONE)
          : span.rank();
      if (more != expected) {
        wrong.add(row.line().get() + ": expected " + expected + ", got " + more);
      }
      counted++;
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(counted > 500, counted + " counted");
  }

  /** e^(τ t) times the angular momentum of a hidden layer's two neurons; with one sign wrong it is no law. */
  @Test
  void whatIsNoLawIsFound() {
    Circuit circuit = Spans.linear(List.of(2, 2, 2));
    PhasePoint point = Spans.point(circuit, PhaseMotion.momentum(8, 1), 0);
    PrimeField field = point.fields().field();
    // Tensors from the input: U_2 at 0..3, U_1 at 4..7. Neurons are rows of U_2 and columns of U_1.
    int[][] neurons = {{0, 1, 4, 6}, {2, 3, 5, 7}};
    Matrix law = Matrix.zero(1, 16);
    for (int k = 0; k < 4; k++) {
      int a = neurons[0][k];
      int b = neurons[1][k];
      law.data()[a] = point.omega()[b];
      law.data()[b] = field.reduce(-point.omega()[a]);
      law.data()[8 + a] = field.reduce(-point.theta()[b]);
      law.data()[8 + b] = point.theta()[a];
    }
    assertEquals(15, climb(point, law));
    law.data()[8] = field.reduce(-law.data()[8]);
    LawViolationException violation = assertThrows(LawViolationException.class, () -> climb(point, law));
    assertTrue(violation.getMessage().contains("order 0"), violation.getMessage());
  }

  private static int climb(PhasePoint point, Matrix law) {
    PhaseSpan span = new PhaseSpan(point, VectorKernels.hot(), law);
    span.begin(8);
    while (span.order() < 8) {
      span.climb(16, Team.alone(), Watch.NONE);
    }
    assertThrows(IllegalStateException.class, () -> span.climb(16, Team.alone(), Watch.NONE));
    int rank = span.rank();
    span.begin(1);
    assertEquals(rank, span.climb(16, Team.alone(), Watch.NONE), "another flow finds nothing new");
    return rank;
  }

  @Test
  void rootsOfParametersAreRefused() {
    Circuit tokens = Network.of("tokens 3x2 2 > rms > dense 2").circuit();
    CircuitRefusedException refused = assertThrows(CircuitRefusedException.class,
        () -> Spans.point(tokens, PhaseMotion.gradient(tokens.columns()), 0));
    assertTrue(refused.getMessage().contains("embeddings"), refused.getMessage());
    Circuit many = Network.of("seq 4x3 > rms > dense 3 > rms > dense 3 > rms > dense 2").circuit();
    refused = assertThrows(CircuitRefusedException.class,
        () -> Spans.point(many, PhaseMotion.gradient(many.columns()), 0));
    assertTrue(refused.getMessage().contains("at most 10 variances of norms, got 12"), refused.getMessage());
  }

  @Test
  void costsGrowWithOrdersAndFlows() {
    Circuit circuit = Spans.relu(List.of(3, 3, 3));
    FlowCost small = FlowCost.of(circuit, false, 2, 1);
    FlowCost large = FlowCost.of(circuit, true, 8, 2);
    assertTrue(small.flops() > 1e5 && small.flops() < 1e8, small.toString());
    assertTrue(large.flops() > 5 * small.flops() && large.bytes() > 2 * small.bytes(), large.toString());
  }
}
