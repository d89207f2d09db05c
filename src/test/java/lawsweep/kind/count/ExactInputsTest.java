package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.DrawTally;
import lawsweep.support.Seeds;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** What users have in files, from the text to the histogram. */
class ExactInputsTest {

  private static final Roads ROADS = Roads.of(new VectorKernels());
  private static final int DRAWS = 20;

  private static String csv(int columns, double... values) {
    return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(",")).replaceAll(
        "((?:[^,]*,){" + (columns - 1) + "}[^,]*),", "$1\n");
  }

  private static LawCount count(Bias bias, List<Integer> widths, String text) {
    InputMatrix matrix = InputMatrix.read(text.getBytes(StandardCharsets.UTF_8));
    LawCell cell = new LawCell(new Architecture(Family.RELU, widths, bias), Fields.DATA, 0, 0,
        Optional.of(new DataChoice(DRAWS, 0, Optional.of(matrix.first(matrix.rows())))));
    return ROADS.choose(RoadChoice.AUTO, cell).count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  private static DrawTally tally(String text, Integer... widths) {
    return ((DataCertificate) count(Bias.NONE, List.of(widths), text).certificate()).tally();
  }

  private static double[] map(double[] values, DoubleUnaryOperator f) {
    return Arrays.stream(values).map(f).toArray();
  }

  /** Sixty rows of integers whose last column is the sum of the others, times a power of two as no 20 bits hold it. */
  @Test
  void dependentColumnsStayDependent() {
    Random random = Seeds.random("dependent", 1);
    double[] values = new double[180];
    for (int i = 0; i < 180; i += 3) {
      values[i] = random.nextInt(1 << 28) - (1 << 27);
      values[i + 1] = random.nextInt(1 << 28) - (1 << 27);
      values[i + 2] = values[i] + values[i + 1];
    }
    DrawTally whole = tally(csv(3, values), 2, 4, 3);
    assertTrue(whole.lies().counts().lastKey() <= 12, () -> whole.lies().toString());
    for (int shift : new int[] {-27, -40, 30, 300, -900}) {
      assertEquals(whole, tally(csv(3, map(values, x -> Math.scalb(x, shift))), 2, 4, 3), "2^" + shift);
    }
    double[] independent = values.clone();
    independent[2] += 1;
    assertNotEquals(whole.ranks(), tally(csv(3, map(independent, x -> Math.scalb(x, -27))), 2, 4, 3).ranks());
  }

  @Test
  void smallUnitsAndWideColumns() {
    Random random = Seeds.random("units", 1);
    double[] metres = new double[60];
    Arrays.setAll(metres, i -> 1e-9 * random.nextGaussian());
    assertEquals(Map.of(16, (long) DRAWS), tally(csv(3, metres), 2, 4, 3).ranks().counts());
    double[] stamps = new double[40];
    Arrays.setAll(stamps,
        i -> i % 4 == 0 ? 1.6e9 + random.nextDouble() : i % 2 == 0 ? -1e9 : 1e-9 * random.nextGaussian());
    assertTrue(tally(csv(2, stamps), 1, 2, 2).atPhi() > 0);
    double[] beside = new double[40];
    Arrays.setAll(beside, i -> random.nextGaussian() * (i % 2 == 0 ? 1e300 : 1e-300));
    double[] even = map(beside, x -> x);
    for (int i = 0; i < even.length; i++) {
      even[i] = Math.scalb(even[i], i % 2 == 0 ? -1000 : 900);
    }
    assertTrue(tally(csv(2, beside), 1, 2, 2).atPhi() > 0);
    assertTrue(tally(csv(2, even), 1, 2, 2).atPhi() > 0);
  }

  /** With biases the constant is 1 beside the inputs: small inputs see the biases' signs alone. */
  @Test
  void biasesKeepTheirSize() {
    Random random = Seeds.random("biases", 1);
    double[] values = new double[20];
    Arrays.setAll(values, i -> random.nextInt(2001) - 1000);
    DrawTally plain = ((DataCertificate) count(Bias.HIDDEN, List.of(1, 3, 2), csv(2, values)).certificate()).tally();
    DrawTally tiny = ((DataCertificate) count(Bias.HIDDEN, List.of(1, 3, 2),
        csv(2, map(values, x -> Math.scalb(x, -300)))).certificate()).tally();
    assertNotEquals(plain, tiny);
    assertEquals(DRAWS, tiny.patterns(), "one pattern a draw");
  }
}
