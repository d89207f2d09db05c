package lawsweep.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.support.Architectures;
import lawsweep.support.Seeds;
import lawsweep.work.Limits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random linear networks: r + N' = D every time, whatever the prime and the seed. */
class RandomArchitecturesTest {

  private static void prove(Architecture a) {
    LawCount first = Counting.count(Counting.cell(a, 1, 0), Limits.DEFAULT);
    LawCount second = Counting.count(Counting.cell(a, 2, 1), Limits.DEFAULT);
    for (LawCount count : List.of(first, second)) {
      Certificate c = count.certificate();
      assertEquals(a.parameters(), c.rank() + c.provenLaws(), () -> Seeds.note(a));
      assertEquals(0, count.errorBound(), () -> Seeds.note(a));
      boolean extra = c.provenLaws() > c.knownLaws();
      assertEquals(extra ? Verdict.EXTRA : Verdict.COMPLETE, count.verdict(), () -> Seeds.note(a));
    }
    assertEquals(first.levelDims(), second.levelDims(), () -> Seeds.note(a));
    assertEquals(first.knownLaws(), second.knownLaws(), () -> Seeds.note(a));
  }

  private static Set<Architecture> distinct(String name, int count, int mostLayers, int width) {
    Set<Architecture> seen = new HashSet<>();
    Random random = Seeds.random(name, 0);
    while (seen.size() < count) {
      seen.add(Architectures.random(random, Family.LINEAR, mostLayers, width));
    }
    return seen;
  }

  @Test
  void smallOnes() {
    distinct("proved", 600, 6, 4).forEach(RandomArchitecturesTest::prove);
  }

  @Test
  @Tag("campaign")
  void manyOnes() {
    distinct("proved, many", 20_000, 6, 4).forEach(RandomArchitecturesTest::prove);
  }

  @Test
  @Tag("campaign")
  void widerOnes() {
    distinct("proved, wider", 3000, 6, 5).forEach(RandomArchitecturesTest::prove);
  }

  /** Deep networks with layers of width 1 here and there. */
  @Test
  void deepBottlenecks() {
    bottlenecks(0, 100);
  }

  @Test
  @Tag("campaign")
  void manyDeepBottlenecks() {
    bottlenecks(100, 5000);
  }

  private static void bottlenecks(int first, int end) {
    for (int number = first; number < end; number++) {
      Random random = Seeds.random("bottlenecks", number);
      int depth = random.nextInt(7, 13);
      List<Integer> widths = new ArrayList<>();
      for (int i = 0; i <= depth; i++) {
        widths.add(random.nextInt(3) == 0 ? 1 : random.nextInt(1, 4));
      }
      prove(new Architecture(Family.LINEAR, widths, Bias.NONE));
    }
  }
}
