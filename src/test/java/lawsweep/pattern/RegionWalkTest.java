package lawsweep.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.network.PlainNetwork;
import lawsweep.random.Stream;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Enumerations: their limit, and networks with neurons that are 0 on open sets, against lines. */
class RegionWalkTest {

  /** n generic planes through 0 in space make n² - n + 2 regions; as many parts at least are looked at. */
  @Test
  void thatItSawAllIsSaidOnlyIfItDid() {
    for (int rows = 2; rows <= 4; rows++) {
      Circuit network = PatternSearchTest.network(Family.RELU, Bias.NONE, 1, rows, 3);
      int all = rows * rows - rows + 2;
      long[] theta = PatternSearchTest.theta(network, rows);
      int whole = 0;
      for (int limit = 1; limit <= 60; limit++) {
        PatternSet found = new PatternSet(rows);
        boolean said = new RegionWalk(network).walk(theta, limit, found);
        assertTrue(found.size() <= Math.min(limit, all));
        assertFalse(said && limit <= all, "limit " + limit);
        assertTrue(!said || found.size() == all, "limit " + limit);
        whole += said ? 1 : 0;
      }
      assertTrue(whole > 10, rows + " rows: " + whole);
    }
  }

  @Test
  void estimatesAreCountsOfGenericArrangements() {
    for (int rows = 1; rows <= 9; rows++) {
      assertEquals(2 * rows,
          RegionWalk.estimate(PatternSearchTest.network(Family.RELU, Bias.NONE, 1, rows, 2)));
      assertEquals(rows * rows - rows + 2,
          RegionWalk.estimate(PatternSearchTest.network(Family.RELU, Bias.NONE, 1, rows, 3)));
      assertEquals(rows * rows - rows + 2,
          RegionWalk.estimate(PatternSearchTest.network(Family.RELU, Bias.HIDDEN, 1, rows, 2)));
    }
    assertEquals(8, RegionWalk.estimate(PatternSearchTest.network(Family.RELU, Bias.NONE, 1, 3, 7)));
  }

  /** Weights -1, 0 and 1: many neurons are 0 on open sets, and some switch. Two walks with nothing in common agree. */
  @Test
  void linesMeetTheSame() {
    for (Circuit network : List.of(PatternSearchTest.network(Family.RELU, Bias.NONE, 1, 2, 2, 2, 2),
        PatternSearchTest.network(Family.RELU, Bias.NONE, 1, 3, 3, 2),
        PatternSearchTest.network(Family.RELU, Bias.HIDDEN, 1, 2, 2, 2, 1),
        PatternSearchTest.network(Family.RESIDUAL, Bias.NONE, 2, 2, 2, 2, 2))) {
      Random random = Seeds.random("zeros", network.neurons());
      int zeros = 0;
      for (int draw = 0; draw < 300; draw++) {
        long[] theta = random.longs(network.layout().size(), -1, 2).toArray();
        PatternSet regions = new PatternSet(network.neurons());
        assertTrue(new RegionWalk(network).walk(theta, 1 << 16, regions));
        PatternSet met = new PatternSet(network.neurons());
        SearchLines lines = new SearchLines(network);
        lines.begin(theta, new Stream(9), draw);
        lines.allOfFew(met);
        TreeSet<String> expected = new TreeSet<>(PlainNetwork.texts(met, network.neurons()));
        assertEquals(expected, new TreeSet<>(PlainNetwork.texts(regions, network.neurons())), "draw " + draw);
        zeros += expected.isEmpty() ? 1 : 0;
      }
      assertTrue(zeros > 0, "nowhere a pattern: " + zeros);
    }
  }
}
