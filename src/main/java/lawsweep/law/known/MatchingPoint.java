package lawsweep.law.known;

import java.util.Arrays;
import lawsweep.network.Architecture;
import lawsweep.work.Watch;

/**
 * A sparse point of a linear network, at which the gradients of the known laws split into small blocks. Every U_i is a
 * matching of min(n_{i-1}, n_i) edges between the last neurons of layer i - 1 and the first ones of layer i, so the
 * support is a set of paths.
 *
 * <p>Half the gradient of Σ_i ⟨S_i, U_i^T U_i - U_{i+1} U_{i+1}^T⟩ is U_i S_i - S_{i-1} U_i in layer i, with symmetric
 * S_1, …, S_{q-1} and S_0 = S_q = 0. An entry of S between two paths meets only entries between these:
 *
 * <ul>
 *   <li>Two paths, with λ_i between them in the hidden layers that both visit. Where both have an edge in layer i,
 *       of weights u and v, the gradient has the entries u λ_i - v λ_{i-1} and v λ_i - u λ_{i-1}; where one of them
 *       goes on alone, a multiple of λ.
 *   <li>One path, with σ_i on its neurons: u (σ_i - σ_{i-1}). So σ is lost if the path joins no output and no input.
 * </ul>
 *
 * <p>A path that is lost is linked. Gradients are linear in the point. So at θ + ε X a combination of laws whose
 * gradient vanishes at θ has ε times its gradient at X. Divided by ε, at ε = 0, it adds to the rank of the others what
 * it has modulo their gradients at θ; the rank over the field of functions of ε is at least this sum. If path c begins
 * in layer i, give X an entry from the first neuron of layer i - 1, which is on a path d: it receives σ_c - σ_d. That
 * is new if block {c, d} has the same rank without this entry. Such links are independent: every c has its own, and d
 * begins before c.
 *
 * <p>With weights 1, 2, … in each matching the sum is {@link KnownLaws#bound} for every architecture, in
 * characteristic 0 and modulo every prime that {@link lawsweep.residue.PrimeField} allows: u² ≠ v² for any two edges
 * of a layer, since |u ± v| &lt; p. So of the blocks of two paths only those of two isolated neurons have a kernel. A
 * lost path of several neurons is linked: in layer i, which is wider than layer i - 1, c and d are together; from
 * there both have another edge, or one goes on alone, or both reach the inputs. The isolated neurons of layer i number
 * n_i - min(n_{i-1}, n_i) - min(n_i, n_{i+1}), if that is positive, which is the surplus s_i. Their s_i (s_i + 1)/2
 * laws are all that is lost.
 */
final class MatchingPoint {

  private final int[] widths;
  private final long[][] weights;

  /**
   * The point with given weights, not 0, in matchings as above.
   *
   * @param weights those of U_i at index i, 1 ≤ i ≤ q, by the neuron of layer i
   */
  MatchingPoint(Architecture a, long[][] weights) {
    this.widths = new int[a.depth() + 1];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = a.width(i);
    }
    this.weights = weights;
  }

  /** The point with weights 1, 2, … in each matching. */
  static MatchingPoint of(Architecture a) {
    int most = 0;
    for (int i = 1; i <= a.depth(); i++) {
      most = Math.max(most, Math.min(a.width(i - 1), a.width(i)));
    }
    long[] count = new long[most];
    for (int t = 0; t < most; t++) {
      count[t] = t + 1L;
    }
    long[][] weights = new long[a.depth() + 1][];
    Arrays.fill(weights, count);
    return new MatchingPoint(a, weights);
  }

  /**
   * The rank of the gradients of the known laws at this point with its links, exactly.
   *
   * @param watch asked before each layer; may end the work
   */
  long rank(Watch watch) {
    long rank = 0;
    for (int i = 1; i < widths.length - 1; i++) {
      watch.ask();
      rank += rankOfBlocks(i) + links(i);
    }
    return rank;
  }

  /** The rank of the blocks that begin in hidden layer i, without their links. */
  long rankOfBlocks(int i) {
    long laws = widths[i] * (widths[i] + 1L) / 2;
    return laws - lostPairs(i) - lostPaths(i);
  }

  /** Edges of U_i; they end at neurons 0, 1, … of layer i. */
  private int edges(int i) {
    return Math.min(widths[i - 1], widths[i]);
  }

  /** The first neuron of layer i that has an edge in U_{i+1}; it leads to neuron 0. */
  private int firstOnward(int i) {
    return widths[i] - edges(i + 1);
  }

  /** The neurons of layer i without edges. */
  private int isolated(int i) {
    return Math.max(0, firstOnward(i) - edges(i));
  }

  /**
   * The blocks of two paths that begin in layer i and have a kernel, which is a line. A block that begins with an
   * entry of its own in layer i has none: λ_i is 0, and with it all further ones. Nor has the block of an isolated
   * neuron and one with an edge.
   */
  private long lostPairs(int i) {
    long isolated = isolated(i);
    long lost = isolated * (isolated - 1) / 2;
    for (int j = Math.max(edges(i), firstOnward(i)); j < widths[i]; j++) {
      for (int k = j + 1; k < widths[i]; k++) {
        if (kernelFrom(i, j, k)) {
          lost++;
        }
      }
    }
    return lost;
  }

  /** Whether the entries beyond layer i between the paths of its neurons j and k leave a line of λ_i, λ_{i+1}, …. */
  private boolean kernelFrom(int i, int j, int k) {
    int layer = i;
    int a = j;
    int b = k;
    while (true) {
      int first = firstOnward(layer);
      if (a < first || b < first) {
        return a < first && b < first;
      }
      layer++;
      if (layer == widths.length - 1) {
        return false;
      }
      a -= first;
      b -= first;
      long u = weights[layer][a];
      long v = weights[layer][b];
      if (u * u != v * v) {
        return false;
      }
    }
  }

  /** The paths that begin in layer i and end before the inputs. */
  private long lostPaths(int i) {
    long lost = isolated(i);
    for (int j = Math.max(edges(i), firstOnward(i)); j < widths[i]; j++) {
      if (!reachesInput(i, j)) {
        lost++;
      }
    }
    return lost;
  }

  /**
   * The lost paths of several neurons that begin in layer i and are won back by an entry from neuron 0 of layer i - 1.
   */
  private long links(int i) {
    long links = 0;
    for (int j = Math.max(edges(i), firstOnward(i)); j < widths[i]; j++) {
      if (!reachesInput(i, j) && !kernelFrom(i, 0, j)) {
        links++;
      }
    }
    return links;
  }

  private boolean reachesInput(int i, int j) {
    int neuron = j;
    for (int layer = i; layer < widths.length - 1; layer++) {
      neuron -= firstOnward(layer);
      if (neuron < 0) {
        return false;
      }
    }
    return true;
  }
}
