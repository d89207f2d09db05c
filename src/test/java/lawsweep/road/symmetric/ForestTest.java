package lawsweep.road.symmetric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.support.Architectures;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Lemma 2 of the proof. */
class ForestTest {

  @Test
  void allNeuronsAreInTrees() {
    Random random = Seeds.random("forest", 0);
    int listed = 0;
    for (int i = 0; i < 5_000; i++) {
      Architecture a = Architectures.random(random, Family.LINEAR, 12, i % 3 == 0 ? 4 : i % 3 == 1 ? 30 : 5000);
      List<Integer> reduced = ReducedWidths.of(a).widths();
      Optional<List<Tree>> forest = Forest.of(reduced);
      if (forest.isPresent()) {
        listed++;
        check(reduced, forest.get());
      }
    }
    assertTrue(listed > 4_000, "only " + listed + " were listed");
  }

  private static void check(List<Integer> reduced, List<Tree> forest) {
    int depth = reduced.size() - 1;
    boolean straight = forest.stream().allMatch(Tree::isStraight);
    assertTrue(forest.size() <= (straight ? 2 * depth : depth + 1), () -> Seeds.note(reduced));
    assertTrue(straight || !PathCover.exists(reduced), () -> Seeds.note(reduced));
    for (int i = 0; i <= depth; i++) {
      int layer = i;
      long neurons = forest.stream().mapToLong(tree -> tree.multiplicity() * tree.width(layer)).sum();
      assertEquals(reduced.get(i) - 1L, neurons, () -> Seeds.note(reduced));
    }
    for (Tree tree : forest) {
      assertTrue(tree.layers().getFirst() == 0 || tree.layers().getFirst() == depth);
      Set<List<Integer>> places = new HashSet<>();
      for (int k = 1; k < tree.size(); k++) {
        int layer = tree.layers().get(k);
        assertTrue(layer > 0 && layer < depth, "an end is a root");
        assertTrue(places.add(List.of(tree.parents().get(k - 1), layer)), "two children in one layer: " + tree);
      }
    }
  }

  @Test
  void theWorkDoesNotDependOnTheWidths() {
    List<Tree> small = Forest.of(List.of(11, 21, 21, 8)).orElseThrow();
    List<Tree> large = Forest.of(List.of(1_000_001, 2_000_001, 2_000_001, 700_001)).orElseThrow();
    assertEquals(small.stream().map(Tree::layers).toList(), large.stream().map(Tree::layers).toList());
    assertEquals(small.stream().map(Tree::parents).toList(), large.stream().map(Tree::parents).toList());
    assertEquals(small.stream().map(tree -> tree.multiplicity() * 100_000).toList(),
        large.stream().map(Tree::multiplicity).toList());
  }

  @Test
  void treesTooLargeToListAreNot() {
    assertEquals(Optional.empty(), Forest.of(List.of(2, 1_000_000, 1_000_000, 2)));
  }
}
