package lawsweep.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.random.Stream;
import org.junit.jupiter.api.Test;

/** Searches against the definition on grids of inputs, and against counts of arrangements. */
class PatternSearchTest {

  private static final Stream STREAM = new Stream(20_26);

  static GatedNetwork network(Family family, Bias bias, Integer... widths) {
    return new GatedNetwork(new Architecture(family, List.of(widths), bias));
  }

  static Set<String> search(GatedNetwork network, long[] theta, int draw) {
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

  static long[] theta(GatedNetwork network, int draw) {
    long[] theta = new long[network.layout().size()];
    Weights.draw(STREAM, draw, theta);
    return theta;
  }

  @Test
  void planeThroughTheOrigin() {
    for (Integer[] widths : List.of(new Integer[] {1, 4, 2}, new Integer[] {1, 4, 4, 2}, new Integer[] {2, 3, 3, 3, 2},
        new Integer[] {1, 3, 3, 3, 3, 2})) {
      GatedNetwork network = network(Family.RELU, Bias.NONE, widths);
      for (int draw = 0; draw < 40; draw++) {
        long[] theta = theta(network, draw);
        Set<String> found = search(network, theta, draw);
        PlainNetwork plain = new PlainNetwork(network, theta);
        for (int i = 0; i < 2000; i++) {
          double angle = 2 * Math.PI * i / 2000;
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
    for (int rows = 1; rows <= 8; rows++) {
      GatedNetwork space = network(Family.RELU, Bias.NONE, 1, rows, 3);
      GatedNetwork plane = network(Family.RELU, Bias.HIDDEN, 1, rows, 2);
      GatedNetwork four = network(Family.RELU, Bias.NONE, 1, rows, 4);
      for (int draw = 0; draw < 5; draw++) {
        assertEquals(rows * rows - rows + 2, search(space, theta(space, draw), draw).size());
        assertEquals(1 + rows + rows * (rows - 1) / 2, search(plane, theta(plane, draw), draw).size());
        assertEquals(2 * (1 + (rows - 1) + (rows - 1) * (rows - 2) / 2 + (rows - 1) * (rows - 2) * (rows - 3) / 6),
            search(four, theta(four, draw), draw).size());
      }
    }
  }
}
