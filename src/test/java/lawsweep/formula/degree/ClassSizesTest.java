package lawsweep.formula.degree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import lawsweep.law.Loss;
import lawsweep.law.Subject;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassSizesTest {

  /** The table of the mathematics, D.1.1. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      1,2,2,1 |  8 | 36   | 8   | 330     | 41    | 1716      | 162
      2,3,3,2 | 21 | 231  | 21  | 10626   | 282   | 230230    | 3028
      3,3,3,3 | 27 | 378  | 27  | 27405   | 459   | 906192    | 6237
      4,4,4,4 | 48 | 1176 | 48  | 249900  | 1476  | 22957480  | 37744
      5,5,5,5 | 75 | 2850 | 75  | 1426425 | 3650  | 300500200 | 151950
      8,8,8   |128 | 8256 | 128 | 11716640 | 11616 | 6856577728 | 976000
      """)
  void monomialsAndTheClassWithoutOddNeurons(String widths, int parameters, long all2, long class2, long all4,
      long class4, long all6, long class6) {
    Architecture network = linear(widths);
    assertEquals(parameters, network.parameters());
    assertEquals(List.of(all2, all4, all6), List.of(monomials(network, 2), monomials(network, 4),
        monomials(network, 6)));
    assertEquals(List.of(class2, class4, class6), List.of(even(network, 2), even(network, 4), even(network, 6)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ' ', textBlock = """
      linear 1,3,1 none
      linear 2,3,2 none
      linear 2,1,3,2 none
      linear 1,2,1,2,1 none
      relu 2,3,2 none
      relu 2,3,2 hidden
      relu 2,2,2 all
      relu 1,2,3,1 hidden
      """)
  void classesMakeUpAllMonomials(String family, String widths, String bias) {
    Architecture network = new Architecture(Family.valueOf(family.toUpperCase(Locale.ROOT)), numbers(widths),
        Bias.valueOf(bias.toUpperCase(Locale.ROOT)));
    for (int degree = 1; degree <= 5; degree++) {
      DegreePlan plan = DegreePlan.of(question(network, degree));
      long sum = 0;
      for (PlannedClass each : plan.classes()) {
        sum += each.copies() * each.monomials();
        Monomials listed = Ground.of(plan.question()).monomials(degree, each);
        assertTrue(increasing(listed), "expected monomials without repetition in " + each);
      }
      assertEquals(ClassSizes.monomials(network.parameters(), degree).longValueExact(), sum);
    }
  }

  private static boolean increasing(Monomials monomials) {
    for (int m = 1; m < monomials.size(); m++) {
      if (Arrays.compare(monomials.of(m - 1), monomials.of(m)) >= 0) {
        return false;
      }
    }
    return true;
  }

  @Test
  void classesThatAreTooLargeAreRefusedBeforeAnythingIsComputed() {
    assertRefused("expected a degree and a network whose largest sign class has at most 12000 monomials, got 37744 in"
        + " degree 6: ask for a smaller degree or network", linear("4,4,4,4"), 6);
    assertRefused("expected a network of at most 12000 parameters with --degree, got 20000", linear("1,10000,1"), 2);
    assertRefused("expected a network with at most 20000 sorts of sign classes, got more: ask for a smaller degree or"
        + " fewer layers", new Architecture(Family.LINEAR, java.util.Collections.nCopies(40, 1), Bias.NONE), 4);
  }

  @Test
  void networksWithoutAnAnswerAreRefused() {
    assertEquals("expected a degree between 1 and 12, got 13", assertThrows(IllegalArgumentException.class,
        () -> question(linear("1,2,1"), 13)).getMessage());
    Architecture smooth = new Architecture(Family.TANH, List.of(1, 2, 1), Bias.NONE);
    assertEquals("expected a network of polynomials and rectifiers with --degree, got one of the family tanh",
        assertThrows(IllegalArgumentException.class, () -> question(smooth, 2)).getMessage());
  }

  private static void assertRefused(String message, Architecture network, int degree) {
    DegreeQuestion question = question(network, degree);
    assertEquals(message, assertThrows(IllegalArgumentException.class, () -> DegreePlan.of(question)).getMessage());
  }

  private static long monomials(Architecture network, int degree) {
    return ClassSizes.monomials(network.parameters(), degree).longValueExact();
  }

  private static long even(Architecture network, int degree) {
    ClassSizes sizes = new ClassSizes(new NeuronGroups(network.widths(), List.of()), degree);
    BigInteger size = sizes.of(network.widths().stream().map(_ -> 0).toList());
    return size.longValueExact();
  }

  static DegreeQuestion question(Architecture network, int degree) {
    return new DegreeQuestion(new Subject.Widths(network, Loss.MSE), degree, 0);
  }

  static Architecture linear(String widths) {
    return new Architecture(Family.LINEAR, numbers(widths), Bias.NONE);
  }

  static List<Integer> numbers(String list) {
    return Arrays.stream(list.split(",")).map(Integer::valueOf).toList();
  }
}
