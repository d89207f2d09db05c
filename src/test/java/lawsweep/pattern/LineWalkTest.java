package lawsweep.pattern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.network.PlainNetwork;
import org.junit.jupiter.api.Test;

/** Walks with 64 bits and with digits, and the patterns of given inputs. */
class LineWalkTest {

  @Test
  void digitsGiveWhatLongsGive() {
    Random random = new Random(1);
    for (Circuit network : List.of(PatternSearchTest.network(Family.RELU, Bias.HIDDEN, 1, 5, 4, 3),
        PatternSearchTest.network(Family.RESIDUAL, Bias.NONE, 3, 2, 3, 2, 3))) {
      assertTrue(LineWalk.bits(network, 9) < 64);
      for (int bits : new int[] {63, 100, 400}) {
        for (int draw = 0; draw < 20; draw++) {
          // Few different weights and points: many zeros agree, or are none.
          long[] theta = random.longs(network.layout().size(), -3, 3).map(w -> w < 0 ? w : w + 1).toArray();
          long[] p = random.longs(network.inputs(), -9, 10).toArray();
          long[] d = random.longs(network.inputs(), -2, 3).toArray();
          assertEquals(walk(new LongWalk(network), theta, p, d), walk(new DigitWalk(network, bits), theta, p, d));
        }
      }
    }
  }

  private static List<String> walk(LineWalk walk, long[] theta, long[] p, long[] d) {
    List<String> pieces = new ArrayList<>();
    walk.begin(theta);
    walk.walk(p, d, 2, (pattern, low, high) -> pieces.add(Arrays.toString(pattern) + low + " " + high));
    return pieces;
  }

  /** Far more than 64 bits, with the largest inputs. */
  @Test
  void inputsOfDeepNetworks() {
    for (Circuit network : List.of(PatternSearchTest.network(Family.RELU, Bias.ALL, 2, 4, 4, 4, 4, 4, 4, 3),
        PatternSearchTest.network(Family.RELU, Bias.NONE, 1, 3, 3, 2))) {
      long[] theta = PatternSearchTest.theta(network, 4);
      int features = network.inputs();
      long[] values = new Random(8).longs(200L * features, -Inputs.SMALL, Inputs.SMALL + 1).toArray();
      PatternSet found = new PatternSet(network.neurons());
      int[] index =
          InputPatterns.of(network, theta, new Inputs(200, "", Optional.of(new Inputs.Numbers(features, 1000,
              Arrays.stream(values).asDoubleStream().toArray()))), found);
      for (int i = 0; i < 200; i++) {
        long[] x = Arrays.copyOfRange(values, i * features, (i + 1) * features);
        String expected = new PlainNetwork(network, theta).pattern(x, 1000).orElseThrow();
        for (int j = 0; j < network.neurons(); j++) {
          assertEquals(expected.charAt(j) == '1', found.active(index[i], j));
        }
      }
    }
  }

  /** On a neuron's zero there is no pattern, unless nothing comes of it; 0 stays 0 whatever the weights. */
  @Test
  void inputsOnBoundaries() {
    Circuit network = PatternSearchTest.network(Family.RELU, Bias.NONE, 1, 1, 2, 2);
    long[] theta = {1, -1, 1, 1, -1, 1, -2};
    double[] values = {0, 0, 1, 1, 2, 1, 3, 1, -1, -1, 1, 3};
    PatternSet found = new PatternSet(network.neurons());
    int[] index =
        InputPatterns.of(network, theta, new Inputs(6, "", Optional.of(new Inputs.Numbers(2, 1, values))), found);
    assertArrayEquals(new int[] {0, -1, 1, 2, -1, 0}, index);
  }
}
