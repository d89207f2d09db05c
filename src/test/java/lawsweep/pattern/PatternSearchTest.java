package lawsweep.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.network.PlainNetwork;
import lawsweep.random.Stream;
import org.junit.jupiter.api.Test;

/** Searches against the definition on grids of inputs, and against counts of arrangements. */
public class PatternSearchTest {

  private static final Stream STREAM = new Stream(20_26);

  public static Circuit network(Family family, Bias bias, Integer... widths) {
    return new Circuit(new Architecture(family, List.of(widths), bias));
  }

  static Set<String> search(Circuit network, long[] theta, int draw) {
    PatternSearch search = new PatternSearch(network);
    PatternSet found = new PatternSet(network.neurons());
    search.begin(theta, STREAM, draw);
    while (!search.exhausted() && !search.saturated()) {
      int before = found.size();
      search.more(found);
      search.gained(found.size() > before);
    }
    return PlainNetwork.texts(found, network.neurons());
  }

  static long[] theta(Circuit network, int draw) {
    long[] theta = new long[network.layout().size()];
    Weights.draw(STREAM, draw, theta);
    return theta;
  }

  @Test
  void planeThroughTheOrigin() {
    for (Integer[] widths : List.of(new Integer[] {1, 4, 2}, new Integer[] {1, 4, 4, 2}, new Integer[] {2, 3, 3, 3, 2},
        new Integer[] {1, 3, 3, 3, 3, 2})) {
      Circuit network = network(Family.RELU, Bias.NONE, widths);
      for (int draw = 0; draw < 15; draw++) {
        long[] theta = theta(network, draw);
        Set<String> found = search(network, theta, draw);
        PlainNetwork plain = new PlainNetwork(network, theta);
        for (int i = 0; i < 500; i++) {
          double angle = 2 * Math.PI * i / 500;
          plain.pattern(new long[] {Math.round(1e6 * Math.cos(angle)), Math.round(1e6 * Math.sin(angle))}, 1)
              .ifPresent(pattern -> assertTrue(found.contains(pattern)));
        }
        if (widths.length == 3) {
          assertEquals(2 * widths[1], found.size());
        }
      }
    }
  }

  @Test
  void genericPlanesThroughTheOrigin() {
    for (int rows = 1; rows <= 6; rows++) {
      Circuit space = network(Family.RELU, Bias.NONE, 1, rows, 3);
      Circuit plane = network(Family.RELU, Bias.HIDDEN, 1, rows, 2);
      Circuit four = network(Family.RELU, Bias.NONE, 1, rows, 4);
      for (int draw = 0; draw < 3; draw++) {
        assertEquals(rows * rows - rows + 2, search(space, theta(space, draw), draw).size());
        assertEquals(1 + rows + rows * (rows - 1) / 2, search(plane, theta(plane, draw), draw).size());
        assertEquals(2 * (1 + (rows - 1) + (rows - 1) * (rows - 2) / 2 + (rows - 1) * (rows - 2) * (rows - 3) / 6),
            search(four, theta(four, draw), draw).size());
      }
    }
  }

  /** Deep, residual, with biases: what random inputs meet is found; lines meet nothing that an enumeration does not. */
  @Test
  void enumerationHoldsEverything() {
    for (Circuit network : List.of(network(Family.RELU, Bias.NONE, 1, 3, 3, 3),
        network(Family.RELU, Bias.HIDDEN, 1, 3, 2, 2),
        network(Family.RESIDUAL, Bias.NONE, 2, 2, 2, 2, 2), network(Family.RESIDUAL, Bias.NONE, 3, 2, 3, 2, 3),
        network(Family.RELU, Bias.ALL, 2, 3, 3, 1))) {
      for (int draw = 0; draw < 4; draw++) {
        long[] theta = theta(network, draw);
        Set<String> found = search(network, theta, draw);
        PlainNetwork plain = new PlainNetwork(network, theta);
        Random random = new Random(draw);
        for (int i = 0; i < 500; i++) {
          long[] x = random.longs(network.inputs(), -1000, 1001).toArray();
          plain.pattern(x, 1 + random.nextInt(1000)).ifPresent(pattern -> assertTrue(found.contains(pattern)));
        }
        PatternSet walked = new PatternSet(network.neurons());
        SearchLines lines = new SearchLines(network);
        lines.begin(theta, new Stream(5), draw);
        for (int i = 0; i < 20; i++) {
          lines.random(walked);
        }
        assertTrue(found.containsAll(PlainNetwork.texts(walked, network.neurons())));
      }
    }
  }

  @Test
  void oneInputWithBiasesHasOnePatternMoreThanBreakpoints() {
    Circuit network = network(Family.RELU, Bias.HIDDEN, 1, 7, 1);
    for (int draw = 0; draw < 50; draw++) {
      assertEquals(8, search(network, theta(network, draw), draw).size());
    }
  }

  @Test
  void nearlyParallelNeuronsAreToldApart() {
    assertEquals(4, search(network(Family.RELU, Bias.NONE, 1, 2, 2), new long[] {1, 1, 32768, 1, 32767, 1}, 0).size());
    assertEquals(4,
        search(network(Family.RELU, Bias.NONE, 1, 2, 3), new long[] {1, 1, 32768, 1, 1, 32767, 1, 1}, 0).size());
    assertEquals(4,
        search(network(Family.RELU, Bias.NONE, 1, 2, 4), new long[] {1, 1, 32768, 1, 1, 1, 32767, 1, 1, 1}, 0).size());
    assertEquals(2, search(network(Family.RELU, Bias.NONE, 1, 2, 2), new long[] {1, 1, 32766, 2, 16383, 1}, 0).size());
  }

  @Test
  void nothingRemainsOfEarlierDraws() {
    Circuit network = network(Family.RELU, Bias.NONE, 1, 6, 6, 5);
    PatternSearch search = new PatternSearch(network);
    for (int draw : new int[] {3, 1, 3}) {
      PatternSet found = new PatternSet(network.neurons());
      long[] theta = theta(network, draw);
      search.begin(theta, STREAM, draw);
      while (!search.exhausted() && !search.saturated()) {
        int before = found.size();
        search.more(found);
        search.gained(found.size() > before);
      }
      assertEquals(search(network, theta, draw), PlainNetwork.texts(found, network.neurons()));
    }
  }
}
