package lawsweep.formula.degree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import lawsweep.circuit.line.Network;
import lawsweep.formula.NetworkCircuit;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.NetLine;
import lawsweep.law.Subject;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircuitGroundTest {

  /** The classes, the laws and the products in each, with signs read off the circuit and fields walked through it. */
  @ParameterizedTest
  @CsvSource(delimiter = ' ', textBlock = """
      linear 1,2,2,1 none 4
      linear 1,3,2 none 3
      linear 2,1,2 none 4
      relu 1,2,2,1 none 2
      relu 2,2,1 hidden 3
      relu 1,2,2 all 3
      """)
  void circuitsOfWidthsSayTheSame(String family, String widths, String bias, int most) {
    Architecture network = DegreeCounterTest.network(family, widths, Bias.valueOf(bias.toUpperCase(Locale.ROOT)));
    for (int degree = 1; degree <= most; degree++) {
      DegreeQuestion question = ClassSizesTest.question(network, degree);
      DegreeCertificate certificate = DegreeCounterTest.count(question);
      long dimension = 0;
      long generated = 0;
      Ground ground = new CircuitGround(question.subject(), NetworkCircuit.of(question.subject()));
      ClassCounter counter = new ClassCounter(ground, new VectorKernels(), new DegreeStreams(question, 0));
      List<PlannedClass> classes = ground.classes(degree);
      for (PlannedClass planned : classes) {
        ClassCounter.Found found = counter.count(planned, Team.alone(), Watch.NONE);
        dimension += found.dimension();
        generated += found.generated();
      }
      assertEquals(List.of(certificate.dimension(), certificate.generated()), List.of(dimension, generated));
      // Signs of single parameters do no harm to ReLU; the circuit's classes may be finer, not coarser.
      assertTrue(certificate.classes().stream().mapToLong(ClassCount::copies).sum() <= classes.size());
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      vec 2 > dense 2 > dense 2 > out 1       | 2 | 6
      vec 2 > dense 2 > dense 2 > out 1       | 4 | 21
      vec 2 > dense 3 bias > relu > out 2     | 4 | 6
      vec 2 > dense 2 > x^2 > out 2           | 2 | 2
      vec 2 > dense 2 > x^2 > out 2           | 4 | 3
      seq 2x2 > attn 1x1 linear               | 2 | 3
      seq 2x2 > attn 1x1 linear               | 4 | 6
      vec 2 > res(dense 2 > relu > dense 2)   | 2 | 2
      vec 2 > dense 2 > ce 3                  | 1 | 2
      vec 2 > dense 2 > ce 3                  | 2 | 6
      hadamard 2x2                            | 2 | 2
      vec 2 > dense 2 > x^3 > out 1           | 4 | 3
      """)
  void linesOfPolynomialsAndRectifiers(String line, int degree, long dimension) {
    DegreeCertificate certificate =
        DegreeCounterTest.count(new DegreeQuestion(new NetLine(Network.of(line)), degree, 0));
    assertEquals(List.of(dimension, dimension), List.of(certificate.dimension(), certificate.generated()));
  }

  @Test
  void otherLinesAreRefused() {
    assertRefused("expected a network of polynomials and rectifiers with --degree, got one with tanh",
        "vec 2 > dense 2 > tanh > out 2", 2);
    assertRefused("expected a network of polynomials and rectifiers with --degree, got one with the inverse of a root",
        "seq 2x2 > rms > attn 1x1 linear", 2);
    assertRefused("expected a network with at most 200000 entries and products in its steps with --degree, got more:"
        + " ask for fewer tokens or a smaller network", "seq 1000x2 > attn 1x1 linear", 2);
    assertRefused("expected a degree and a network of at most 2000000 monomials, got 4496388 in degree 6: ask for a"
        + " smaller degree or network", "vec 6 > dense 3 > relu > dense 3 > relu > out 3", 6);
  }

  private static void assertRefused(String message, String line, int degree) {
    Subject subject = new NetLine(Network.of(line));
    DegreeQuestion question = new DegreeQuestion(subject, degree, 0);
    assertEquals(message, assertThrows(IllegalArgumentException.class, () -> DegreePlan.of(question)).getMessage());
  }
}
