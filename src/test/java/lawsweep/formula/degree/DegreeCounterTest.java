package lawsweep.formula.degree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DegreeCounterTest {

  /** Values of the mathematics, D.1.2. */
  @ParameterizedTest
  @CsvSource(delimiter = ' ', textBlock = """
      linear 1,2,2,1 1 0
      linear 1,2,2,1 2 6
      linear 1,2,2,1 3 0
      linear 1,2,2,1 4 21
      linear 1,2,2,1 5 0
      linear 1,2,2,1 6 56
      linear 1,3,1 2 9
      linear 1,3,1 4 36
      linear 2,2,2 2 3
      linear 2,2,2 4 6
      linear 2,2,2 6 10
      linear 1,4,1 4 100
      linear 2,4,2 4 56
      linear 1,3,2 3 1
      linear 1,2,3,1 3 1
      linear 1,2,1,2 2 5
      linear 3,3,3,3 4 78
      relu 2,2,2 4 3
      relu 1,2,2,1 4 10
      """)
  void knownLawsAreAllThereIs(String family, String widths, int degree, long dimension) {
    DegreeCertificate certificate = count(network(family, widths, Bias.NONE), degree);
    assertEquals(List.of(dimension, dimension), List.of(certificate.dimension(), certificate.generated()));
    assertTrue(certificate.complete());
  }

  @ParameterizedTest
  @CsvSource(delimiter = ' ', textBlock = """
      linear 1,2,1 none 4
      linear 1,3,1 none 3
      linear 1,4,1 none 2
      linear 1,3,2 none 3
      linear 2,2,1 none 3
      linear 1,2,2,1 none 3
      linear 2,1,2 none 4
      relu 2,2,2 none 2
      relu 1,2,1 hidden 4
      relu 1,2,1 all 3
      relu 1,2,2,1 hidden 2
      """)
  void theKernelIsThatOfAllEquations(String family, String widths, String bias, int most) {
    Architecture network = network(family, widths, Bias.valueOf(bias.toUpperCase(Locale.ROOT)));
    for (int degree = 1; degree <= most; degree++) {
      DegreeCertificate certificate = count(network, degree);
      assertEquals(SymbolicKernel.dimension(network, degree), certificate.dimension(), "in degree " + degree);
      assertTrue(certificate.complete(), "in degree " + degree);
    }
  }

  @Test
  void certificatesDependOnTheQuestionAlone() {
    DegreeQuestion question = ClassSizesTest.question(ClassSizesTest.linear("2,3,2"), 3);
    DegreeCertificate certificate = count(question);
    assertEquals(certificate, count(question));
    DegreeCertificate other = count(new DegreeQuestion(question.subject(), 3, 1));
    assertEquals(certificate.classes(), other.classes());
    assertTrue(!certificate.fingerprint().equals(other.fingerprint()), "expected another fingerprint");
  }

  @Test
  void aWatchEndsTheWork() {
    DegreePlan plan = DegreePlan.of(ClassSizesTest.question(ClassSizesTest.linear("2,3,2"), 4));
    assertThrows(StoppedException.class,
        () -> new DegreeCounter(new VectorKernels()).count(plan, Team.alone(), () -> {
          throw new StoppedException();
        }));
  }

  static DegreeCertificate count(Architecture network, int degree) {
    return count(ClassSizesTest.question(network, degree));
  }

  static DegreeCertificate count(DegreeQuestion question) {
    return new DegreeCounter(new VectorKernels()).count(DegreePlan.of(question), Team.alone(), Watch.NONE);
  }

  static Architecture network(String family, String widths, Bias bias) {
    return new Architecture(Family.valueOf(family.toUpperCase(Locale.ROOT)), ClassSizesTest.numbers(widths), bias);
  }
}
