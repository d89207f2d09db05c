package lawsweep.road.symmetric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Forests of straight paths: from an output as far as layer k, 0 ≤ k &lt; q, and from an input as far as layer k, 0
 * &lt; k ≤ q. These 2q types are the same for all widths, and so are the cores of their pairs.
 *
 * <p>Which widths have such a forest? Let x_k of the s_k = n*_k - 1 neurons of layer k be on paths from outputs. Then
 * x_0 = s_0 and x_q = 0. From layer to layer x may not rise, nor may s - x fall; so x falls by at least max(0, s_{k-1}
 * - s_k) before layer k. The largest such x has x_{q-1} = min(s_0, s_1) - Δ with Δ = Σ_{1&lt;k&lt;q} max(0, s_{k-1} -
 * s_k); every smaller value can be had too. What is left to ask of x_{q-1} is that it is at least 0 and at least
 * s_{q-1} - s_q.
 */
final class PathCover {

  private PathCover() {}

  /** The types: those from an output by their length, then those from an input. */
  static List<Tree> types(int depth) {
    List<Tree> types = new ArrayList<>();
    for (int length = 0; length < depth; length++) {
      types.add(path(IntStream.rangeClosed(0, length)));
    }
    for (int length = 0; length < depth; length++) {
      types.add(path(IntStream.rangeClosed(0, length).map(k -> depth - k)));
    }
    return types;
  }

  /**
   * A forest of straight paths for reduced widths that have one. Paths from outputs reach as far as they can through
   * the first half of the layers, and no further than they must in the second, so that all are short.
   */
  static List<Tree> forest(List<Integer> reduced) {
    int depth = reduced.size() - 1;
    long[] multiplicities = multiplicities(reduced);
    List<Tree> forest = new ArrayList<>();
    for (int k = 0; k < depth; k++) {
      add(forest, multiplicities[k], IntStream.rangeClosed(0, k));
    }
    for (int k = 0; k < depth; k++) {
      add(forest, multiplicities[depth + k], IntStream.rangeClosed(0, k).map(step -> depth - step));
    }
    return forest;
  }

  /** How many neurons the types of this forest have together. */
  static long neurons(List<Integer> reduced) {
    int depth = reduced.size() - 1;
    long[] multiplicities = multiplicities(reduced);
    long sum = 0;
    for (int type = 0; type < multiplicities.length; type++) {
      sum += multiplicities[type] > 0 ? type % depth + 1 : 0;
    }
    return sum;
  }

  /** How often each type occurs in it, in the order of {@link #types}. */
  private static long[] multiplicities(List<Integer> reduced) {
    int depth = reduced.size() - 1;
    long[] x = fromOutputs(reduced);
    long[] multiplicities = new long[2 * depth];
    for (int k = 0; k < depth; k++) {
      multiplicities[k] = x[k] - x[k + 1];
      int layer = depth - k;
      multiplicities[depth + k] = reduced.get(layer) - x[layer] - (reduced.get(layer - 1) - x[layer - 1]);
    }
    return multiplicities;
  }

  /** How many neurons of each layer are on paths from outputs: x_0, …, x_q. */
  private static long[] fromOutputs(List<Integer> reduced) {
    int depth = reduced.size() - 1;
    long[] most = new long[depth + 1];
    long[] least = new long[depth + 1];
    most[1] = Math.min(reduced.get(0), reduced.get(1)) - 1L;
    for (int k = 2; k < depth; k++) {
      most[k] = most[k - 1] - fall(reduced, k);
    }
    least[depth - 1] = Math.max(0, reduced.get(depth - 1) - reduced.get(depth));
    for (int k = depth - 1; k > 1; k--) {
      least[k - 1] = least[k] + fall(reduced, k);
    }
    long[] x = new long[depth + 1];
    x[0] = reduced.get(0) - 1L;
    for (int k = 1; k < depth; k++) {
      x[k] = 2 * k <= depth ? most[k] : least[k];
    }
    return x;
  }

  private static int fall(List<Integer> reduced, int k) {
    return Math.max(0, reduced.get(k - 1) - reduced.get(k));
  }

  private static void add(List<Tree> forest, long multiplicity, IntStream layers) {
    if (multiplicity < 0) {
      throw new IllegalStateException("a forest of straight paths needs " + multiplicity + " of one length");
    }
    if (multiplicity > 0) {
      forest.add(path(multiplicity, layers));
    }
  }

  private static Tree path(IntStream layers) {
    return path(1, layers);
  }

  private static Tree path(long multiplicity, IntStream layers) {
    List<Integer> path = layers.boxed().toList();
    return new Tree(multiplicity, path, Stream.iterate(0, k -> k + 1).limit(path.size() - 1).toList());
  }

  /** Whether reduced widths have a forest of such paths. */
  static boolean exists(List<Integer> reduced) {
    int depth = reduced.size() - 1;
    long falls = 0;
    for (int k = 2; k < depth; k++) {
      falls += fall(reduced, k);
    }
    long most = Math.min(reduced.get(0), reduced.get(1)) - 1L;
    return falls <= most && (reduced.get(depth - 1) - 1L) + falls <= (reduced.get(depth) - 1L) + most;
  }

  /** The same as inequalities. */
  static String condition(int depth) {
    return switch (depth) {
      case 2 -> WidthTheorem.ALL;
      case 3 -> "max(s_1, s_2) <= s_0 + s_3, where s_i = n*_i - 1";
      default ->
        "d <= min(s_0, s_1) and s_" + (depth - 1) + " + d <= s_" + depth + " + min(s_0, s_1), where s_i = n*_i - 1"
            + " and d = " + falls(depth);
    };
  }

  private static String falls(int depth) {
    if (depth == 4) {
      return "max(0, s_1 - s_2) + max(0, s_2 - s_3)";
    }
    return "max(0, s_1 - s_2) + ... + max(0, s_" + (depth - 2) + " - s_" + (depth - 1) + ")";
  }
}
