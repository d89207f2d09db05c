package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.pattern.Inputs;
import lawsweep.support.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SmoothDrawsTest {

  /**
   * Outputs tell weights up to finitely many symmetries (Sussmann 1992 for tanh): dim W_0(θ) = D, and there are no
   * laws.
   */
  @ParameterizedTest
  @CsvSource({"TANH,1-2-2,NONE", "GELU,1-2-2,NONE", "SOFTPLUS,1-2-2,NONE", "TANH,2-3-2,HIDDEN", "GELU,2-3-2,ALL",
      "SOFTPLUS,2-3-2,NONE", "TANH,2-3-3-2,NONE", "GELU,2-3-3-2,NONE", "SOFTPLUS,2-3-3-2,NONE", "TANH,1-1-1-1,NONE"})
  void smoothNetworksHaveNoLaws(Family family, String widths, Bias bias) {
    LawCell cell = cell(family, widths, bias, Optional.empty());
    long d = cell.architecture().parameters();
    DrawCounter counter = new FloatDraws(cell, DrawStreams.of(cell).weights(), 8, false);
    int told = 0;
    for (int draw = 0; draw < 30; draw++) {
      DrawResult result = counter.count(draw, () -> {});
      assertTrue(result.rank() == d || result.rank() == DrawResult.UNDECIDED, "draw " + draw + ": " + result);
      assertTrue(result.lie() == d || result.lie() == DrawResult.UNDECIDED, "draw " + draw + ": " + result);
      assertEquals(result.rank() == DrawResult.UNDECIDED || result.lie() == DrawResult.UNDECIDED,
          result.tail().isPresent());
      told += result.rank() == d ? 1 : 0;
    }
    assertTrue(told >= 28, "decided " + told + " of 30");
  }

  /** With s inputs in general position dim W_0(θ) = min(s n_0, …); repeated inputs add nothing. */
  @ParameterizedTest
  @EnumSource(value = Family.class, names = {"TANH", "GELU", "SOFTPLUS"})
  void fewInputsGiveFewDirections(Family family) {
    for (int samples = 1; samples <= 6; samples++) {
      double[] x = Seeds.random("few", samples).doubles(2L * samples, -3, 3).toArray();
      double[] twice = new double[2 * x.length];
      System.arraycopy(x, 0, twice, 0, x.length);
      System.arraycopy(x, 0, twice, x.length, x.length);
      for (double[] inputs : List.of(x, twice)) {
        LawCell cell = cell(family, "1-4-2", Bias.NONE, Optional.of(inputs(inputs, 2)));
        DrawCounter counter = new FloatDraws(cell, DrawStreams.of(cell).weights(), 8, false);
        int told = 0;
        for (int draw = 0; draw < 20; draw++) {
          DrawResult result = counter.count(draw, () -> {});
          assertTrue(result.rank() == samples || result.rank() == DrawResult.UNDECIDED,
              samples + " inputs, draw " + draw + ": " + result);
          told += result.rank() == samples ? 1 : 0;
        }
        assertTrue(told >= (inputs.length == x.length ? 20 : 12), samples + " inputs: decided " + told);
      }
    }
  }

  /**
   * Inputs so small or so large that functions are straight, saturated or kinked to all digits. The dimension that the
   * numbers show is not that of the network, which is D. It is never given.
   */
  @ParameterizedTest
  @CsvSource({"TANH,NONE", "GELU,NONE", "SOFTPLUS,NONE", "TANH,HIDDEN", "GELU,HIDDEN", "SOFTPLUS,ALL"})
  void straightOrSaturatedFunctionsAreNotTrusted(Family family, Bias bias) {
    Random random = Seeds.random("small", 3);
    for (int exponent = -9; exponent <= 5; exponent++) {
      double scale = Math.pow(10, exponent);
      double[] x = random.doubles(2 * 40, -1, 1).map(u -> Math.rint(u * (1 << 20))).toArray();
      LawCell cell = cell(family, "1-3-2", bias, Optional.of(inputs(x, 2, (long) Math.max(1, (1 << 20) / scale))));
      int d = (int) cell.architecture().parameters();
      DrawCounter counter = new FloatDraws(cell, DrawStreams.of(cell).weights(), 8, false);
      for (int draw = 0; draw < 20; draw++) {
        DrawResult result = counter.count(draw, () -> {});
        assertTrue(result.rank() == d || result.rank() == DrawResult.UNDECIDED, "1e" + exponent + ": " + result);
        assertTrue(result.lie() == d || result.lie() == DrawResult.UNDECIDED, "1e" + exponent + ": " + result);
        assertTrue(result.firstLevel() <= d);
      }
    }
  }

  private static Inputs inputs(double[] x, int features) {
    return inputs(Arrays.stream(x).map(v -> Math.rint(v * (1 << 20))).toArray(), features, 1 << 20);
  }

  private static Inputs inputs(double[] x, int features, long one) {
    return new Inputs(x.length / features, "0".repeat(64), Optional.of(new Inputs.Numbers(features, one, x)));
  }

  private static LawCell cell(Family family, String widths, Bias bias, Optional<Inputs> inputs) {
    List<Integer> list = Arrays.stream(widths.split("-")).map(Integer::valueOf).toList();
    return new LawCell(new Architecture(family, list, bias), Fields.DATA, 3, 0,
        Optional.of(new DataChoice(30, 0, inputs)));
  }
}
