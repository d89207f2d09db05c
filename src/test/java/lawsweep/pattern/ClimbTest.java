package lawsweep.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.network.PlainNetwork;
import lawsweep.random.Stream;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Climbs: slopes against differences of the definition, and signs that random lines do not meet. */
class ClimbTest {

  private static final int CORNERS = 16;

  @Test
  void gradientsAreThoseOfTheDefinition() {
    for (Circuit network : List.of(PatternSearchTest.network(Family.RELU, Bias.NONE, 2, 4, 4, 3, 3),
        PatternSearchTest.network(Family.RELU, Bias.ALL, 2, 4, 4, 3),
        PatternSearchTest.network(Family.RESIDUAL, Bias.NONE, 3, 4, 3, 4, 3, 2, 3))) {
      Random random = Seeds.random("climb", network.neurons());
      Climb climb = new Climb(network);
      for (int draw = 0; draw < 20; draw++) {
        long[] theta = random.longs(network.layout().size(), -9, 10).toArray();
        climb.begin(theta);
        double[] x = random.doubles(network.inputs(), -2, 2).toArray();
        for (int neuron = 0; neuron < network.neurons(); neuron++) {
          double value = value(network, theta, x, neuron);
          assertEquals(value, climb.height(x, neuron) * (1 + Climb.size(x)), 1e-9 * (1 + Math.abs(value)));
          slopes(network, theta, x, neuron, climb);
        }
      }
    }
  }

  private static void slopes(Circuit network, long[] theta, double[] x, int neuron, Climb climb) {
    double[] gradient = new double[x.length];
    double size = climb.gradient(x, neuron, gradient);
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      double[] up = x.clone();
      double[] down = x.clone();
      up[i] += 1e-7;
      down[i] -= 1e-7;
      double slope = (value(network, theta, up, neuron) - value(network, theta, down, neuron)) / 2e-7;
      assertEquals(slope, gradient[i], 1e-3 * (1 + Math.abs(slope)), "neuron " + neuron + ", input " + i);
      largest = Math.max(largest, Math.abs(gradient[i]));
    }
    assertEquals(largest, size);
  }

  /**
   * |x_0| less many times the positive parts of 16 others: as high as |x_0| once these are negative. A step along the
   * slope makes them so.
   */
  @Test
  void movesGoToTheCorner() {
    for (int sign : new int[] {1, -1}) {
      Circuit network = corner();
      Climb climb = new Climb(network);
      climb.begin(theta(sign, new Random(1)));
      double[] x = new Random(2).doubles(network.inputs(), 0.5, 1).toArray();
      double[] direction = new double[x.length];
      assertTrue(sign * climb.height(x, CORNERS + 2) < 0);
      climb.gradient(x, CORNERS + 2, direction);
      climb.move(x, direction, CORNERS + 2, sign);
      assertTrue(sign * climb.height(x, CORNERS + 2) > 0);
    }
  }

  /** A sign that a neuron has in one corner of 2^16: few lines meet it, and every climb leads there. */
  @Test
  void climbsFindTheSignOfACorner() {
    Circuit network = corner();
    for (int draw = 0; draw < 6; draw++) {
      int sign = draw % 2 == 0 ? 1 : -1;
      long[] theta = theta(sign, new Random(draw));
      PatternSearch search = new PatternSearch(network);
      PatternSet found = new PatternSet(network.neurons());
      search.begin(theta, new Stream(77), draw);
      while (!search.saturated()) {
        search.more(found);
        search.gained(false);
      }
      Set<String> patterns = PlainNetwork.texts(found, network.neurons());
      char wanted = sign > 0 ? '1' : '0';
      assertTrue(patterns.stream().anyMatch(pattern -> pattern.charAt(CORNERS + 2) == wanted), "draw " + draw);
    }
  }

  /** 17 inputs, 18 neurons, a neuron behind them. */
  private static Circuit corner() {
    return PatternSearchTest.network(Family.RELU, Bias.NONE, 1, 1, CORNERS + 2, CORNERS + 1);
  }

  /** The neuron behind gets sign (|x_0| - 30000 Σ_j max(0, x_j)), but for small weights besides. */
  private static long[] theta(int sign, Random random) {
    Circuit network = corner();
    long[] theta = random.longs(network.layout().size(), 1, 3).map(w -> random.nextBoolean() ? w : -w).toArray();
    Circuit.Step first = network.steps().get(0);
    Circuit.Step second = network.steps().get(1);
    for (int j = 0; j < CORNERS + 2; j++) {
      theta[first.weights() + j * first.columns() + Math.max(0, j - 1)] = j == 1 ? -2000 : 2000;
      theta[second.weights() + j] = j < 2 ? sign : -30000L * sign;
    }
    return theta;
  }

  /** What a neuron gets at an input, by definition. */
  private static double value(Circuit network, long[] theta, double[] x, int neuron) {
    double[] before = x;
    double[] h = x;
    for (Circuit.Step step : network.steps()) {
      double[] z = new double[step.rows()];
      for (int j = 0; j < z.length; j++) {
        z[j] = (step.bias() < 0 ? 0 : theta[step.bias() + j]) + (step.skip() ? before[j] : 0);
        for (int k = 0; k < h.length; k++) {
          z[j] += theta[step.weights() + j * h.length + k] * h[k];
        }
        if (step.gated()) {
          if (step.firstNeuron() + j == neuron) {
            return z[j];
          }
          z[j] = Math.max(0, z[j]);
        }
      }
      before = h;
      h = z;
    }
    throw new IllegalArgumentException("no neuron " + neuron);
  }
}
