package lawsweep.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
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

  private static Set<String> regions(Circuit network, IntFunction<BigInteger> weights) {
    PatternSet found = new PatternSet(network.neurons());
    assertTrue(new RegionWalk(network).walk(weights, 1 << 16, found));
    return new TreeSet<>(PlainNetwork.texts(found, network.neurons()));
  }

  /** Numbers that fit into longs and numbers of any size give the same: full-size weights, and few of them. */
  @Test
  void smallNumbersGiveWhatLargeOnesGive() {
    for (Circuit network : List.of(PatternSearchTest.network(Family.RELU, Bias.NONE, 1, 4, 3, 3),
        PatternSearchTest.network(Family.RELU, Bias.ALL, 2, 3, 3, 2),
        PatternSearchTest.network(Family.RELU, Bias.HIDDEN, 1, 3, 2, 3, 2),
        PatternSearchTest.network(Family.RESIDUAL, Bias.NONE, 2, 3, 2, 3, 2))) {
      assertTrue(LineWalk.bits(network, 1) < Long.SIZE - 1, "all are small");
      Random random = Seeds.random("small", network.neurons());
      for (int draw = 0; draw < 40; draw++) {
        long most = draw % 2 == 0 ? Weights.MAX : 3;
        long[] theta = random.longs(network.layout().size(), -most, most + 1).toArray();
        PatternSet found = new PatternSet(network.neurons());
        assertTrue(new RegionWalk(network).walk(theta, 1 << 16, found));
        assertEquals(regions(network, i -> BigInteger.valueOf(theta[i])),
            new TreeSet<>(PlainNetwork.texts(found, network.neurons())), "draw " + draw);
      }
    }
  }

  /** Three planes that meet in a line make 6 regions, three that nearly do 8, whatever doubles see of them. */
  @Test
  void planesThatNearlyMeetInALine() {
    Circuit network = PatternSearchTest.network(Family.RELU, Bias.NONE, 1, 3, 3);
    int from = network.steps().getFirst().weights();
    Random random = Seeds.random("nearly", 0);
    for (int bits : new int[] {15, 40, 80, 300}) {
      for (int draw = 0; draw < 20; draw++) {
        BigInteger[] theta = new BigInteger[network.layout().size()];
        Arrays.setAll(theta, _ -> new BigInteger(bits, random).add(BigInteger.ONE));
        for (int k = 0; k < 3; k++) {
          theta[from + 6 + k] = theta[from + k].subtract(theta[from + 3 + k]);
        }
        assertEquals(6, regions(network, i -> theta[i]).size());
        theta[from + 6 + draw % 3] = theta[from + 6 + draw % 3].add(BigInteger.valueOf(draw % 2 == 0 ? 1 : -1));
        assertEquals(8, regions(network, i -> theta[i]).size(), bits + " bits");
      }
    }
  }
}
