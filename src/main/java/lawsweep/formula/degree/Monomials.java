package lawsweep.formula.degree;

import java.util.Arrays;

/**
 * The monomials of a degree in one class, in lexicographic order. A monomial is the list of its factors, parameters in
 * increasing order, each as often as its exponent says.
 *
 * @param degree d
 * @param factors monomial m has the factors d m, …, d m + d - 1
 */
record Monomials(int degree, int[] factors) {

  /**
   * All monomials of a class of a network with widths, as many as {@link ClassSizes} says.
   */
  static Monomials of(WidthGround ground, int degree, PlannedClass planned) {
    Search search = new Search(ground, degree, ground.marks(planned),
        Math.multiplyExact(planned.monomials(), degree));
    search.extend(0, 0);
    if (search.end != search.found.length) {
      throw new IllegalStateException("expected as many monomials as " + planned + " has, found "
          + search.end / degree);
    }
    return new Monomials(degree, search.found);
  }

  /** How many. */
  int size() {
    return factors.length / degree;
  }

  /** The factors of one. */
  int[] of(int monomial) {
    return Arrays.copyOfRange(factors, monomial * degree, (monomial + 1) * degree);
  }

  /** Adds factor after factor; leaves those out that cannot be completed, each factor having two neurons. */
  private static final class Search {

    private final int degree;
    private final int parameters;
    private final int[][] ends;
    private final boolean[] open;
    private final int[][] joins;
    private final int[] chosen;
    private final int[] found;
    private int wrong;
    private int end;

    Search(WidthGround ground, int degree, boolean[] odd, int room) {
      this.degree = degree;
      this.parameters = ground.parameters();
      this.ends = new int[parameters][];
      this.joins = new int[odd.length][];
      for (int v = 0; v < parameters; v++) {
        ends[v] = ground.ends(v);
        join(ends[v][0], ends[v][1], v);
      }
      this.open = odd;
      for (boolean each : odd) {
        wrong += each ? 1 : 0;
      }
      this.chosen = new int[degree];
      this.found = new int[room];
    }

    private void join(int a, int b, int parameter) {
      if (joins[a] == null) {
        joins[a] = new int[joins.length];
        Arrays.fill(joins[a], -1);
      }
      joins[a][b] = parameter;
    }

    /** @param at how many factors there are; the next one is {@code from} at least */
    void extend(int at, int from) {
      if (at == degree - 1) {
        last(from);
      } else {
        for (int v = from; v < parameters; v++) {
          toggle(v);
          if (wrong <= 2 * (degree - at - 1)) {
            chosen[at] = v;
            extend(at + 1, v);
          }
          toggle(v);
        }
      }
    }

    /** The one parameter that joins the two neurons left. */
    private void last(int from) {
      if (wrong != 2) {
        return;
      }
      int a = 0;
      while (!open[a]) {
        a++;
      }
      int b = a + 1;
      while (!open[b]) {
        b++;
      }
      int v = joins[a] == null ? -1 : joins[a][b];
      if (v >= from) {
        chosen[degree - 1] = v;
        keep();
      }
    }

    private void keep() {
      if (end < found.length) {
        System.arraycopy(chosen, 0, found, end, degree);
      }
      end += degree;
    }

    private void toggle(int v) {
      for (int neuron : ends[v]) {
        open[neuron] = !open[neuron];
        wrong += open[neuron] ? 1 : -1;
      }
    }
  }
}
