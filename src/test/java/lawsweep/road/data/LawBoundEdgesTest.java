package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.pattern.PatternSet;
import lawsweep.residue.PrimeField;
import org.junit.jupiter.api.Test;

/** Bounds by hand: neurons that a bias alone reaches, that nothing reaches, and more patterns than a word has bits. */
class LawBoundEdgesTest {

  /** g = u b with two outputs: behind a dead layer three weights are left, with one law. */
  @Test
  void biasesReachWhatIsBehindDeadLayers() {
    Circuit network = new Circuit(Draws.biased(Bias.HIDDEN, 2, 1, 1, 1));
    PatternSet second = new PatternSet(2);
    second.add(new long[] {0b10}, 0);
    assertEquals(2, new LawBound(network).of(second));
    assertEquals(1, new LawBound(network).dead(second));
  }

  @Test
  void nothingReachesWhatIsBehindDeadLayersWithoutBiases() {
    Circuit network = new Circuit(Draws.relu(1, 1, 1, 1));
    PatternSet second = new PatternSet(2);
    second.add(new long[] {0b10}, 0);
    assertEquals(0, new LawBound(network).of(second));
    second.add(new long[] {0b01}, 0);
    assertEquals(0, new LawBound(network).of(second));
    second.add(new long[] {0b11}, 0);
    assertEquals(1, new LawBound(network).of(second));
  }

  /** Two neurons of eight that part in the last of 100 patterns only: until then they have a law together. */
  @Test
  void twinsMayPartLate() {
    Circuit network = new Circuit(Draws.relu(1, 8, 3));
    long[] theta = new Random(1).longs(network.layout().size(), 1, 30_000).toArray();
    PrimeField field = new PrimeField(8_388_593);
    PatternSet patterns = new PatternSet(8);
    for (int bits = 0; patterns.size() < 100; bits++) {
      patterns.add(new long[] {(bits & 0x7f) | (bits & 1) << 7}, 0);
    }
    LawBound bound = new LawBound(network);
    assertEquals(theta.length - 9, bound.of(patterns, theta, field));
    patterns.add(new long[] {0b1000_0000}, 0);
    assertEquals(theta.length - 8, bound.of(patterns, theta, field));
  }
}
