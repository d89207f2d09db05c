package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.pattern.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Residual blocks on scalars, against what {@code doc-files/residual.md} derives by hand from the weights' signs. */
class ResidualScalarsTest {

  private static final int DRAWS = 200;

  /**
   * x + uσ(vx), then h + sσ(th), with p = 1 + uv. Example 4.8 of papers/001 is that part of the first row where u has
   * the same sign.
   */
  private static int[] table(boolean sameSigns, boolean positive) {
    if (sameSigns) {
      return positive ? new int[] {1, 0} : new int[] {1, 1};
    }
    return new int[] {2, 0};
  }

  @Test
  void twoBlocksOfOneNeuronFollowTheTable() {
    LawCell cell = cell("1 1 1 1 1");
    ExactDraws draws = new ExactDraws(cell, new ScalarKernels(), 6, true);
    Circuit network = new Circuit(cell.architecture());
    Map<String, Integer> met = new TreeMap<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      long[] theta = theta(cell, draw);
      long v = theta[network.steps().get(0).weights()];
      long u = theta[network.steps().get(1).weights()];
      long t = theta[network.steps().get(2).weights()];
      long p = 1 + u * v;
      boolean same = Long.signum(t) == Long.signum(v);
      int[] expected = table(same, p > 0);
      DrawResult result = draws.count(draw, () -> {});
      assertEquals(expected[0], result.rank(), () -> Arrays.toString(theta));
      assertEquals(expected[0], result.lie(), () -> Arrays.toString(theta));
      assertEquals(expected[1], result.dead(), () -> Arrays.toString(theta));
      met.merge(same + " " + (p > 0), 1, Integer::sum);
    }
    assertEquals(4, met.size(), met::toString);
    assertTrue(met.values().stream().allMatch(number -> number > DRAWS / 8), met::toString);
  }

  /** dim Lie is 1 if all incoming weights of all neurons have one sign, and 2 otherwise. */
  @ParameterizedTest
  @ValueSource(strings = {"1 2 1", "1 3 1", "1 1 1 2 1", "1 2 1 1 1", "1 2 1 2 1", "1 3 1 1 1", "1 1 1 1 1 1 1",
      "1 2 1 1 1 1 1"})
  void scalarsAreMovedInOneOrTwoDirections(String widths) {
    LawCell cell = cell(widths);
    ExactDraws draws = new ExactDraws(cell, new ScalarKernels(), 6, true);
    int[] met = new int[3];
    for (int draw = 0; draw < DRAWS; draw++) {
      long[] theta = theta(cell, draw);
      int expected = oneSign(new Circuit(cell.architecture()), theta) ? 1 : 2;
      DrawResult result = draws.count(draw, () -> {});
      assertEquals(expected, result.rank(), () -> Arrays.toString(theta));
      assertEquals(expected, result.lie(), () -> Arrays.toString(theta));
      met[expected]++;
    }
    assertTrue(met[1] > 0 && met[2] > 0);
  }

  private static boolean oneSign(Circuit network, long[] theta) {
    boolean positive = false;
    boolean negative = false;
    for (Circuit.Step step : network.steps()) {
      for (int a = 0; step.gated() && a < step.rows(); a++) {
        positive |= theta[step.weights() + a] > 0;
        negative |= theta[step.weights() + a] < 0;
      }
    }
    return !(positive && negative);
  }

  private static long[] theta(LawCell cell, int draw) {
    long[] theta = new long[(int) cell.architecture().parameters()];
    Weights.draw(DrawStreams.of(cell).weights(), draw, theta);
    return theta;
  }

  private static LawCell cell(String widths) {
    List<Integer> list = Arrays.stream(widths.split(" ")).map(Integer::valueOf).collect(Collectors.toList());
    return new LawCell(new Architecture(Family.RESIDUAL, list, Bias.NONE), Fields.DATA, 11, 0,
        Optional.of(new DataChoice(DRAWS, 0, Optional.empty())));
  }
}
