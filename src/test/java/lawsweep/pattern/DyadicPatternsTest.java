package lawsweep.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.random.Normals;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;

/** Patterns at any doubles, against those of integers and against inputs that are looked at one by one. */
class DyadicPatternsTest {

  private static Set<String> set(PatternSet found, int neurons) {
    Set<String> all = new TreeSet<>();
    for (int p = 0; p < found.size(); p++) {
      StringBuilder bits = new StringBuilder();
      for (int j = 0; j < neurons; j++) {
        bits.append(found.active(p, j) ? '1' : '0');
      }
      all.add(bits.toString());
    }
    return all;
  }

  private static Set<String> find(Circuit network, double[] theta, int most, boolean all) {
    PatternSet found = new PatternSet(network.neurons());
    assertEquals(all, DyadicPatterns.find(network, theta, new Normals(3), most, found, Watch.NONE));
    return set(found, network.neurons());
  }

  private static long[] integers(int size, Random random) {
    return random.longs(size, -100, 101).map(x -> x == 0 ? 1 : x).toArray();
  }

  /** All of two coordinates are known from lines; layers that are scaled by powers of two keep their patterns. */
  @Test
  void scaledLayersHaveThePatternsOfIntegers() {
    Random random = new Random(5);
    for (int trial = 0; trial < 30; trial++) {
      Circuit network = PatternSearchTest.network(Family.RELU, Bias.HIDDEN, 1, 2, 3, 1);
      long[] whole = integers(network.layout().size(), random);
      PatternSet expected = new PatternSet(network.neurons());
      assertTrue(new RegionWalk(network).walk(whole, 1 << 16, expected));
      double[] theta = Arrays.stream(whole).asDoubleStream().toArray();
      Circuit.Step first = network.steps().getFirst();
      Circuit.Step second = network.steps().get(1);
      scale(theta, first, 0x1p-5, 0x1p-5);
      scale(theta, second, 0x1p2, 0x1p-3);
      assertEquals(set(expected, network.neurons()), find(network, theta, 64, true));
    }
  }

  private static void scale(double[] theta, Circuit.Step step, double weights, double bias) {
    for (int i = 0; i < step.rows() * step.columns(); i++) {
      theta[step.weights() + i] *= weights;
    }
    for (int i = 0; i < step.rows(); i++) {
      theta[step.bias() + i] *= bias;
    }
  }

  /** Every pattern of a grid of inputs is among all; and random inputs show some of them. */
  @Test
  void gridsShowNoOthers() {
    Random random = new Random(7);
    for (int trial = 0; trial < 10; trial++) {
      Circuit network = PatternSearchTest.network(Family.RELU, Bias.HIDDEN, 1, 2, 3, 2);
      double[] theta = random.doubles(network.layout().size()).map(x -> x - 0.5).toArray();
      Set<String> all = find(network, theta, 256, true);
      Set<String> seen = new TreeSet<>();
      for (int x = -60; x <= 60; x++) {
        for (int y = -60; y <= 60; y++) {
          seen.add(pattern(network, theta, x / 10.0 + 1e-4, y / 10.0 + 1e-4));
        }
      }
      assertTrue(all.containsAll(seen), all + " " + seen);
      assertFalse(seen.size() < 3);
      Set<String> some = find(network, theta, 2, false);
      assertTrue(some.size() <= 2 && all.containsAll(some));
    }
  }

  private static String pattern(Circuit network, double[] theta, double... x) {
    StringBuilder bits = new StringBuilder();
    double[] h = x;
    for (Circuit.Step step : network.steps()) {
      double[] next = new double[step.rows()];
      for (int j = 0; j < next.length && step.gated(); j++) {
        double sum = step.bias() < 0 ? 0 : theta[step.bias() + j];
        for (int k = 0; k < h.length; k++) {
          sum += theta[step.weights() + j * step.columns() + k] * h[k];
        }
        bits.append(sum > 0 ? '1' : '0');
        next[j] = Math.max(sum, 0);
      }
      h = next;
    }
    return bits.toString();
  }
}
