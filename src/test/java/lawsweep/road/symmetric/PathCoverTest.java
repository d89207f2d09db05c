package lawsweep.road.symmetric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import lawsweep.support.Architectures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which widths have a forest of straight paths. */
class PathCoverTest {

  /** Calls back for all lists of numbers from {@code from} to {@code to}. */
  private static void each(int size, int from, int to, List<Integer> begun, Consumer<List<Integer>> all) {
    if (begun.size() == size) {
      all.accept(begun);
      return;
    }
    for (int next = from; next <= to; next++) {
      List<Integer> longer = new ArrayList<>(begun);
      longer.add(next);
      each(size, from, to, longer, all);
    }
  }

  /** Whether trees of the types from {@code type} on, each any number of times, use up what is left of each layer. */
  private static boolean covers(List<Tree> types, int type, int[] left) {
    if (type == types.size()) {
      return Arrays.stream(left).allMatch(n -> n == 0);
    }
    int[] rest = left.clone();
    while (true) {
      if (covers(types, type + 1, rest)) {
        return true;
      }
      for (int layer : types.get(type).layers()) {
        if (rest[layer]-- == 0) {
          return false;
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 6", "3, 5", "4, 4", "5, 3", "6, 2"})
  void exactlyThoseOfASearch(int depth, int most) {
    List<Tree> types = PathCover.types(depth);
    int[] found = new int[2];
    each(depth + 1, 1, most, List.of(), widths -> {
      boolean searched = covers(types, 0, widths.stream().mapToInt(width -> width - 1).toArray());
      assertEquals(searched, PathCover.exists(widths), widths::toString);
      found[searched ? 1 : 0]++;
    });
    assertTrue(found[0] > 0 && found[1] > 0);
  }

  /** The conditions printed for small depths hold of reduced widths. */
  @Test
  void smallDepthsAreSimpler() {
    each(3, 1, 7, List.of(), n -> {
      List<Integer> m = ReducedWidths.of(Architectures.linear(n.toArray(Integer[]::new))).widths();
      assertTrue(PathCover.exists(m), n::toString);
    });
    each(4, 1, 7, List.of(), n -> {
      List<Integer> m = ReducedWidths.of(Architectures.linear(n.toArray(Integer[]::new))).widths();
      boolean simple = Math.max(m.get(1), m.get(2)) - 1 <= m.get(0) - 1 + m.get(3) - 1;
      assertEquals(simple, PathCover.exists(m), n::toString);
    });
  }

  @Test
  void neuronsAreThoseOfTheForest() {
    each(5, 1, 5, List.of(), widths -> {
      if (PathCover.exists(widths)) {
        List<Tree> forest = PathCover.forest(widths);
        assertEquals(forest.stream().mapToInt(Tree::size).sum(), PathCover.neurons(widths), widths::toString);
      }
    });
  }

  @Test
  void typesArePathsFromTheEnds() {
    assertEquals("[0][0, 1][0, 1, 2][3][3, 2][3, 2, 1]",
        String.join("", PathCover.types(3).stream().map(tree -> tree.layers().toString()).toList()));
    assertEquals(List.of(0, 1), PathCover.types(3).get(2).parents());
  }
}
