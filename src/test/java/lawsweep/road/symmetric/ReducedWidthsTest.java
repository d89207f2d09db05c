package lawsweep.road.symmetric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import lawsweep.law.known.ScalarBlocks;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.support.Architectures;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReducedWidthsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      784,512,512,10  | 784,512,512,10 | 406016
      100,200,50      | 100,149,50     | 11175
      1,3,1           | 1,1,1          | 1
      1,2,2,1         | 1,1,1,1        | 1
      2,1,2,2,1       | 2,1,1,1,1      | 2
      1,4,4,2         | 1,4,4,2        | 8
      1,9,2,7,7,1,3,3 | 1,1,1,1,1,1,3,3 | 6
      """)
  void examples(String widths, String reduced, long dimension) {
    ReducedWidths found = of(Architectures.widths(widths));
    assertEquals(Architectures.widths(reduced), found.widths());
    assertEquals(dimension, found.dimension());
  }

  @Test
  void squareNetworksHaveTheDimensionOfThePaper() {
    for (long n = 1; n <= 1_000_000; n *= 10) {
      for (int q = 2; q <= 9; q++) {
        List<Integer> widths = Collections.nCopies(q + 1, (int) n);
        assertEquals(n * n + (q - 1) * n * (n - 1) / 2, of(widths).dimension());
      }
    }
  }

  @Test
  void loweringOnceIsLoweringUntilNothingChanges() {
    Random random = Seeds.random("lowering", 0);
    for (int i = 0; i < 20_000; i++) {
      Architecture a = Architectures.random(random, Family.LINEAR, 9, i % 2 == 0 ? 6 : 60);
      assertEquals(loweredAgainAndAgain(a.widths()), ReducedWidths.of(a).lowered(), () -> Seeds.note(a.widths()));
    }
  }

  @Test
  void theDimensionIsWhatTheLawsLeave() {
    Random random = Seeds.random("laws leave", 0);
    for (int i = 0; i < 20_000; i++) {
      Architecture a = Architectures.random(random, Family.LINEAR, 9, i % 2 == 0 ? 5 : 60);
      ReducedWidths reduced = ReducedWidths.of(a);
      assertEquals(a.parameters() - ScalarBlocks.of(a).bound(a), reduced.dimension(), () -> Seeds.note(a.widths()));
      assertEquals(farNarrowLayers(a.widths()), !reduced.lowered().equals(reduced.widths()),
          () -> Seeds.note(a.widths()));
    }
  }

  private static ReducedWidths of(List<Integer> widths) {
    return ReducedWidths.of(Architectures.linear(widths.toArray(Integer[]::new)));
  }

  /** The condition of the theorem: two consecutive layers of width 1 are three or more layers apart. */
  private static boolean farNarrowLayers(List<Integer> widths) {
    int last = -1;
    for (int i = 0; i < widths.size(); i++) {
      if (widths.get(i) == 1) {
        if (last >= 0 && i - last >= 3) {
          return true;
        }
        last = i;
      }
    }
    return false;
  }

  private static List<Integer> loweredAgainAndAgain(List<Integer> widths) {
    List<Integer> n = new ArrayList<>(widths);
    List<Integer> before;
    do {
      before = List.copyOf(n);
      for (int i = 1; i < n.size() - 1; i++) {
        n.set(i, Math.min(n.get(i), n.get(i - 1) + n.get(i + 1) - 1));
      }
    } while (!n.equals(before));
    return n;
  }
}
