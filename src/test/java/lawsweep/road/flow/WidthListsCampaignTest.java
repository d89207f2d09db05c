package lawsweep.road.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Momentum in all small networks: the closed form of rotations is the count, and rectifiers leave no law. */
@Tag("campaign")
class WidthListsCampaignTest {

  /** All lists of widths 1 to 3 of depth 2 to 4. */
  static List<List<Integer>> lists(long most) {
    List<List<Integer>> lists = new ArrayList<>();
    for (int depth = 2; depth <= 4; depth++) {
      int all = (int) Math.pow(3, depth + 1.0);
      for (int n = 0; n < all; n++) {
        List<Integer> widths = new ArrayList<>();
        for (int layer = 0, left = n; layer <= depth; layer++, left /= 3) {
          widths.add(1 + left % 3);
        }
        long parameters = IntStream.range(0, depth).mapToLong(i -> (long) widths.get(i) * widths.get(i + 1)).sum();
        if (parameters <= most) {
          lists.add(widths);
        }
      }
    }
    return lists;
  }

  @Test
  void linearNetworksHaveTheLawsOfTheClosedForm() {
    List<List<Integer>> lists = lists(20);
    assertEquals(288, lists.size());
    assertEquals(162, lists.stream().map(list -> least(list, list.reversed())).distinct().count());
    for (List<Integer> widths : lists) {
      LawCount count = FlowCounterTest.count(Cells.momentum(widths));
      assertEquals(Verdict.COMPLETE, count.verdict(), () -> widths + " " + count.reason());
      assertEquals(RotationCount.of(widths), count.laws(), widths::toString);
    }
  }

  private static String least(List<Integer> a, List<Integer> b) {
    return a.toString().compareTo(b.toString()) < 0 ? a.toString() : b.toString();
  }

  @Test
  void rectifiersLeaveNoLaw() {
    List<List<Integer>> lists = lists(16);
    assertEquals(231, lists.size());
    for (List<Integer> widths : lists) {
      LawCount count = FlowCounterTest.count(Cells.momentum("relu", widths, "euclidean", "primal", 1));
      assertEquals(Verdict.COMPLETE, count.verdict(), () -> widths + " " + count.reason());
      assertEquals(0, count.laws(), widths::toString);
    }
  }
}
