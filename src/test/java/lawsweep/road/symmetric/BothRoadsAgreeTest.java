package lawsweep.road.symmetric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.road.dense.DenseCounter;
import lawsweep.support.Architectures;
import lawsweep.support.Seeds;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The symmetric road counts what the dense one samples at random points, where both can go. */
class BothRoadsAgreeTest {

  private static final Kernels KERNELS = VectorKernels.hot();
  private static final DenseCounter DENSE = new DenseCounter(KERNELS);
  private static final SymmetricCounter SYMMETRIC = new SymmetricCounter(KERNELS);

  /** What a record says of a count that both roads can know. */
  private record Answer(long dimension, long laws, long known, long extra, Verdict verdict) {

    static Answer of(LawCount count) {
      return new Answer(count.lieDim(), count.laws(), count.knownLaws(), count.extraLaws(), count.verdict());
    }
  }

  /** A sparse point knows nothing of flows: what one time-dependent field proves is the same dimension. */
  @Test
  void ordersBeyondTheLevels() {
    for (List<Integer> widths : List.of(List.of(1, 9, 9, 2), List.of(2, 8, 8, 3), List.of(1, 6, 7, 6, 2),
        List.of(12, 10, 2, 9, 12, 2, 12), List.of(2, 1, 6, 6, 2))) {
      compare(new Architecture(Family.LINEAR, widths, Bias.NONE), Limits.DEFAULT.with(1));
    }
  }

  private static void compare(Architecture a) {
    compare(a, Limits.DEFAULT);
  }

  private static void compare(Architecture a, Limits limits) {
    LawCell cell = new LawCell(a, Fields.GENERIC, 3, 0);
    Answer dense = Answer.of(DENSE.count(cell, limits, Team.alone(), Stop.NEVER));
    Answer symmetric = Answer.of(SYMMETRIC.count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER));
    assertEquals(dense, symmetric, () -> Seeds.note(a));
  }

  /** All lists of widths 1 to {@code most} of the given depth. */
  private static List<List<Integer>> widths(int depth, int most) {
    List<List<Integer>> all = List.of(List.of());
    for (int layer = 0; layer <= depth; layer++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> widths : all) {
        for (int width = 1; width <= most; width++) {
          List<Integer> next = new ArrayList<>(widths);
          next.add(width);
          longer.add(next);
        }
      }
      all = longer;
    }
    return all;
  }

  private static void compareAll(Family family, Bias bias, int depth, int most) {
    for (List<Integer> widths : widths(depth, most)) {
      compare(new Architecture(family, widths, bias));
    }
  }

  private static void compareRandom(String name, int count) {
    Random random = Seeds.random(name, 0);
    Set<Architecture> seen = new HashSet<>();
    while (seen.size() < count) {
      seen.add(Architectures.random(random, Family.LINEAR, 6, 12));
    }
    seen.forEach(BothRoadsAgreeTest::compare);
  }

  @Test
  void smallLinearNetworks() {
    compareAll(Family.LINEAR, Bias.NONE, 2, 5);
    compareAll(Family.LINEAR, Bias.NONE, 3, 5);
    compareAll(Family.LINEAR, Bias.NONE, 4, 3);
  }

  @Test
  void randomLinearNetworks() {
    compareRandom("both roads", 300);
  }

  /** One layer of width 1 after another, or far from it. */
  @Test
  void scalarBlocks() {
    Random random = Seeds.random("both roads, scalars", 0);
    for (int number = 0; number < 100; number++) {
      List<Integer> widths = new ArrayList<>();
      for (int layer = random.nextInt(4, 9); layer >= 0; layer--) {
        widths.add(random.nextBoolean() ? 1 : random.nextInt(1, 5));
      }
      compare(new Architecture(Family.LINEAR, widths, Bias.NONE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void smallReluNetworks(Bias bias) {
    compareAll(Family.RELU, bias, 2, 4);
    compareAll(Family.RELU, bias, 3, 3);
    compareAll(Family.RELU, bias, 4, 2);
  }

  @Test
  @Tag("campaign")
  void allSmallLinearNetworks() {
    compareAll(Family.LINEAR, Bias.NONE, 4, 5);
    compareAll(Family.LINEAR, Bias.NONE, 5, 3);
  }

  @Test
  @Tag("campaign")
  void manyRandomLinearNetworks() {
    compareRandom("both roads, many", 3000);
  }
}
