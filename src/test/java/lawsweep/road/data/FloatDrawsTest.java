package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.pattern.Weights;
import lawsweep.random.Stream;
import lawsweep.support.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three roads to the same dimensions: exact, float64, and finite differences with a dense decomposition. */
class FloatDrawsTest {

  @ParameterizedTest
  @CsvSource({"RELU,1-2-2,NONE,100,0.9", "RELU,1-3-2,NONE,60,0.9", "RELU,2-2-2-2,NONE,40,0.8",
      "RELU,1-3-3-2,NONE,20,0.8",
      "RELU,1-2-1,HIDDEN,60,0.8", "RELU,1-3-3-2,HIDDEN,3,0.3", "RELU,2-2-1,ALL,24,0.5",
      "RESIDUAL,1-1-1-1-1,NONE,200,0.9", "RESIDUAL,2-2-2-2-2,NONE,20,0.2"})
  void agreesWithTheExactRoadAndBruteForce(Family family, String widths, Bias bias, int draws, double share) {
    LawCell cell = cell(family, widths, bias, draws);
    DrawCounter inFloat = new FloatDraws(cell, DrawStreams.of(cell).weights(), 8, false);
    DrawCounter exactly = new ExactDraws(cell, new ScalarKernels(), 8, true);
    int outputs = cell.architecture().width(0);
    int told = 0;
    int seen = 0;
    for (int draw = 0; draw < draws; draw++) {
      DrawResult f = inFloat.count(draw, () -> {});
      DrawResult e = exactly.count(draw, () -> {});
      String what = cell.key() + " draw " + draw + ": " + f + ", exactly " + e;
      assertTrue(f.rank() == e.rank() || f.rank() == DrawResult.UNDECIDED, what);
      assertTrue(f.lie() == e.lie() || f.lie() == DrawResult.UNDECIDED || e.lie() == DrawResult.UNDECIDED, what);
      assertTrue(
          f.bracketLength() < 2 || e.bracketLength() < 2 || f.tail().isPresent() || f.firstLevel() == e.firstLevel(),
          what);
      assertEquals(e.dead(), f.dead(), what);
      told += f.rank() == DrawResult.UNDECIDED ? 0 : 1;
      int brute = bruteForce(cell, draw).rank(outputs);
      // Grids miss a thin region now and then.
      assertTrue(brute <= e.rank(), what + ", brute force " + brute);
      seen += brute == e.rank() ? 1 : 0;
    }
    assertTrue(told >= 0.95 * draws, "decided " + told + " of " + draws);
    assertTrue(seen >= share * draws, "brute force found " + seen + " of " + draws);
  }

  /** dim W_1 by brackets of all pairs, where it is not that of φ anyway. */
  @ParameterizedTest
  @CsvSource({"RELU,2-2-2-2,NONE,80,2", "RELU,1-3-3-2,NONE,14,2", "RESIDUAL,1-1-1-1-1,NONE,60,10"})
  void firstBracketsAgreeWithBruteForce(Family family, String widths, Bias bias, int draws, int fewest) {
    LawCell cell = cell(family, widths, bias, draws);
    DrawCounter inFloat = new FloatDraws(cell, DrawStreams.of(cell).weights(), 8, false);
    int compared = 0;
    for (int draw = 0; draw < draws; draw++) {
      DrawResult f = inFloat.count(draw, () -> {});
      if (f.bracketLength() == 2 && f.tail().isEmpty()) {
        int brute = bruteForce(cell, draw).firstLevel(cell.architecture().width(0));
        assertTrue(brute <= f.firstLevel(), cell.key() + " draw " + draw + ": " + f + ", brute force " + brute);
        compared += brute == f.firstLevel() ? 1 : 0;
      }
    }
    assertTrue(compared >= fewest, "compared " + compared);
  }

  /** A draw is the same whatever was counted before it. */
  @ParameterizedTest
  @CsvSource({"RELU,1-3-3-2,HIDDEN", "RESIDUAL,2-2-2-2-2,NONE", "TANH,1-3-2,NONE", "GELU,2-3-3-1,ALL"})
  void drawsDoNotDependOnEachOther(Family family, String widths, Bias bias) {
    LawCell cell = cell(family, widths, bias, 9);
    Stream stream = DrawStreams.of(cell).weights();
    DrawCounter forwards = new FloatDraws(cell, stream, 8, false);
    List<DrawResult> results =
        IntStream.range(0, 9).mapToObj(draw -> forwards.count(draw, () -> {})).toList();
    DrawCounter backwards = new FloatDraws(cell, stream, 8, false);
    for (int draw = 8; draw >= 0; draw--) {
      assertEquals(results.get(draw), backwards.count(draw, () -> {}));
    }
  }

  private static BruteForce bruteForce(LawCell cell, int draw) {
    long[] theta = new long[(int) cell.architecture().parameters()];
    Weights.draw(DrawStreams.of(cell).weights(), draw, theta);
    return new BruteForce(cell.architecture(), balanced(cell.architecture(), theta), Seeds.random("lines", draw));
  }

  /** The same network but for the scales of a ReLU network's hidden neurons, which change no dimension. */
  private static double[] balanced(Architecture a, long[] theta) {
    double[] balanced = Arrays.stream(theta).asDoubleStream().toArray();
    if (a.family() == Family.RELU) {
      int at = balanced.length - (int) a.biases();
      for (int i = 0; i < at; i++) {
        balanced[i] /= Weights.MAX;
      }
      for (int layer = a.bias() == Bias.ALL ? 0 : 1; at < balanced.length; layer++) {
        for (int j = 0; j < a.width(layer); j++) {
          balanced[at++] /= Math.pow(Weights.MAX, a.depth() - layer);
        }
      }
    }
    return balanced;
  }

  static LawCell cell(Family family, String widths, Bias bias, int draws) {
    List<Integer> list = Arrays.stream(widths.split("-")).map(Integer::valueOf).toList();
    return new LawCell(new Architecture(family, list, bias), Fields.DATA, 5, 0,
        Optional.of(new DataChoice(draws, 0, Optional.empty())));
  }
}
