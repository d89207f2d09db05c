package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.pattern.Inputs;
import lawsweep.random.Stream;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Data fields at given inputs, against polynomials over the integers at the same inputs. */
class GivenInputsTest {

  private static final String HASH = "ab".repeat(32);
  private static final int DRAWS = 12;

  private static Inputs inputs(int features, int samples, long one) {
    double[] values = new double[features * samples];
    Stream stream = Stream.named("inputs " + features);
    for (int i = 0; i < values.length; i++) {
      values[i] = (stream.word(0, i) >> 54) + (i % 7 == 0 ? 0 : 1);
    }
    return new Inputs(samples, HASH, Optional.of(new Inputs.Numbers(features, one, values)));
  }

  private static void agree(Architecture a, int samples, long one) {
    agree(Draws.cell(a, 4, DRAWS, inputs(a.width(a.depth()), samples, one)));
  }

  private static void entropy(Architecture a, int samples, long one) {
    Inputs inputs = inputs(a.width(a.depth()), samples, one);
    agree(Draws.entropy(a, 4, new DataChoice(DRAWS, 0, Optional.of(inputs))));
  }

  private static void agree(LawCell cell) {
    Architecture a = cell.architecture();
    Inputs inputs = cell.data().orElseThrow().inputs().orElseThrow();
    int n = inputs.known().features();
    int samples = inputs.samples();
    long one = (long) inputs.known().one();
    ExactDraws draws = Draws.exact(cell);
    for (int draw = 0; draw < DRAWS; draw++) {
      PolynomialNetwork network = new PolynomialNetwork(a, cell.loss(), Draws.weights(cell, draw));
      long[] values = Arrays.stream(inputs.known().values()).mapToLong(x -> (long) x).toArray();
      for (int i = 0; i < samples; i++) {
        network.input(Arrays.copyOfRange(values, i * n, (i + 1) * n), one);
      }
      DrawResult result = Draws.draw(draws, draw);
      List<Integer> levels = network.levels(4);
      String where = cell.key() + ", " + samples + " inputs, draw " + draw + ": " + result + " " + levels;
      assertEquals(levels.getFirst(), result.rank(), where);
      assertEquals(levels.getLast(), result.lie(), where);
    }
  }

  @Test
  void fewAndMany() {
    for (int samples : new int[] {1, 2, 3, 5, 12}) {
      agree(Draws.relu(1, 2, 2), samples, 1);
      agree(Draws.relu(2, 2, 3), samples, 1);
      agree(Draws.relu(1, 2, 2, 2), samples, 1);
    }
  }

  @Test
  void biasesMultiplyWhatStandsForOne() {
    for (int samples : new int[] {1, 3, 8}) {
      agree(Draws.biased(Bias.HIDDEN, 1, 2, 1), samples, 64);
      agree(Draws.biased(Bias.ALL, 2, 2, 1), samples, 1000);
    }
  }

  @Test
  void crossEntropy() {
    for (int samples : new int[] {1, 2, 5}) {
      entropy(Draws.relu(3, 2, 2), samples, 1);
      entropy(Draws.relu(2, 2, 2, 2), samples, 1);
      entropy(Draws.biased(Bias.ALL, 3, 2, 1), samples, 1000);
      entropy(Draws.residual(2, 1, 2, 1, 2), samples, 1);
    }
  }

  @Test
  void residual() {
    agree(Draws.residual(2, 1, 2, 1, 2), 4, 1);
    agree(Draws.residual(1, 1, 1, 1, 1), 2, 1);
  }

  @Test
  void moreInputsNeverLowerARank() {
    Architecture a = Draws.relu(1, 3, 3, 4);
    int[] last = new int[DRAWS];
    for (int samples : new int[] {1, 4, 16, 64, 256}) {
      ExactDraws draws = Draws.exact(Draws.cell(a, 4, DRAWS, inputs(4, samples, 1)));
      for (int draw = 0; draw < DRAWS; draw++) {
        int rank = Draws.draw(draws, draw).rank();
        assertTrue(rank >= last[draw]);
        last[draw] = rank;
      }
    }
  }

  private static List<DrawResult> draws(Architecture a, Inputs.Numbers numbers) {
    Inputs inputs = new Inputs(numbers.values().length / numbers.features(), HASH, Optional.of(numbers));
    ExactDraws draws = Draws.exact(Draws.cell(a, 4, DRAWS, inputs));
    return IntStream.range(0, DRAWS).mapToObj(draw -> {
      DrawResult r = Draws.draw(draws, draw);
      return new DrawResult(r.rank(), r.lie(), r.firstLevel(), r.bracketLength(), r.dead(), r.patterns(), r.sampled(),
          0, 0, r.tail());
    }).toList();
  }

  /** Scaled by any power of two, constant and all, an input is the same input: draw by draw, dependent columns too. */
  @Test
  void powersOfTwoMakeNoDifference() {
    for (Architecture a : List.of(Draws.relu(2, 4, 3), Draws.relu(1, 3, 3, 3), Draws.biased(Bias.ALL, 2, 3, 3),
        Draws.residual(3, 2, 3, 1, 3))) {
      double[] values = inputs(3, 9, 1).known().values();
      for (int i = 0; i < values.length; i += 3) {
        values[i + 2] = values[i] + values[i + 1];
      }
      List<DrawResult> whole = draws(a, new Inputs.Numbers(3, 1, values));
      for (int shift : new int[] {-40, 30, 300, -1060}) {
        double[] scaled = Arrays.stream(values).map(x -> Math.scalb(x, shift) + 0.0).toArray();
        assertEquals(whole, draws(a, new Inputs.Numbers(3, Math.scalb(1.0, shift), scaled)), a + " " + shift);
        if (a.bias() == Bias.NONE) {
          assertEquals(whole, draws(a, new Inputs.Numbers(3, 1, scaled)), a + " " + shift);
        }
      }
    }
  }

  /** x and 1 are 64 x and 64. */
  @Test
  void biasesAreMultipliedByOneWhateverTheInputs() {
    Architecture a = Draws.biased(Bias.HIDDEN, 1, 4, 3);
    double[] values = inputs(3, 6, 1).known().values();
    double[] real = Arrays.stream(values).map(x -> x / 64).toArray();
    assertEquals(draws(a, new Inputs.Numbers(3, 64, values)), draws(a, new Inputs.Numbers(3, 1, real)));
  }

  /** Numbers of 2000 bits: a column of 10^-300 beside one of 10^300 is as good as any other. */
  @Test
  void columnsOfAllSizesCount() {
    double[] values = inputs(3, 9, 1).known().values();
    double[] wide = values.clone();
    for (int i = 0; i < wide.length; i++) {
      wide[i] = Math.scalb(wide[i], i % 3 == 0 ? 1000 : i % 3 == 1 ? -1060 : 0) + 0.0;
    }
    Architecture a = Draws.relu(1, 2, 3);
    int phi = 6;
    assertTrue(draws(a, new Inputs.Numbers(3, 1, wide)).stream().anyMatch(draw -> draw.lie() == phi));
    LawCount count =
        Draws.count(Draws.cell(a, 4, DRAWS, new Inputs(9, HASH, Optional.of(new Inputs.Numbers(3, 1, wide)))),
            Team.alone());
    assertEquals("2", count.certificate().engine());
    assertEquals(Optional.empty(), new DataVerifier(Draws.counter(count)).refuse(count, Team.alone(), Stop.NEVER));
  }

  @Test
  void aRecordWithoutNumbersSaysWhatIsMissing() {
    LawCell cell = Draws.cell(Draws.relu(1, 2, 2), 4, 3, inputs(2, 4, 1));
    LawCell bare = Draws.cell(Draws.relu(1, 2, 2), 4, 3, new Inputs(4, HASH, Optional.empty()));
    LawCount count = Draws.count(cell, Team.alone());
    assertEquals(cell.key(), bare.key());
    assertEquals(Optional.empty(), DataVerifier.missing(cell));
    assertTrue(DataVerifier.missing(bare).orElseThrow().contains(HASH));
    assertEquals(3, Draws.tally(count).ranks().total());
    assertThrows(IllegalArgumentException.class, () -> Draws.count(bare, Team.alone()));
  }
}
