package lawsweep.law.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.law.Counting;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.network.ParameterLayout;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.support.Architectures;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rank of the known laws at a sparse point against elimination of all their gradients. */
class MatchingPointTest {

  private static long denseRank(Architecture a, PrimeField field, double[] values) {
    Point point = Point.of(a, field, new ParameterLayout(a), values);
    return KnownLaws.rank(point, Counting.VECTOR, Team.alone(), () -> {});
  }

  private static void checkAgainstRandomPoints(Architecture a, long number) {
    long dense = LawRanks.denseRank(a, new Stream(number), Counting.VECTOR, Team.alone(), () -> {});
    assertEquals(dense, LawRanks.sparseRank(a, () -> {}), () -> Seeds.note(a));
    assertEquals(dense, KnownLaws.bound(a), () -> Seeds.note(a));
  }

  /** Nonzero weights up to {@code most}; if these are few, many blocks have a kernel. */
  private static long[][] weights(Architecture a, Random random, int most) {
    long[][] weights = new long[a.depth() + 1][];
    for (int i = 1; i <= a.depth(); i++) {
      weights[i] = new long[Math.min(a.width(i - 1), a.width(i))];
      for (int t = 0; t < weights[i].length; t++) {
        weights[i][t] = random.nextLong(1, most + 1L) * (random.nextBoolean() ? 1 : -1);
      }
    }
    return weights;
  }

  /** The matchings as the class describes them: the last neurons of layer i - 1 with the first of layer i. */
  private static double[] parameters(Architecture a, long[][] weights) {
    ParameterLayout layout = new ParameterLayout(a);
    double[] values = new double[layout.size()];
    for (int i = 1; i <= a.depth(); i++) {
      int above = a.width(i - 1) - weights[i].length;
      for (int t = 0; t < weights[i].length; t++) {
        values[layout.weights(i) + (above + t) * a.width(i) + t] = weights[i][t];
      }
    }
    return values;
  }

  /** Adds entries from neuron 0 of layer i - 1 to those of layer i that have no edge there. */
  private static void link(Architecture a, PrimeField field, double[] values, Random random) {
    ParameterLayout layout = new ParameterLayout(a);
    for (int i = 1; i < a.depth(); i++) {
      for (int j = a.width(i - 1); j < a.width(i); j++) {
        values[layout.weights(i) + j] = Residues.canonical(field, random);
      }
    }
  }

  private static long rankOfBlocks(Architecture a, MatchingPoint point) {
    return IntStream.range(1, a.depth()).mapToLong(point::rankOfBlocks).sum();
  }

  private static Architecture drawn(Random random) {
    return Architectures.random(random, Family.LINEAR, 6, random.nextBoolean() ? 4 : 7);
  }

  @Test
  void blocksHaveTheRankOfAllGradientsAtThisPoint() {
    int lower = 0;
    for (int number = 0; number < 5000; number++) {
      Random random = Seeds.random("matchings", number);
      Architecture a = drawn(random);
      long[][] weights = weights(a, random, 1 + number % 5);
      long rank = rankOfBlocks(a, new MatchingPoint(a, weights));
      assertEquals(denseRank(a, Primes.random(random), parameters(a, weights)), rank, () -> Seeds.note(a));
      lower += rank < rankOfBlocks(a, MatchingPoint.of(a)) ? 1 : 0;
    }
    assertTrue(lower > 50, "only " + lower + " points where equal weights matter");
  }

  @Test
  void linksAddNoMoreThanTheirEntriesDo() {
    int added = 0;
    for (int number = 0; number < 5000; number++) {
      Random random = Seeds.random("links", number);
      Architecture a = drawn(random);
      long[][] weights = weights(a, random, 1 + number % 5);
      MatchingPoint point = new MatchingPoint(a, weights);
      PrimeField field = Primes.largest();
      double[] values = parameters(a, weights);
      link(a, field, values, random);
      long dense = denseRank(a, field, values);
      long rank = point.rank(() -> {});
      assertTrue(rank <= dense, () -> Seeds.note(a + ": " + rank + " claimed, " + dense + " found"));
      added += rank > rankOfBlocks(a, point) ? 1 : 0;
    }
    assertTrue(added > 300, "only " + added + " points with links");
  }

  /**
   * In 1,3,3,1 the path of neuron 1 of the first hidden layer has neither end. It is linked to that of neuron 0, which
   * adds to the rank only if their weights differ.
   */
  @Test
  void aLinkIntoAKernelIsNone() {
    Architecture a = Architectures.linear(1, 3, 3, 1);
    MatchingPoint equal = new MatchingPoint(a, new long[][] {{}, {1}, {5, -5, 7}, {1}});
    assertEquals(11, rankOfBlocks(a, equal));
    assertEquals(11, equal.rank(() -> {}));
    MatchingPoint different = new MatchingPoint(a, new long[][] {{}, {1}, {5, 6, 7}, {1}});
    assertEquals(11, rankOfBlocks(a, different));
    assertEquals(12, different.rank(() -> {}));
  }

  @Test
  void allSmallLinearNetworks() {
    for (int depth = 2; depth <= 4; depth++) {
      int count = (int) Math.pow(5, depth + 1);
      for (int number = 0; number < count; number++) {
        Integer[] widths = new Integer[depth + 1];
        for (int i = 0, rest = number; i <= depth; i++, rest /= 5) {
          widths[i] = 1 + rest % 5;
        }
        checkAgainstRandomPoints(Architectures.linear(widths), number);
      }
    }
  }

  @Test
  void randomLinearNetworks() {
    randomNetworks(Family.LINEAR, 0, 1000);
  }

  @Test
  void randomReluNetworks() {
    randomNetworks(Family.RELU, 0, 1000);
  }

  @Test
  @Tag("campaign")
  void manyRandomNetworks() {
    randomNetworks(Family.LINEAR, 1000, 10_000);
    randomNetworks(Family.RELU, 1000, 10_000);
  }

  private static void randomNetworks(Family family, int first, int end) {
    for (int number = first; number < end; number++) {
      checkAgainstRandomPoints(Architectures.random(Seeds.random("sparse", number), family, 8, 12), number);
    }
  }

  /** ReLU: the point with one edge for each hidden neuron. */
  @Test
  void starsOfReluNetworks() {
    for (int number = 0; number < 300; number++) {
      Random random = Seeds.random("stars", number);
      Architecture a = Architectures.random(random, Family.RELU, 6, 5);
      ParameterLayout layout = new ParameterLayout(a);
      double[] values = new double[layout.size()];
      for (int i = 1; i < a.depth(); i++) {
        for (int j = 0; j < a.width(i); j++) {
          values[layout.weights(i) + random.nextInt(a.width(i - 1)) * a.width(i) + j] = 1;
        }
      }
      assertEquals(denseRank(a, Primes.random(random), values), LawRanks.sparseRank(a, () -> {}), () -> Seeds.note(a));
    }
  }

  /** Widths at which elimination of all gradients is slow or out of reach. */
  @Test
  void wideNetworksMeetTheBound() {
    Architecture[] wide =
        {Architectures.linear(64, 64, 64, 64, 64, 64), Architectures.linear(1, 300, 300, 1),
            Architectures.linear(2, 512, 512, 2), Architectures.linear(784, 512, 512, 10),
            Architectures.linear(3, 500, 700, 900, 20, 600, 5), Architectures.linear(1, 1_000_000, 1),
            Architectures.linear(1_000_000, 1_000_000, 999_000, 1_000_000)};
    for (Architecture a : wide) {
      assertEquals(KnownLaws.bound(a), MatchingPoint.of(a).rank(() -> {}), a.widthsLabel());
    }
  }

  @Test
  void asksBeforeEachHiddenLayer() {
    int[] asked = {0};
    MatchingPoint.of(Architectures.linear(2, 3, 4, 2)).rank(() -> asked[0]++);
    assertEquals(2, asked[0]);
  }
}
