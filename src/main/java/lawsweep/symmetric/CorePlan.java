package lawsweep.symmetric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which cores a forest's certificate has: the small ones among those of all pairs of trees. If they cover all pairs they prove
 * the count without the theorem (proof, section 2); otherwise they are checks of it.
 *
 * @param depth q
 * @param trees the types of trees
 */
record CorePlan(int depth, List<Tree> trees) {

  /** Cores up to this many parameters take about a millisecond and are all evaluated. */
  static final int SMALL = 64;

  /** Where none is small the smallest is evaluated up to this size. */
  static final int LARGEST = 160;

  /** The most cores of one certificate. */
  static final int MOST = 256;

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

  /** The cores to evaluate, the smallest first. */
  List<List<Integer>> chosen() {
    List<List<Integer>> bySize = new ArrayList<>(pairs());
    bySize.sort(Comparator.comparingLong(this::parameters));
    if (parameters(bySize.getFirst()) > SMALL) {
      return parameters(bySize.getFirst()) <= LARGEST ? bySize.subList(0, 1) : List.of();
    }
    return bySize.stream().takeWhile(core -> parameters(core) <= SMALL).limit(MOST).toList();
  }

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
