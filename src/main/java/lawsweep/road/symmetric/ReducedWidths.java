package lawsweep.road.symmetric;

import java.util.ArrayList;
import java.util.List;
import lawsweep.network.Architecture;

/**
 * The widths that decide the count of a linear network (proof, section 1). First n̄_i = min(n_i, n_{i-1} + n_{i+1} -
 * 1) in hidden layers, then 1 in all layers between two consecutive ones of width 1.
 *
 * @param lowered n̄; a layer is lowered at most once, since a lowered one is at least as wide as its neighbours
 * @param widths n*
 */
public record ReducedWidths(List<Integer> lowered, List<Integer> widths) {

  /** Copies the lists. */
  public ReducedWidths {
    lowered = List.copyOf(lowered);
    widths = List.copyOf(widths);
  }

  /** The reduced widths of a linear architecture, in O(depth) steps. */
  public static ReducedWidths of(Architecture a) {
    List<Integer> lowered = new ArrayList<>(a.widths());
    for (int i = 1; i < a.depth(); i++) {
      lowered.set(i, Math.min(a.width(i), a.width(i - 1) + a.width(i + 1) - 1));
    }
    return new ReducedWidths(lowered, collapsed(lowered));
  }

  private static List<Integer> collapsed(List<Integer> lowered) {
    List<Integer> widths = new ArrayList<>(lowered);
    int last = -1;
    for (int i = 0; i < widths.size(); i++) {
      if (lowered.get(i) == 1) {
        for (int j = last + 1; last >= 0 && j < i; j++) {
          widths.set(j, 1);
        }
        last = i;
      }
    }
    return widths;
  }

  /**
   * R(n*) = Σ n*_{i-1} n*_i - Σ n*_i (n*_i + 1)/2, the second sum over hidden layers: the dimension of the Lie
   * algebra's trace at a generic point.
   */
  public long dimension() {
    return orthogonal(widths);
  }

  /** R(m): the dimension of what is orthogonal to the known laws' gradients if these are independent. */
  static long orthogonal(List<Integer> widths) {
    long sum = 0;
    for (int i = 1; i < widths.size(); i++) {
      sum = Math.addExact(sum, (long) widths.get(i - 1) * widths.get(i));
    }
    for (int i = 1; i < widths.size() - 1; i++) {
      sum -= widths.get(i) * (widths.get(i) + 1L) / 2;
    }
    return sum;
  }
}
