package lawsweep.law.known;

import java.util.ArrayList;
import java.util.List;
import lawsweep.network.Architecture;
import lawsweep.network.Family;

/**
 * The scalar blocks of a linear network: the stretches between two consecutive layers of width 1, ends included.
 *
 * <p>Such a block U_{a+1}, …, U_b enters the network only through the number s = U_{a+1} ⋯ U_b. So every field of W_0
 * has in the block the component f ∇s, with a function f of all weights. And [f ∇s, g ∇s] is again a multiple of ∇s,
 * because Hess(s) ∇s meets f g - g f. So the trace of the Lie algebra in the block lies on the line of ∇s, and the
 * D_block - 1 directions orthogonal to it are laws. Together with the known laws they have the rank
 *
 * <p>N' = Σ (D_block - 1) + N(collapsed), with each block collapsed to a single weight. For the known laws inside a
 * block are among the new ones, and one that touches the block's end meets the line of ∇s in ⟨U_b, ∂s/∂U_b⟩ = s ≠ 0,
 * as it would with a single weight s.
 *
 * @param freed Σ (D_block - 1) over all blocks
 * @param collapsed the widths after collapsing, from output to input; fewer than three if no hidden layer is left
 */
public record ScalarBlocks(long freed, List<Integer> collapsed) {

  /** Copies the list. */
  public ScalarBlocks {
    collapsed = List.copyOf(collapsed);
  }

  /** The blocks of an architecture; none for ReLU networks. */
  public static ScalarBlocks of(Architecture a) {
    if (a.family() == Family.RELU || narrowLayers(a) < 2) {
      return new ScalarBlocks(0, a.widths());
    }
    List<Integer> widths = new ArrayList<>();
    long freed = 0;
    int last = -1;
    for (int i = 0; i <= a.depth(); i++) {
      widths.add(a.width(i));
      if (a.width(i) == 1) {
        if (last >= 0) {
          freed += entries(a, last, i) - 1;
          int inner = i - last - 1;
          widths.subList(widths.size() - 1 - inner, widths.size() - 1).clear();
        }
        last = i;
      }
    }
    return new ScalarBlocks(freed, widths);
  }

  private static int narrowLayers(Architecture a) {
    int count = 0;
    for (int i = 0; i <= a.depth(); i++) {
      count += a.width(i) == 1 ? 1 : 0;
    }
    return count;
  }

  private static long entries(Architecture a, int from, int to) {
    long sum = 0;
    for (int i = from + 1; i <= to; i++) {
      sum += (long) a.width(i - 1) * a.width(i);
    }
    return sum;
  }

  /** Whether any block has more than one weight: only then can there be laws that {@link KnownLaws} does not have. */
  public boolean any() {
    return freed > 0;
  }

  /** Whether a hidden layer is left after collapsing. */
  public boolean hasHiddenLayer() {
    return collapsed.size() >= 3;
  }

  /**
   * N' at a generic point: the number of independent laws among the known ones and those of the blocks.
   *
   * @param a the network these blocks belong to
   */
  public long bound(Architecture a) {
    if (!any()) {
      return KnownLaws.bound(a);
    }
    return freed + (hasHiddenLayer() ? KnownLaws.bound(collapsedNetwork(a)) : 0);
  }

  /**
   * The network with each block collapsed to a single weight.
   *
   * @param a the network these blocks belong to
   * @throws IllegalArgumentException unless {@link #hasHiddenLayer}
   */
  public Architecture collapsedNetwork(Architecture a) {
    return new Architecture(a.family(), collapsed, a.bias());
  }
}
