package lawsweep.drift.value;

import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroup.Form;
import lawsweep.circuit.types.LawGroup.Index;

/** The laws of a group, term by term. */
final class LawSums {

  private final LawGroup group;
  private final Slots slots;
  private final double[] out;
  private final double[] in;
  private final double[] variance;

  /**
   * Of no term yet.
   *
   * @throws IllegalArgumentException if no array holds so many laws
   */
  LawSums(LawGroup group) {
    if (group.count() > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("expected at most 2^31 laws in a group, got " + group.count());
    }
    this.group = group;
    slots = Slots.of(group);
    int laws = (int) group.count();
    out = new double[laws];
    in = new double[laws];
    variance = new double[laws];
  }

  /** All that was added. */
  LawValues values() {
    return new LawValues(out, in, variance);
  }

  /**
   * Adds a term.
   *
   * @param factor of the term
   * @param sums for each slot and entry the sum of products (of numbers), and the sum of their squares
   * @param roundoff of the tensor's type
   */
  void add(long factor, Moments sums, double roundoff) {
    double spread = LawValues.SPREAD * roundoff;
    add(0, 0, 0, (double) factor, new Term(sums, spread * spread));
  }

  private record Term(Moments sums, double variance) {}

  private void add(int index, int slot, int law, double factor, Term term) {
    if (index == group.indices().size()) {
      entries(slot * slots.entries(), law * slots.entries(), factor, term);
      return;
    }
    Index next = group.indices().get(index);
    int size = next.members().size();
    if (next.differences()) {
      for (int s = 1; s < size; s++) {
        add(index + 1, slot * size + s, law * (size - 1) + s - 1, factor, term);
        add(index + 1, slot * size, law * (size - 1) + s - 1, -factor, term);
      }
    } else {
      for (int s = 0; s < size; s++) {
        add(index + 1, slot * size + s, law * size + s, factor, term);
      }
    }
  }

  private void entries(int from, int to, double factor, Term term) {
    double unit = factor * factor * term.variance();
    if (group.form() != Form.PRODUCTS) {
      entry(from, to, factor, term, group.form() == Form.SUMS ? unit : 4 * unit);
      return;
    }
    int at = 0;
    for (int i = 0; i < group.matrix(); i++) {
      entry(from + at, to + at, factor, term, 4 * unit);
      at++;
      for (int j = i + 1; j < group.matrix(); j++, at++) {
        entry(from + at, to + at, factor, term, 2 * unit);
      }
    }
  }

  /**
   * Each number x is in a square with derivative 2 x, so that x ∂h/∂x = 2 x²; in a product x y both give x y; in the
   * square of a sum s it is 2 s x.
   */
  private void entry(int from, int to, double factor, Term term, double unit) {
    double sum = factor * term.sums().sum(from);
    if (factor > 0) {
      out[to] += sum;
    } else {
      in[to] -= sum;
    }
    variance[to] += unit * term.sums().squares(from);
  }
}
