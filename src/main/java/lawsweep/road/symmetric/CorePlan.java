package lawsweep.road.symmetric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lawsweep.lie.BracketSource;

/**
 * Which cores are evaluated for a forest's certificate: the small ones among those of all pairs of trees. If those
 * that reach their rank cover all pairs, they prove the count without the theorem (proof, section 11); otherwise they
 * are checks of it.
 *
 * @param depth q
 * @param trees the types of trees
 */
record CorePlan(int depth, List<Tree> trees) {

  /**
   * Cores of up to so many parameters are evaluated, with brackets of up to {@value #SHORT} fields: about a
   * millisecond.
   */
  static final int SMALL = 64;

  /** The most fields in a bracket of a small core; with more, brackets cost the fifth power of their length. */
  static final int SHORT = 7;

  /** Cores of straight paths are evaluated up to this size, and whatever their brackets, which stay short. */
  static final int SMALL_STRAIGHT = 160;

  /** Where none is small the smallest is evaluated up to this size, unless the dense road checks the cell easily. */
  static final int LARGEST = 160;

  /** The most fields in a bracket of that one. */
  static final int LONG = 10;

  /**
   * Cells up to this many parameters are easily checked on the dense road. Part of the rules of
   * {@link SymmetricCounter#ENGINE}, whatever road a run prefers.
   */
  static final long EASY_DENSE = 4096;

  /** The most cores of one certificate. */
  static final int MOST = 600;

  /**
   * A core to evaluate.
   *
   * @param trees its types of trees
   * @param longest the most fields in a bracket
   */
  record Choice(List<Integer> trees, int longest) {}

  /** The pairs of trees that the forest has, by type; the thread alone, or with its only tree, if there is no pair. */
  List<List<Integer>> pairs() {
    List<List<Integer>> pairs = new ArrayList<>();
    for (int i = 0; i < trees.size(); i++) {
      for (int j = i; j < trees.size(); j++) {
        if (i < j || trees.get(i).multiplicity() > 1) {
          pairs.add(List.of(i, j));
        }
      }
    }
    if (pairs.isEmpty()) {
      pairs.add(trees.isEmpty() ? List.of() : List.of(0));
    }
    return pairs;
  }

  /**
   * The cores to evaluate, the smallest first.
   *
   * @param parameters D of the cell
   */
  List<Choice> chosen(long parameters) {
    if (depth > Math.max(SMALL_STRAIGHT, LARGEST)) {
      // The thread alone has depth parameters: no core is small enough.
      return List.of();
    }
    List<Sized> bySize = new ArrayList<>();
    for (List<Integer> pair : pairs()) {
      bySize.add(new Sized(pair, parameters(pair)));
    }
    bySize.sort(Comparator.comparingLong(Sized::parameters));
    List<Choice> chosen = new ArrayList<>();
    for (Sized core : bySize) {
      boolean straight = core.trees().stream().map(trees::get).allMatch(Tree::isStraight);
      if (chosen.size() < MOST && core.parameters() <= (straight ? SMALL_STRAIGHT : SMALL)) {
        chosen.add(new Choice(core.trees(), straight ? BracketSource.MAX_LENGTH : SHORT));
      }
    }
    Sized smallest = bySize.getFirst();
    if (chosen.isEmpty() && parameters > EASY_DENSE && smallest.parameters() <= LARGEST) {
      chosen.add(new Choice(smallest.trees(), LONG));
    }
    return chosen;
  }

  /** A core and how many parameters it has. */
  private record Sized(List<Integer> trees, long parameters) {}

  /** The sub-network of a core. */
  SparsePoint network(List<Integer> core) {
    return new SparsePoint(depth, core.stream().map(trees::get).toList());
  }

  private long parameters(List<Integer> core) {
    List<Integer> widths = network(core).widths();
    long sum = 0;
    for (int i = 1; i < widths.size(); i++) {
      sum += (long) widths.get(i - 1) * widths.get(i);
    }
    return sum;
  }
}
