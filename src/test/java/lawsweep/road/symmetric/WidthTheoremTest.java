package lawsweep.road.symmetric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.law.known.KnownLaws;
import lawsweep.law.known.ScalarBlocks;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.road.dense.DenseCounter;
import lawsweep.support.Architectures;
import lawsweep.support.Seeds;
import lawsweep.support.ThreadsForTest;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stated for all widths is what is counted for each. */
class WidthTheoremTest {

  private static final Kernels KERNELS = VectorKernels.hot();

  private static WidthTheorem prove(int depth) {
    return WidthTheorem.prove(depth, KERNELS, new ThreadsForTest(2));
  }

  /** All linear networks of a depth with widths up to {@code most}. */
  private static List<Architecture> networks(int depth, int most) {
    List<List<Integer>> all = List.of(List.of());
    for (int layer = 0; layer <= depth; layer++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> begun : all) {
        for (int width = 1; width <= most; width++) {
          List<Integer> next = new ArrayList<>(begun);
          next.add(width);
          longer.add(next);
        }
      }
      all = longer;
    }
    return all.stream().map(widths -> Architectures.linear(widths.toArray(Integer[]::new))).toList();
  }

  /** The dense road computes with brackets at random points and knows nothing of the theorem. */
  @ParameterizedTest
  @CsvSource({"2, 6", "3, 6", "4, 4", "5, 3"})
  void agreesWithTheDenseRoad(int depth, int most) {
    WidthTheorem theorem = prove(depth);
    DenseCounter dense = new DenseCounter(KERNELS);
    List<Architecture> networks = networks(depth, most);
    new ThreadsForTest(2).forEach(networks.size(), i -> {
      Architecture a = networks.get(i);
      LawCount count =
          dense.count(new LawCell(a, Fields.GENERIC, 3, 0), Limits.DEFAULT, Team.alone(), Stop.NEVER);
      WidthVector said = theorem.of(a);
      assertEquals(count.lieDim(), said.lieDim(), a::widthsLabel);
      assertEquals(count.laws(), said.laws(), a::widthsLabel);
      assertEquals(count.knownLaws(), said.knownLaws(), a::widthsLabel);
      assertEquals(count.verdict() == Verdict.COMPLETE, said.complete(), a::widthsLabel);
      assertTrue(count.verdict() != Verdict.UNDECIDED, a::widthsLabel);
    });
  }

  /**
   * The boxes are the scalar blocks with laws of their own; a vector may lie in several that are apart from each
   * other.
   */
  @ParameterizedTest
  @CsvSource({"2, 5", "3, 4", "4, 3", "5, 3", "6, 3", "7, 2"})
  void exceptionsAreWhereScalarBlocksHaveLaws(int depth, int most) {
    for (Architecture a : networks(depth, most)) {
      WidthVector said = WidthVector.of(a);
      assertEquals(ScalarBlocks.of(a).bound(a) == KnownLaws.bound(a), said.complete(), a::widthsLabel);
      ReducedWidths reduced = ReducedWidths.of(a);
      assertEquals(reduced.lowered().equals(reduced.widths()), said.complete(), a::widthsLabel);
      assertEquals(ScalarBlocks.of(a).bound(a), said.laws(), a::widthsLabel);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 7, 10})
  void everyCoreIsFull(int depth) {
    WidthTheorem theorem = prove(depth);
    assertEquals((2 * depth + 1) * (depth + 1), theorem.cores().size());
    assertEquals(theorem.cores().size(), new HashSet<>(theorem.cores().stream().map(Core::trees).toList()).size());
    assertEquals((depth - 1) * (depth - 2) / 2, theorem.exceptions().size());
    for (Core core : theorem.cores()) {
      Architecture network = Architectures.linear(theorem.widths(core).toArray(Integer[]::new));
      assertTrue(network.parameters() <= 9L * depth);
      assertEquals(ReducedWidths.orthogonal(network.widths()), core.rank());
      assertEquals(WidthVector.of(network).lieDim(), core.rank());
    }
  }

  /** Blocks of different pairs of trees are independent, so the cores' ranks add up to the whole dimension. */
  @Test
  void coresAddUp() {
    Random random = Seeds.random("WidthTheoremTest", 0);
    for (int depth = 2; depth <= 5; depth++) {
      WidthTheorem theorem = prove(depth);
      for (int i = 0; i < 50; i++) {
        List<Integer> forest = random.ints(random.nextInt(12), 0, 2 * depth).sorted().boxed().toList();
        Architecture whole = Architectures.linear(widths(theorem, forest));
        assertTrue(theorem.of(whole).covered());
        assertEquals(theorem.of(whole).lieDim(), addedUp(theorem, forest), Seeds.note(depth + " " + forest));
      }
    }
  }

  private static Integer[] widths(WidthTheorem theorem, List<Integer> forest) {
    Integer[] widths = new Integer[theorem.depth() + 1];
    for (int layer = 0; layer <= theorem.depth(); layer++) {
      int width = 1;
      for (int tree : forest) {
        width += theorem.trees().get(tree).width(layer);
      }
      widths[layer] = width;
    }
    return widths;
  }

  /** The blocks of the thread, of the thread and each tree, and of each pair of trees, each counted once. */
  private static long addedUp(WidthTheorem theorem, List<Integer> forest) {
    long thread = rank(theorem, List.of());
    long sum = thread;
    for (int i = 0; i < forest.size(); i++) {
      sum += added(theorem, forest.get(i));
      for (int j = i + 1; j < forest.size(); j++) {
        sum += rank(theorem, List.of(forest.get(i), forest.get(j))) - thread - added(theorem, forest.get(i))
            - added(theorem, forest.get(j));
      }
    }
    return sum;
  }

  /** What a tree adds to the thread. */
  private static long added(WidthTheorem theorem, int tree) {
    return rank(theorem, List.of(tree)) - rank(theorem, List.of());
  }

  private static long rank(WidthTheorem theorem, List<Integer> trees) {
    return theorem.cores().stream().filter(core -> core.trees().equals(trees)).findFirst().orElseThrow().rank();
  }

  @Test
  void doesNotDependOnThreads() {
    WidthTheorem alone = WidthTheorem.prove(6, KERNELS, Team.alone());
    assertEquals(alone, WidthTheorem.prove(6, KERNELS, new ThreadsForTest(5)));
    assertEquals(64, alone.fingerprint().length());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, WidthTheorem.DEEPEST + 1})
  void otherDepthsAreRefused(int depth) {
    assertThrows(IllegalArgumentException.class, () -> prove(depth));
  }

  @Test
  void otherNetworksAreRefused() {
    WidthTheorem theorem = prove(3);
    assertEquals("expected 4 widths for depth 3, got 2,3,2",
        assertThrows(IllegalArgumentException.class, () -> theorem.of(Architectures.linear(2, 3, 2))).getMessage());
    assertThrows(IllegalArgumentException.class, () -> theorem.of(Architectures.relu(Bias.NONE, 2, 3, 3, 2)));
  }

  @Test
  void aClaimThatDiffersIsRefusedByName() {
    WidthTheorem t = prove(3);
    TheoremVerifier verifier = new TheoremVerifier(KERNELS);
    assertTrue(verifier.refuse(t, Team.alone()).isEmpty());
    refused(verifier, "engine version 0",
        new WidthTheorem("0", 3, t.exceptions(), t.covered(), t.trees(), t.cores(), ""));
    refused(verifier, "number of exceptions",
        new WidthTheorem("1", 3, List.of(), t.covered(), t.trees(), t.cores(), t.fingerprint()));
    refused(verifier, "covered set",
        new WidthTheorem("1", 3, t.exceptions(), "all widths", t.trees(), t.cores(), t.fingerprint()));
    refused(verifier, "tree 1",
        new WidthTheorem("1", 3, t.exceptions(), t.covered(), t.trees().reversed(), t.cores(), t.fingerprint()));
    refused(verifier, "number of cores",
        new WidthTheorem("1", 3, t.exceptions(), t.covered(), t.trees(), t.cores().subList(1, 28), t.fingerprint()));
    refused(verifier, "fingerprint",
        new WidthTheorem("1", 3, t.exceptions(), t.covered(), t.trees(), t.cores(), "0" + t.fingerprint()));
  }

  private static void refused(TheoremVerifier verifier, String what, WidthTheorem claim) {
    String line = verifier.refuse(claim, Team.alone()).orElseThrow();
    assertTrue(line.contains(what), line);
  }
}
