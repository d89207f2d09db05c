package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.lie.ModularFields;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.pattern.PatternSearch;
import lawsweep.pattern.PatternSet;
import lawsweep.pattern.Weights;
import lawsweep.residue.PrimeField;
import lawsweep.road.data.span.RowSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bound from neurons that take part in no pattern, or in the same ones. */
class LawBoundTest {

  private static final List<Bias> BIASES = List.of(Bias.NONE, Bias.HIDDEN, Bias.ALL);
  private static final PrimeField FIELD = new PrimeField(8_388_593);

  private final SplittableRandom random = new SplittableRandom(5);

  /** With all neurons always active a network is linear, and its laws number rk(2r + 1 - rk)/2, rk = min(n + m, r). */
  @ParameterizedTest
  @CsvSource({"2, 3, 2, 6", "1, 3, 1, 5", "1, 5, 2, 12", "1, 1, 1, 1", "4, 4, 4, 10"})
  void allTwinsAreALinearLayer(int n, int r, int m, int expected) {
    Circuit network = new Circuit(new Architecture(Family.RELU, List.of(n, r, m), Bias.NONE));
    PatternSet patterns = new PatternSet(r);
    patterns.add(new long[] {(1L << r) - 1}, 0);
    assertEquals(expected, laws(network, patterns, weights(network)));
  }

  @Test
  void neuronsThatDifferSomewhereAreNoTwins() {
    Circuit network = new Circuit(new Architecture(Family.RELU, List.of(2, 3, 2), Bias.NONE));
    PatternSet patterns = new PatternSet(3);
    patterns.add(new long[] {0b111}, 0);
    assertEquals(6, laws(network, patterns, weights(network)));
    patterns.add(new long[] {0b011}, 0);
    assertEquals(4, laws(network, patterns, weights(network)));
    patterns.add(new long[] {0b001}, 0);
    assertEquals(3, laws(network, patterns, weights(network)));
  }

  /** Fields of whatever patterns leave room for the laws: what both span never makes more than D. */
  @Test
  void lawsVanishOnAllFields() {
    for (Family family : List.of(Family.RELU, Family.RESIDUAL)) {
      for (int trial = 0; trial < 100; trial++) {
        Bias bias = family == Family.RELU ? BIASES.get(trial % 3) : Bias.NONE;
        Circuit network = new Circuit(new Architecture(family, List.of(2, 2, 2, 2, 2), bias), trial % 2 == 1);
        PatternSet patterns = twinPatterns(network);
        long[] theta = weights(network);
        int laws = laws(network, patterns, theta);
        RowSpan fields = fields(network, patterns, theta);
        assertTrue(laws > 0);
        assertTrue(fields.rank() + laws <= theta.length, () -> fields.rank() + " fields, " + laws + " laws");
      }
    }
  }

  /** With cross entropy a linear layer's outputs number one fewer, and a sum stands still for each hidden neuron. */
  @ParameterizedTest
  @CsvSource({"3, 3, 2, 9", "2, 3, 1, 8", "2, 5, 2, 17", "2, 1, 1, 2"})
  void sumsOverOutputsStandStill(int n, int r, int m, int expected) {
    Circuit network = new Circuit(new Architecture(Family.RELU, List.of(n, r, m), Bias.NONE), true);
    PatternSet patterns = new PatternSet(r);
    patterns.add(new long[] {(1L << r) - 1}, 0);
    assertEquals(expected, laws(network, patterns, weights(network)));
    assertEquals(network.layout().size() - 2 * r, new LawBound(network).of(patterns));
    patterns.add(new long[] {0}, 0);
    assertEquals(expected, laws(network, patterns, weights(network)));
  }

  /** Every Lie dimension is the bound: twins and neurons that are never active account for all that is missing. */
  @Test
  void residualDrawsMeetTheBound() {
    LawCell cell = new LawCell(new Architecture(Family.RESIDUAL, List.of(2, 2, 2, 2, 2), Bias.NONE), Fields.DATA, 0, 0,
        Optional.of(new DataChoice(150, 0, Optional.empty())));
    ExactDraws draws = new ExactDraws(cell, new ScalarKernels(), 6, true);
    int between = 0;
    for (int draw = 0; draw < 150; draw++) {
      DrawResult result = draws.count(draw, () -> {});
      between += result.lie() == 11 ? 1 : 0;
      assertTrue(result.lie() % 3 == 0 || (result.lie() == 11 && result.dead() == 0), result::toString);
    }
    assertTrue(between > 0);
  }

  /** In these networks dead neurons and twins account for every dimension that deep draws miss. */
  @ParameterizedTest
  @CsvSource({"1-4-4-2", "2-3-3-2", "2-2-2-2"})
  void deepDrawsMeetTheBound(String widths) {
    LawCell cell =
        Draws.cell(Draws.relu(Arrays.stream(widths.split("-")).map(Integer::valueOf).toArray(Integer[]::new)), 0, 500);
    Circuit network = new Circuit(cell.architecture());
    ExactDraws draws = new ExactDraws(cell, new ScalarKernels(), 6, true);
    PatternSearch search = new PatternSearch(network);
    long[] theta = new long[network.layout().size()];
    int below = 0;
    for (int draw = 0; draw < 500; draw++) {
      PatternSet patterns = new PatternSet(network.neurons());
      Weights.draw(DrawStreams.of(cell).weights(), draw, theta);
      search.begin(theta, DrawStreams.of(cell).weights(), draw);
      search.more(patterns);
      assertTrue(search.exhausted());
      int bound = theta.length - laws(network, patterns, theta);
      below += bound < theta.length - network.neurons() ? 1 : 0;
      assertEquals(bound, draws.count(draw, () -> {}).lie(), cell.key() + " draw " + draw);
    }
    assertTrue(below > 100);
  }

  private static int laws(Circuit network, PatternSet patterns, long[] theta) {
    return theta.length - new LawBound(network).of(patterns, theta, FIELD);
  }

  private long[] weights(Circuit network) {
    return random.longs(network.layout().size(), 1, 32769).map(w -> random.nextBoolean() ? w : -w).toArray();
  }

  /** Patterns, not all of which need be realised, in which the first two neurons are on together and off together. */
  private PatternSet twinPatterns(Circuit network) {
    PatternSet patterns = new PatternSet(network.neurons());
    for (int i = 0; i < 4; i++) {
      long bits = random.nextLong(1L << network.neurons());
      patterns.add(new long[] {(bits & 1) == 0 ? bits & ~2L : bits | 2L}, 0);
    }
    patterns.add(new long[] {(1L << network.neurons()) - 1}, 0);
    return patterns;
  }

  private static RowSpan fields(Circuit network, PatternSet patterns, long[] theta) {
    ModularFields fields = new ModularFields(network, FIELD);
    RowSpan span = RowSpan.of(FIELD, new ScalarKernels(), theta.length);
    double[] row = new double[theta.length];
    fields.at(theta);
    for (int pattern = 0; pattern < patterns.size(); pattern++) {
      fields.pattern(patterns, pattern);
      for (int o = 0; o < fields.directions(); o++) {
        for (int v = 0; v < fields.vectors(); v++) {
          fields.row(o, v, row);
          span.absorb(row);
        }
      }
    }
    return span;
  }
}
